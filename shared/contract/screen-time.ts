import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, ulidSchema, wallTimeSchema } from '../domain/ids'
import { surfaceSchema, type ScreenNorms, type Surface } from '../domain/screen-norms'
import type { SeenRow } from '../domain/screen-time'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** What a teacher answers to a hint; nothing is ever ended by the program. */
export const hintChoices = ['eye-exercise', 'standby', 'go-on'] as const
export type HintChoice = (typeof hintChoices)[number]

/** Whole minutes of the class that is here now, over all screens of the school that the display knows of, and the norm. */
export interface ScreenTimeView {
  readonly className: string
  readonly lesson: { readonly minutes: number; readonly norm: number }
  readonly day: { readonly minutes: number; readonly norm: number }
  /** A threshold was reached that nobody has answered yet. */
  readonly hint: { readonly scope: 'lesson' | 'day'; readonly percent: number } | undefined
}

/** What the board's window tells and asks about screen time. */
export interface ScreenTimeRequests {
  /** So many seconds of the picture `key` were really to be seen since the last word: not dimmed, not behind an eye exercise, in a visible window. */
  reportViewed(key: string, seconds: number): void
  answerHint(choice: HintChoice): void
}
/** A window tells at least this often, seconds. */
export const viewedLimitS = 60
export const screenTimeArguments: ArgumentSchemas<ScreenTimeRequests> = {
  reportViewed: z.tuple([z.string().max(200), z.int().min(1).max(viewedLimitS)]),
  answerHint: z.tuple([z.enum(hintChoices)]),
}

export const actKinds = [...hintChoices, 'phones-allowed', 'phones-forbidden', 'meeting-begun', 'meeting-ended'] as const
/** What somebody at a board decided; it names a class, never a person. */
export const boardActSchema = z.object({ id: ulidSchema, at: instantSchema, what: z.enum(actKinds), className: z.string().max(60), detail: z.string().max(80) })
export type BoardAct = z.infer<typeof boardActSchema>

const seenSchema = z.object({ date: dateSchema, start: wallTimeSchema, className: z.string().min(1).max(60), seconds: z.int().min(0).max(86_400) })
export type OwnSeen = z.infer<typeof seenSchema>

/** What a display puts to the hub: whole sums, so that the same again changes nothing. */
export const usageReportSchema = z.object({ v: z.literal(1), rows: z.array(seenSchema).max(500), acts: z.array(boardActSchema).max(200) })
export type UsageReport = z.infer<typeof usageReportSchema>
/** The hub's answer: what the classes of the reported days saw on other displays. */
export const usageAnswerSchema = z.object({ v: z.literal(1), others: z.array(seenSchema.extend({ surface: surfaceSchema })).max(5_000) })

/** A teacher's word, as the panel lists it. */
export interface ActRow extends BoardAct {
  readonly displayId: string
}

/** Everything that the panel's table of screen time is made of, for the days asked. */
export interface ScreenTimeReport {
  readonly rows: readonly SeenRow[]
  /** The newest first. */
  readonly acts: readonly ActRow[]
  readonly norms: ScreenNorms
  readonly grades: Readonly<Record<string, number>>
  /** Displays that are no panel. */
  readonly surfaces: Readonly<Record<string, Surface>>
}

export interface PanelScreenTimeRequests {
  /** Local dates, both included, at most 31 days. */
  readScreenTime(from: string, to: string): ScreenTimeReport
  changeSurface(displayId: string, surface: Surface): Result<null, { kind: 'unknown' }>
}
export const panelScreenTimeArguments: ArgumentSchemas<PanelScreenTimeRequests> = {
  readScreenTime: z.tuple([dateSchema, dateSchema]),
  changeSurface: z.tuple([idSchema, surfaceSchema]),
}
