import type { CarrierFault } from '#shared/contract/carrier'
import type { InviteFault } from '#shared/domain/invite'
import type { PanelWords } from '#shared/text/panel/ru'
import type { Language } from '../../ui/language'

/** Why the hub did not take an invite: a foreign messenger is named, with the law and what to do instead. */
export function inviteFaultWords(fault: InviteFault | CarrierFault, { invites, care, carrier }: PanelWords, language: Language): string {
  if (fault.kind === 'host-refused') {
    const { service, law, remedy } = fault.refusal
    return care.refused(fault.host, service, law?.[language] ?? '', remedy?.[language] ?? '').trim()
  }
  if (fault.kind === 'too-long') return care.tooLong(fault.parameter, fault.limit)
  return fault.kind === 'malformed' || fault.kind === 'not-https' ? invites.fault[fault.kind] : carrier[fault.kind]
}
