import type { Invite } from '../invite'
import type { Why } from '../scene'
import type { ChangeKind, DayChange } from '../timetable/day-lesson'
import type { NextLessons, NoLessonsHere } from '../timetable/day-reason'

/** Whom a rule of bells names; absent parts are for all. Dates are local, `until` is exclusive. */
export interface BellScope {
  readonly building?: string
  readonly grades?: readonly number[]
  readonly weekdays?: readonly number[]
  readonly shift?: number
  readonly from?: string
  readonly until?: string
}

/** One answer to "why is this here?": where it comes from, whose word it is, until when. The page says it in words. */
export type Reason =
  /** Of the plan that comes round; `weeks` are the names of the weeks in which it is held, where weeks take turns. */
  | { readonly kind: 'weekly-plan'; readonly weekday: number; readonly period: number; readonly weeks: readonly string[]; readonly from?: string; readonly until?: string }
  | { readonly kind: 'moved-day'; readonly name: string; readonly weekday: number; readonly week?: string }
  | { readonly kind: 'week'; readonly name: string }
  | { readonly kind: 'change'; readonly change: ChangeKind; readonly madeAt: string; readonly source: NonNullable<DayChange['source']>; readonly toRoomName?: string; readonly was?: NonNullable<DayChange['was']> }
  | { readonly kind: 'bells'; readonly set: string; readonly start: string; readonly end: string; readonly by: { readonly kind: 'short-day'; readonly name: string } | ({ readonly kind: 'rule' } & BellScope) | { readonly kind: 'usual' } }
  /** A change named the time itself. */
  | { readonly kind: 'own-time'; readonly start: string; readonly end: string }
  | { readonly kind: 'together'; readonly className: string }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'no-lessons'; readonly why: NoLessonsHere; readonly weekday: number }
  | { readonly kind: 'next-lessons'; readonly next: NextLessons }
  /** Why this class's code and not another's. */
  | { readonly kind: 'code-near'; readonly near: 'here' | 'next' | 'today' }
  /** `free`: no lesson runs. `role`: this role's codes wait for nothing. `allowed`: a teacher's word. */
  | { readonly kind: 'code-seen'; readonly why: 'free' | 'role' | 'allowed' | 'meeting'; readonly role: Invite['role']; readonly untilMs: number | undefined }
  | { readonly kind: 'code-rule'; readonly asOf: string; readonly source: string }
  | { readonly kind: 'code-age'; readonly createdAt: string; readonly renewedAt?: string }
  | { readonly kind: 'notice'; readonly from?: string; readonly until?: string }
  | ({ readonly kind: 'scene' } & Why)

/** What of the class screen somebody touched. */
export type Touched =
  | { readonly kind: 'lesson'; readonly plannedId: string }
  | { readonly kind: 'invite'; readonly inviteId: string }
  | { readonly kind: 'notice'; readonly noticeId: string }
  | { readonly kind: 'day' }

