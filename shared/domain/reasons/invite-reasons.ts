import type { Invite } from '../invite'
import { whyHidden, type InviteMoment } from '../invite-visibility'
import type { Notice } from '../notice'
import type { Moment } from '../school-moment'
import type { PhoneRule } from '../school-rules'
import type { DayLesson } from '../timetable/day-lesson'
import type { Reason } from './reason'

/** The instants (epoch ms) at which the answer becomes another; absent where nothing of the kind is known. */
interface InviteEdges {
  /** The next lesson here begins. */
  readonly lessonMs: number | undefined
  /** Until when a teacher allowed phones. */
  readonly phonesUntilMs: number | undefined
}

/** Why a code may be seen now, whose it is, and by which rule. Empty for one that is hidden. */
export function inviteReasons(invite: Invite, moment: InviteMoment, edges: InviteEdges, near: Extract<Reason, { kind: 'code-near' }>['near'] | undefined, rule: PhoneRule | undefined): Reason[] {
  if (whyHidden(invite, moment)) return []
  const { createdAt, renewedAt } = invite
  return [
    seenBecause(invite, moment, edges),
    ...(near ? [{ kind: 'code-near' as const, near }] : []),
    ...(rule ? [{ kind: 'code-rule' as const, asOf: rule.asOf, source: rule.source }] : []),
    { kind: 'code-age', createdAt, ...(renewedAt === undefined ? {} : { renewedAt }) },
  ]
}

/** A class is here, comes next, or is here today. */
export function nearnessOf({ className }: Pick<Invite, 'className'>, moment: Moment, today: readonly DayLesson[]): Extract<Reason, { kind: 'code-near' }>['near'] | undefined {
  const has = (lesson: DayLesson | undefined) => lesson?.className.split(', ').includes(className) ?? false
  if (moment.kind === 'lesson' && has(moment.lesson)) return 'here'
  if (moment.kind !== 'free' && has(moment.next)) return 'next'
  return today.some(has) ? 'today' : undefined
}

export function noticeReasons({ from, until }: Notice): Reason[] {
  return [{ kind: 'notice', ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }]
}

function seenBecause({ role }: Invite, { inLesson, meeting, hiddenInLessons, phonesAllowed }: InviteMoment, { lessonMs, phonesUntilMs }: InviteEdges): Reason {
  const seen = (why: Extract<Reason, { kind: 'code-seen' }>['why'], untilMs?: number): Reason => ({ kind: 'code-seen', why, role, untilMs })
  if (role === 'parent') return seen('meeting', meeting?.untilMs)
  if (!hiddenInLessons.includes(role)) return seen('role')
  return inLesson && phonesAllowed ? seen('allowed', phonesUntilMs) : seen('free', lessonMs)
}
