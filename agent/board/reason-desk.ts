import type { Handlers } from '#shared/contract/carrier'
import type { ReasonRequests } from '#shared/contract/reasons'
import type { DesiredSet } from '#shared/contract/mqtt/desired'
import { meetingAt } from '#shared/domain/invite-visibility'
import { localTime } from '#shared/domain/local-time'
import { inviteReasons, nearnessOf, noticeReasons } from '#shared/domain/reasons/invite-reasons'
import { dayReasons, lessonReasons } from '#shared/domain/reasons/lesson-reasons'
import type { Reason } from '#shared/domain/reasons/reason'
import { momentAt } from '#shared/domain/school-moment'
import { isHeld } from '#shared/domain/timetable/day-lesson'
import { instantOf } from '#shared/domain/timetable/wall-clock'
import type { Documents } from '../desired/documents'
import type { InviteDesk } from '../invites/invite-desk'
import { roomLife } from './board-snapshot'

interface Needs {
  now(): number
  /** How much later than the clock says the school's bell rings, ms. */
  bellLeadMs(): number
  set(): DesiredSet
  documents(): Documents
  readonly invites: Pick<InviteDesk, 'view'>
}

/** Says why something stands on the class screen, from what this display keeps: nobody is asked. */
export function reasonDesk(needs: Needs): Handlers<ReasonRequests> {
  const { now, set, documents } = needs
  return {
    readReasons: touched => {
      const { timetable, notices } = documents()
      const roomId = set().room?.id
      const { date } = localTime(now(), roomLife({ documents: documents(), set: set(), nowMs: now() }).timeZone)
      if (touched.kind === 'day') return dayReasons(timetable, roomId, date)
      if (touched.kind === 'lesson') return timetable && roomId !== undefined ? lessonReasons(timetable, roomId, date, touched.plannedId) : []
      if (touched.kind === 'invite') return ofInvite(needs, touched.inviteId)
      const notice = notices.find(({ id }) => id === touched.noticeId)
      return notice ? noticeReasons(notice) : []
    },
  }
}

function ofInvite({ now, bellLeadMs, set, documents, invites }: Needs, inviteId: string): Reason[] {
  const leadMs = bellLeadMs()
  const invite = documents().invites.find(({ id }) => id === inviteId)
  if (!invite) return []
  const { today, timeZone } = roomLife({ documents: documents(), set: set(), nowMs: now() })
  const { date, minute } = localTime(now() - leadMs, timeZone)
  const moment = momentAt(today, minute)
  const { hiddenInLessons, phonesUntilMs, meetings } = invites.view
  const next = today.find(lesson => isHeld(lesson) && lesson.startMinute > minute)
  const edges = { phonesUntilMs, lessonMs: next && instantOf(date, next.startMinute, timeZone) + leadMs }
  const about = { hiddenInLessons, inLesson: moment.kind === 'lesson', phonesAllowed: phonesUntilMs !== undefined, meeting: meetingAt(meetings, now()) }
  return inviteReasons(invite, about, edges, nearnessOf(invite, moment, today), documents().rules?.phones)
}
