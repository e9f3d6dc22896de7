import { z } from 'zod'
import { wallTimeSchema } from '../ids'

const levelSchema = z.int().min(0).max(100)

/** How the bell is told in a room; what is absent is as `usualBells` says. Levels 0 (silent) to 100. */
export const roomBellsSchema = z
  .object({
    prepare: levelSchema,
    start: levelSchema,
    end: levelSchema,
    /** The screen's edge lights up. */
    light: z.boolean(),
    /** No sound then; local wall time, half-open, over midnight when `from` is later. */
    quiet: z.array(z.object({ from: wallTimeSchema, until: wallTimeSchema })).max(5),
  })
  .partial()
export type RoomBells = z.infer<typeof roomBellsSchema>

/** The school's own bell sounds already: a screen adds light and words until somebody wants its sound (ГОСТ Р 52872: sound off by default). */
export const usualBells: Required<RoomBells> = { prepare: 0, start: 0, end: 0, light: true, quiet: [] }
