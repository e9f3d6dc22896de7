import { z } from 'zod'

/** What a class looks at: a board or projector, or an interactive panel, which a TV counts as. */
export const surfaces = ['board', 'panel'] as const
export const surfaceSchema = z.enum(surfaces)
export type Surface = z.infer<typeof surfaceSchema>

const minutesSchema = z.object({ lesson: z.int().min(1).max(600), day: z.int().min(1).max(1440) })

/** A dated table (resources/screen-norms.json): minutes a class may look at a screen, by grade and kind of screen. */
export const screenNormsSchema = z.object({
  asOf: z.iso.date(),
  source: z.string().max(1000),
  /** Per cent of a norm at which the board hints, rising; the last is the norm itself or beyond. */
  warnAt: z.tuple([z.int().min(1).max(100), z.int().min(1).max(200)]),
  rows: z.array(z.object({ grades: z.tuple([z.int().min(0).max(11), z.int().min(0).max(11)]), board: minutesSchema, panel: minutesSchema })).max(12),
})
export type ScreenNorms = z.infer<typeof screenNormsSchema>
