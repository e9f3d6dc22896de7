import type { CarrierFault } from '#shared/contract/carrier'
import type { InviteFault } from '#shared/domain/invite'
import type { PanelWords } from '#shared/text/panel/ru'

/** Why the hub did not take an invite; a foreign messenger is told with the law. */
export function inviteFaultWords(fault: InviteFault | CarrierFault, { invites, carrier }: PanelWords): string {
  if (fault.kind === 'host-refused') return invites.fault['host-refused'](fault.host)
  return fault.kind === 'malformed' || fault.kind === 'not-https' ? invites.fault[fault.kind] : carrier[fault.kind]
}
