import type { InviteView } from '#shared/contract/board'
import type { Moment } from '#shared/domain/school-moment'

/** How many codes the idle screen holds at once. */
const atOnce = 2

/**
 * The invites of the idle screen. Pupils' phones are banned in lessons (273-ФЗ art. 43 p. 4.1), so theirs wait for a break; pupils' and parents' codes
 * never share a screen: breaks belong to pupils, lessons and free hours to parents and staff.
 */
export function idleInvites(invites: readonly InviteView[], moment: Moment['kind']): readonly InviteView[] {
  const forPupils = invites.filter(({ role }) => role === 'pupil')
  const forAdults = invites.filter(({ role }) => role !== 'pupil')
  if (moment === 'lesson') return forAdults.slice(0, atOnce)
  const [first, second] = moment === 'break' ? [forPupils, forAdults] : [forAdults, forPupils]
  return (first.length > 0 ? first : second).slice(0, atOnce)
}
