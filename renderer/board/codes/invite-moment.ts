import type { InviteDeskView } from '#shared/contract/invite-desk'
import { meetingAt, type InviteMoment } from '#shared/domain/invite-visibility'
import type { Moment } from '#shared/domain/school-moment'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'

/** What decides about codes in this second. */
export function inviteMomentOf({ hiddenInLessons, phonesUntilMs, meetings }: InviteDeskView, moment: Moment['kind'], nowMs: number): InviteMoment {
  return { hiddenInLessons, inLesson: moment === 'lesson', phonesAllowed: (phonesUntilMs ?? 0) > nowMs, meeting: meetingAt(meetings, nowMs) }
}

/** The classes whose codes come first: who is here, who comes next, who was here today. */
export function nearestClasses(moment: Moment, today: readonly DayLesson[]): string[] {
  const near = moment.kind === 'lesson' ? [moment.lesson, moment.next] : moment.kind === 'break' ? [moment.next] : []
  return [...new Set([...near, ...today].flatMap(lesson => lesson?.className.split(', ') ?? []))]
}
