import { z } from 'zod'
import type { Notice } from '../domain/notice'
import type { Readiness, RoomReadiness } from '../domain/readiness'
import type { Why } from '../domain/scene'
import type { DayLesson } from '../domain/timetable/day-lesson'
import type { NextLessons, NoLessonsHere } from '../domain/timetable/day-reason'
import type { HallStanding } from './hall'
import type { InviteDeskView, InviteView } from './invite-desk'
import type { LessonCard } from './library-cards'
import type { SceneView } from './scene-view'
import type { ScreenTimeView } from './screen-time'
import type { SticksView } from './sticks'

export type Standing =
  | { readonly kind: 'starting' }
  | { readonly kind: 'seeking-hub'; readonly hubAddress: string; readonly fault: 'unreachable' | 'wrong-key' | 'refused' | 'too-many-attempts' | 'expired' | undefined }
  | { readonly kind: 'awaiting-approval'; readonly code: string; readonly hubAddress: string; readonly untilMs: number }
  | { readonly kind: 'enrolled' }

/** A push that waits for the teacher's word during a lesson. */
export interface Offer {
  readonly commandId: string
  readonly title: string
  readonly by: string
  readonly untilMs: number
}

/** Everything that the board mirrors. Small (a few KB): sent whole on every change. */
export interface BoardSnapshot {
  readonly display: {
    readonly id: string
    readonly name: string
    readonly roomName: string
    readonly schoolName: string
    readonly kind: 'electron' | 'web'
    readonly store: 'own' | 'hub'
    readonly diagonalInch: number
    readonly roomDepthM: number
  }
  readonly standing: Standing
  readonly scene: SceneView
  readonly why: Why
  readonly nextChangeAt: number | undefined
  readonly timeZone: string
  /** The agent's clock (epoch ms) when this was made. */
  readonly nowMs: number
  readonly today: readonly DayLesson[]
  /** The weekday (1 is Monday) whose lessons these are, when the calendar moved the day. */
  readonly worksAs: number | undefined
  /** Why nothing is held here today; absent when something is. */
  readonly noLessons: NoLessonsHere | undefined
  readonly nextLessons: NextLessons | undefined
  /** How much later than `nowMs` says the school's bell rings, ms: lessons begin and end by it. */
  readonly bellLeadMs: number
  readonly invites: readonly InviteView[]
  readonly inviteDesk: InviteDeskView
  readonly notices: readonly Notice[]
  /** Lessons of today's timetable first, then the rest. */
  readonly lessons: readonly LessonCard[]
  readonly offers: readonly Offer[]
  readonly link: { readonly reachable: boolean; readonly lastContactMs: number | undefined; readonly clockDoubt: boolean; /** The last instant that somebody confirmed. */ readonly trustedMs: number | undefined }
  readonly readiness: Readiness
  /** What the room's lessons of today and its next day need, the most needed first. */
  readonly soon: RoomReadiness
  readonly audio: { readonly level: number; readonly muted: boolean }
  /** Absent where a display has no sticks of its own. */
  readonly sticks: SticksView | undefined
  /** Show the display's name large until then (epoch ms). */
  readonly identifyUntilMs: number | undefined
  /** Of the class that is here now; absent without one. */
  readonly screenTime: ScreenTimeView | undefined
  /** Absent on a class screen. */
  readonly hall?: HallStanding | undefined
  readonly preferences: Preferences
}

export const preferencesSchema = z.object({ language: z.enum(['ru', 'en']), theme: z.enum(['dark', 'light']) })
export type Preferences = z.infer<typeof preferencesSchema>
