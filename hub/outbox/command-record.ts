import { z } from 'zod'
import { ackStates, isEndState, type AckState } from '#shared/contract/mqtt/ack'
import type { CommandBody } from '#shared/contract/mqtt/command'
import type { CommandRow, CommandState } from '#shared/contract/panel'
import { idSchema, instantSchema, ulidSchema } from '#shared/domain/ids'

const stateSchema = z.enum([...ackStates, 'waiting', 'sent', 'unknown', 'cancelled'])

/** One command for one display, as the outbox keeps it. Its signed body can be made again from it, byte for byte. */
export const commandRecordSchema = z.object({
  id: ulidSchema,
  pushId: z.string().max(64),
  displayId: idSchema,
  name: z.string(),
  args: z.unknown(),
  title: z.string(),
  by: z.object({ user: z.string(), role: z.string() }),
  createdAt: instantSchema,
  ttlS: z.int().min(1),
  /** Its number for this target; given when it is first sent, so that commands leave in the order of their numbers. */
  n: z.int().min(1).optional(),
  state: stateSchema,
  history: z.array(z.object({ state: stateSchema, at: instantSchema })),
  /** Set while the display waits for the teacher's word. */
  offerUntil: instantSchema.optional(),
  error: z.object({ code: z.string(), msg: z.string() }).optional(),
})
export type CommandRecord = z.infer<typeof commandRecordSchema>

export const expiresAtMs = ({ createdAt, ttlS }: Pick<CommandRecord, 'createdAt' | 'ttlS'>): number => Date.parse(createdAt) + ttlS * 1000

/** Nothing more is due from the display. `unknown` is not one of them: a late word still counts. */
export const isClosed = (state: CommandState): boolean => state === 'cancelled' || isEndState(state as AckState)

/** The display has said something of it. */
export const isReceived = (state: CommandState): boolean => state !== 'waiting' && state !== 'sent' && state !== 'cancelled'

/** The record in a new state, which its history remembers; the same state again changes nothing. */
export function moved(record: CommandRecord, state: CommandState, at: string, more: Partial<CommandRecord> = {}): CommandRecord {
  if (state === record.state) return { ...record, ...more }
  return { ...record, ...more, state, history: [...record.history, { state, at }].slice(-30) }
}

/** The body to be signed. */
export function bodyOf(record: CommandRecord): CommandBody {
  const { id, n, name, args, createdAt, ttlS, displayId, by } = record
  if (n === undefined) throw new Error(`${id} was never numbered`)
  return { v: 1, id, n, name, args, ts: createdAt, ttl: ttlS, target: `d/${displayId}`, by, prio: 'normal' }
}

export function rowOf(record: CommandRecord, progress: CommandRow['progress']): CommandRow {
  const { id, pushId, displayId, name, title, by, state, createdAt, history, error } = record
  const args = name === 'screenshot' ? undefined : record.args
  return { id, pushId, displayId, name, title, by: by.user, state, createdAt, expiresAt: new Date(expiresAtMs(record)).toISOString(), history, progress, error, args }
}
