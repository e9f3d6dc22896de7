import { z } from 'zod'
import { instantSchema } from '../../domain/ids'

/** A fact that happened on a display. `refused` tells of messages that were not obeyed (wrong signature, retained, replayed, foreign); `bell-heard` of a person who heard the school's bell at `heard` that the timetable has at `planned`; `page-refreshed` of a hall screen that loads its page anew at night. */
export const eventSchema = z.object({
  v: z.literal(1),
  ts: instantSchema,
  name: z.enum(['shown', 'refused', 'crash', 'low-disk', 'file-set-aside', 'damaged-file', 'lease-taken', 'lease-ended', 'bell-heard', 'bells-missed', 'page-refreshed']),
  detail: z.record(z.string(), z.union([z.string().max(300), z.number(), z.boolean()])),
})
export type DisplayEvent = z.infer<typeof eventSchema>

/** A condition that a person must see; an empty payload clears it. */
export const alertSchema = z.object({ v: z.literal(1), since: instantSchema, code: z.string().max(64), text: z.string().max(300) })
export type Alert = z.infer<typeof alertSchema>

/** Numbers, sent only when they changed and at most every 30 s. */
export const healthSchema = z.object({
  v: z.literal(1),
  ts: instantSchema,
  rssBytes: z.int().min(0),
  uptimeS: z.int().min(0),
  freeBytes: z.int().min(0).optional(),
})
export type Health = z.infer<typeof healthSchema>

/** A display asks the hub for the time, bound to its nonce (16 bytes base64). */
export const askSchema = z.object({ v: z.literal(1), what: z.literal('time'), nonce: z.base64().max(48) })
export type Ask = z.infer<typeof askSchema>
/** The answer's body, inside a signed envelope. */
export const timeAnswerSchema = z.object({ v: z.literal(1), what: z.literal('time'), nonce: z.base64().max(48), ts: instantSchema })
export type TimeAnswer = z.infer<typeof timeAnswerSchema>
