import { z } from 'zod'
import { idSchema, instantSchema, ulidSchema } from './ids'
import { localTime } from './local-time'
import { momentAt } from './school-moment'
import { dayOf } from './timetable/day'
import { isHeld, type DayLesson } from './timetable/day-lesson'
import type { Timetable } from './timetable/schema'
import { instantOf } from './timetable/wall-clock'

/** Overrides everything; shown even when the clock is in doubt. Half-open `[since, until)`. */
export const emergencySchema = z.object({
  id: idSchema,
  text: z.string().min(1).max(500),
  since: instantSchema,
  until: instantSchema,
})
export type Emergency = z.infer<typeof emergencySchema>

/** What a push puts on the screen. */
export const shownThingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('material'), materialId: idSchema, page: z.int().min(1).optional(), startS: z.number().min(0).optional() }),
  z.object({ kind: z.literal('lesson'), lessonId: idSchema, stage: z.int().min(0).optional() }),
  z.object({ kind: z.literal('invite'), inviteId: idSchema }),
  z.object({ kind: z.literal('notice'), text: z.string().min(1).max(300) }),
])
export type ShownThing = z.infer<typeof shownThingSchema>

/** A technician's push that the display accepted. `until` absent: until cleared. */
export const pushSchema = z.object({
  commandId: ulidSchema,
  thing: shownThingSchema,
  by: z.string().max(80),
  since: instantSchema,
  until: instantSchema.optional(),
})
export type Push = z.infer<typeof pushSchema>

/** What a teacher opened at the board; it holds the lease. */
export const openedSchema = z.object({
  thing: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('lesson'), lessonId: idSchema, stage: z.int().min(0), stageSince: instantSchema }),
    z.object({ kind: z.literal('material'), materialId: idSchema }),
    z.object({ kind: z.literal('invite'), inviteId: idSchema }),
  ]),
  openedAt: instantSchema,
  lastTouchAt: instantSchema,
})
export type Opened = z.infer<typeof openedSchema>

/** A planned item of the playlist, half-open. */
export const plannedItemSchema = z.object({ materialId: idSchema, from: instantSchema, until: instantSchema })
export type PlannedItem = z.infer<typeof plannedItemSchema>

export interface SceneInputs {
  readonly emergency: Emergency | undefined
  readonly push: Push | undefined
  readonly opened: Opened | undefined
  readonly playlist: readonly PlannedItem[]
  readonly timetable: Timetable | undefined
  readonly roomId: string | undefined
  /** A screen in the hall: what nobody put there is the hall's, not a class's. */
  readonly isHall?: boolean
  /** The display does not trust its clock: an emergency that desired state holds is shown whatever the time seems to be. */
  readonly clockDoubt?: boolean
}

export type Scene =
  | { readonly kind: 'emergency'; readonly emergency: Emergency }
  | { readonly kind: 'push'; readonly push: Push }
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'planned'; readonly item: PlannedItem }
  | { readonly kind: 'idle' }

/** Which rule decided, whose word it was, and until when it holds (epoch ms; absent: until someone acts). */
export interface Why {
  readonly rule: Scene['kind']
  readonly source: string
  readonly untilMs: number | undefined
}

export interface Decision {
  readonly scene: Scene
  readonly why: Why
  /** The soonest instant (epoch ms) at which the answer can differ with the same inputs. */
  readonly nextChangeAt: number | undefined
}

/** A lease outlives its bell by ten minutes without a touch (design.md, "the scene"). */
export const leaseGraceMs = 10 * 60_000
/** Without a timetable a lesson counts as this long: the norm's longest (СанПиН 1.2.3685-21). */
export const assumedLessonMs = 45 * 60_000

/**
 * What is on the screen at `nowMs` (epoch ms), by design.md's order: emergency > push > opened > planned > idle.
 * Pure: the same inputs and instant give the same answer, and between two `nextChangeAt` nothing changes.
 */
export function decideScene(inputs: SceneInputs, nowMs: number): Decision {
  const { emergency, push, opened, playlist } = inputs
  const leaseEnd = opened && leaseEndsAt(opened, inputs)
  const edges = [
    ...(emergency ? [Date.parse(emergency.since), Date.parse(emergency.until)] : []),
    ...(push?.until ? [Date.parse(push.until)] : []),
    ...(leaseEnd === undefined ? [] : [leaseEnd]),
    ...playlist.flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)]),
  ]
  const nextChangeAt = edges.filter(edge => edge > nowMs).sort((a, b) => a - b)[0]
  const decided = (scene: Scene, source: string, untilMs?: number): Decision => ({
    scene,
    why: { rule: scene.kind, source, untilMs },
    nextChangeAt,
  })

  if (emergency && (inputs.clockDoubt || isWithin(emergency.since, emergency.until, nowMs))) return decided({ kind: 'emergency', emergency }, emergency.id, Date.parse(emergency.until))
  if (push && (!push.until || nowMs < Date.parse(push.until))) return decided({ kind: 'push', push }, push.by, push.until ? Date.parse(push.until) : undefined)
  if (opened && nowMs < leaseEnd!) return decided({ kind: 'opened', opened }, 'teacher', leaseEnd)
  const item = playlist.find(({ from, until }) => isWithin(from, until, nowMs))
  if (item) return decided({ kind: 'planned', item }, 'playlist', Date.parse(item.until))
  return decided({ kind: 'idle' }, inputs.isHall ? 'hall' : 'idle', nextChangeAt)
}

/** Whether a teacher's lease holds, so that a push below emergency becomes an offer. */
export function holdsLease(inputs: SceneInputs, nowMs: number): boolean {
  return inputs.opened !== undefined && nowMs < leaseEndsAt(inputs.opened, inputs)
}

/** When the lease ends (epoch ms): ten minutes after the later of the bell and the last touch. */
export function leaseEndsAt(opened: Opened, { timetable, roomId }: Pick<SceneInputs, 'timetable' | 'roomId'>): number {
  const openedMs = Date.parse(opened.openedAt)
  const bellMs = bellAfter(openedMs, timetable, roomId) ?? openedMs + assumedLessonMs
  return Math.max(bellMs, Date.parse(opened.lastTouchAt)) + leaseGraceMs
}

/** The end of the lesson that was on, or about to begin within ten minutes, when the teacher opened it. */
function bellAfter(openedMs: number, timetable: Timetable | undefined, roomId: string | undefined): number | undefined {
  if (!timetable || !roomId) return undefined
  const { date, minute } = localTime(openedMs, timetable.timeZone)
  const day = dayOf(timetable, roomId, date)
  const moment = momentAt(day, minute)
  // A part of a longer lesson counts as the whole: its inner break ends nothing.
  const endOf = ({ plannedId, endMinute }: DayLesson) => instantOf(date, day.find(lesson => lesson.plannedId === plannedId && isHeld(lesson))?.endMinute ?? endMinute, timetable.timeZone)
  if (moment.kind === 'lesson') return endOf(moment.lesson)
  return moment.kind === 'break' && moment.minutesUntil <= 10 ? endOf(moment.next) : undefined
}

function isWithin(from: string, until: string, nowMs: number): boolean {
  return Date.parse(from) <= nowMs && nowMs < Date.parse(until)
}
