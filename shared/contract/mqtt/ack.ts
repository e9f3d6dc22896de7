import { z } from 'zod'
import { instantSchema, ulidSchema } from '../../domain/ids'

export const ackStates = ['received', 'started', 'progress', 'offered', 'deferred', 'declined', 'done', 'failed', 'expired', 'rejected', 'duplicate'] as const
export type AckState = (typeof ackStates)[number]

export const ackSchema = z.object({
  v: z.literal(1),
  id: ulidSchema,
  st: z.enum(ackStates),
  /** Counts the acks of this command, from 1. */
  n: z.int().min(1),
  ts: instantSchema,
  durMs: z.int().min(0).optional(),
  /** For `progress` `{doneBytes, totalBytes}`; for `duplicate` the stored `{st, err?}`; for `offered` `{offerUntil}`. */
  result: z.record(z.string(), z.unknown()).optional(),
  err: z.object({ code: z.string().max(40), msg: z.string().max(300) }).optional(),
})
export type Ack = z.infer<typeof ackSchema>

/** After one of these nothing more is said of a command. */
export const endStates: readonly AckState[] = ['declined', 'done', 'failed', 'expired', 'rejected']
export const isEndState = (state: AckState): boolean => endStates.includes(state)
