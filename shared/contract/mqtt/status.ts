import { z } from 'zod'
import { instantSchema } from '../../domain/ids'

export const statusSchema = z.object({
  v: z.literal(1),
  state: z.enum(['init', 'ready', 'busy', 'sleeping', 'updating', 'safe-mode', 'disconnected', 'lost']),
  /** Random id of this start of the display. */
  boot: z.string().regex(/^[0-9a-f]{16}$/),
  /** Counts this start's connections, from 1. */
  seq: z.int().min(1),
  ts: instantSchema,
  reason: z.string().max(200).optional(),
})
export type Status = z.infer<typeof statusSchema>

export const hubStatusSchema = z.object({ online: z.boolean(), ts: instantSchema })
export type HubStatus = z.infer<typeof hubStatusSchema>
