import type { CarrierFault } from '#shared/contract/carrier'
import type { PanelWords } from '#shared/text/panel/ru'

/** Why a password was not changed. */
export function passwordFaultWords(kind: CarrierFault['kind'] | 'wrong-password' | 'too-weak', { newPassword, carrier }: PanelWords): string {
  if (kind === 'wrong-password') return newPassword.wrongPassword
  return kind === 'too-weak' ? newPassword.tooWeak : carrier[kind]
}
