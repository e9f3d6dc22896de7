import { z } from 'zod'
import { idSchema, instantSchema, ulidSchema } from './ids'
import { manifestPathSchema } from './material'
import { placeSchema } from './place'

/** What a person at the board finds wrong with a material. */
export const reportKinds = ['does-not-open', 'wrong-text', 'no-sound', 'poor-picture', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

/** Own words are a sentence or two. */
export const reportWordsLimit = 300

/** Where in the material: as people stop in it, or a picture of a series, or a task of an exercise, or a part of a package with the place that the package itself keeps. Counted from 1. */
export const reportPlaceSchema = z.discriminatedUnion('kind', [
  ...placeSchema.options,
  z.object({ kind: z.literal('picture'), picture: z.int().min(1).max(100_000), path: manifestPathSchema }),
  z.object({ kind: z.literal('task'), task: z.int().min(1).max(1000) }),
  z.object({ kind: z.literal('part'), part: z.int().min(1).max(1000), title: z.string().max(200), spot: z.string().max(1000).optional() }),
])
export type ReportPlace = z.infer<typeof reportPlaceSchema>

/** What was on the glass when the person touched the button. `stage` counts from 0, as lessons do. */
export const reportedThingSchema = z
  .object({ materialId: idSchema.optional(), lessonId: idSchema.optional(), stage: z.int().min(0).max(100).optional() })
  .refine(thing => thing.materialId !== undefined || thing.lessonId !== undefined)
export type ReportedThing = z.infer<typeof reportedThingSchema>

/** What the person says; the display adds the rest. */
export const complaintSchema = z.object({ kind: z.enum(reportKinds), words: z.string().trim().max(reportWordsLimit), thing: reportedThingSchema, place: reportPlaceSchema.optional() })
export type Complaint = z.infer<typeof complaintSchema>

/** As a display sends it. The same `id` again is the same report. It names a place and never a person. `title` is what the display calls the thing. */
export const materialReportSchema = complaintSchema.extend({ v: z.literal(1), id: ulidSchema, at: instantSchema, title: z.string().max(300) })
export type MaterialReport = z.infer<typeof materialReportSchema>

/** Neighbouring seconds and spots are one place: two classes that stop at the same slip do not stop at the same tenth. */
const sameSecondsS = 10

/** Reports with equal keys complain of the same thing at the same place. */
export function reportKey({ kind, thing, place }: Pick<MaterialReport, 'kind' | 'thing' | 'place'>): string {
  const where = thing.materialId ?? `${thing.lessonId}/${thing.stage ?? ''}`
  return [where, kind, place ? placeKey(place) : ''].join(' ')
}

function placeKey(place: ReportPlace): string {
  if (place.kind === 'time') return `time ${Math.floor(place.positionS / sameSecondsS)}`
  if (place.kind === 'page') return `page ${place.page}`
  if (place.kind === 'spot') return `spot ${Math.floor(place.share * 100)}`
  if (place.kind === 'picture') return `picture ${place.path}`
  return place.kind === 'task' ? `task ${place.task}` : `part ${place.part}`
}
