import type { Invite } from './invite'

type Role = Invite['role']

/** A parents' meeting, half-open, epoch ms; without a class it is everybody's. */
export interface MeetingSpan {
  readonly fromMs: number
  readonly untilMs: number
  readonly classId?: string | undefined
}

/** A meeting that is begun at the board lasts this long, minutes. */
export const meetingMinutes = [60, 120, 180] as const

/** What decides who may see a code now. */
export interface InviteMoment {
  readonly inLesson: boolean
  /** The teacher allowed phones for this lesson. */
  readonly phonesAllowed: boolean
  readonly meeting: MeetingSpan | undefined
  /** Roles that wait for the end of a lesson (a dated rule). */
  readonly hiddenInLessons: readonly Role[]
}

/** `phones`: pupils' phones are banned in lessons. `no-meeting`: parents' codes are for meetings. `meeting`: the room is the parents' now, or another class's. */
export type HiddenReason = 'phones' | 'no-meeting' | 'meeting'

/** A school that has told no rule keeps the law's: 273-ФЗ art. 43 p. 4.1. */
export const usualHiddenInLessons: readonly Role[] = ['pupil']

export function meetingAt(meetings: readonly MeetingSpan[], nowMs: number): MeetingSpan | undefined {
  return meetings.find(({ fromMs, untilMs }) => fromMs <= nowMs && nowMs < untilMs)
}

/** Why a code is not to be seen now; undefined: it may be. Pupils' and parents' codes are never to be seen in the same moment. */
export function whyHidden({ role, classId }: Pick<Invite, 'role' | 'classId'>, { inLesson, phonesAllowed, meeting, hiddenInLessons }: InviteMoment): HiddenReason | undefined {
  if (role === 'parent') {
    if (!meeting) return 'no-meeting'
    return meeting.classId === undefined || meeting.classId === classId ? undefined : 'meeting'
  }
  if (role === 'pupil' && meeting) return 'meeting'
  return inLesson && !phonesAllowed && hiddenInLessons.includes(role) ? 'phones' : undefined
}

/** The code of the idle screen: one, because two on a 65″ panel are read from 2 m and one from 3; parents' in a meeting, else pupils', else the staff's, of the class that is nearest (`classNames`, nearest first). */
export function idleInvite<I extends Pick<Invite, 'role' | 'classId' | 'className'>>(invites: readonly I[], moment: InviteMoment, classNames: readonly string[]): I | undefined {
  const seen = invites.filter(invite => whyHidden(invite, moment) === undefined)
  const ofRole = (role: Role) => seen.filter(invite => invite.role === role)
  const shown = (['parent', 'pupil', 'staff'] as const).map(ofRole).find(some => some.length > 0) ?? []
  const rank = ({ className }: I) => (classNames.includes(className) ? classNames.indexOf(className) : classNames.length)
  return [...shown].sort((a, b) => rank(a) - rank(b))[0]
}
