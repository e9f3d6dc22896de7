import { z } from 'zod'
import { idSchema } from '#shared/domain/ids'

/** What a board remembers of its teachers' words about codes, over restarts; epoch ms, 0: never. */
export const deskMemorySchema = z.object({
  phonesUntilMs: z.number(),
  meetingUntilMs: z.number(),
  /** The planned meeting that ends then was ended at the board. */
  endedMeetingMs: z.number(),
  cornerId: idSchema.nullable(),
})
export type DeskMemory = z.infer<typeof deskMemorySchema>

export const emptyDeskMemory: DeskMemory = { phonesUntilMs: 0, meetingUntilMs: 0, endedMeetingMs: 0, cornerId: null }
