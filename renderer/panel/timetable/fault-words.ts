import type { CarrierFault } from '#shared/contract/carrier'
import type { TimetableRefusal } from '#shared/contract/timetable-requests'
import type { PanelWords } from '#shared/text/panel/ru'

/** What went wrong with a save, and what to do, in the person's language; `nameOf` tells what people call the thing with an id. */
export function timetableFaultWords({ carrier, timetable: { faults, places } }: PanelWords, fault: TimetableRefusal | CarrierFault, nameOf: (id: string) => string = id => id): string {
  switch (fault.kind) {
    case 'malformed': return faults.malformed(fault.where)
    case 'unknown-zone': return faults['unknown-zone'](fault.timeZone)
    case 'bells-overlap': return faults['bells-overlap'](nameOf(fault.bellSetId), fault.number)
    case 'no-bell': return faults['no-bell'](fault.period)
    case 'repeated-id': return faults['repeated-id'](fault.id)
    case 'unknown-reference': return faults['unknown-reference'](fault.missing)
    case 'name-taken': return places.faults['name-taken'](fault.name)
    case 'in-use':
    case 'last-room': return places.faults[fault.kind]
    case 'anchor-no-monday':
    case 'ends-before-start':
    case 'too-large':
    case 'unknown': return faults[fault.kind]
    default: return carrier[fault.kind]
  }
}
