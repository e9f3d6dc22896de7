import { z } from 'zod'
import { ackStates, type Ack } from '#shared/contract/mqtt/ack'
import { instantSchema } from '#shared/domain/ids'
import type { CommandRow } from '#shared/contract/panel'
import { expiresAtMs, isClosed, isReceived, moved, type CommandRecord } from './command-record'

/** A sent command that is not received is said again after this. */
export const resendMs = 4_000
/** A received one without an end state: its end may have been lost with a connection. */
export const askAgainMs = 20_000
/** After this a display that is there but silent no longer holds up the next command. */
export const holdUpMs = 15_000
/** No end state so long after the ttl means "unknown" (mqtt.md, "Ack"). */
export const silenceMs = 30_000
/** The longest that a teacher's "after the lesson" may last. */
const deferredMs = 24 * 60 * 60_000

/** What time alone makes of a command; undefined: nothing. */
export function timedOut(record: CommandRecord, nowMs: number): CommandRecord | undefined {
  const at = new Date(nowMs).toISOString()
  const end = expiresAtMs(record)
  if (isClosed(record.state) || record.state === 'unknown') return undefined
  if (record.state === 'waiting') return nowMs >= end ? moved(record, 'expired', at) : undefined
  const patience = record.state === 'offered' && record.offerUntil ? Math.max(end, Date.parse(record.offerUntil)) : record.state === 'deferred' ? end + deferredMs : end
  return nowMs >= patience + silenceMs ? moved(record, 'unknown', at) : undefined
}

/** Whether a sent command should be said again: only within its ttl, and never after its end. */
export function isResendDue(record: CommandRecord, lastSaidMs: number, nowMs: number): boolean {
  if (record.n === undefined || isClosed(record.state) || nowMs >= expiresAtMs(record)) return false
  if (record.state === 'offered' || record.state === 'deferred') return false
  return nowMs - lastSaidMs >= (isReceived(record.state) ? askAgainMs : resendMs)
}

const storedSchema = z.object({ st: z.enum(ackStates), err: z.object({ code: z.string().max(40), msg: z.string().max(300) }).optional() })
const progressSchema = z.object({ doneBytes: z.int().min(0), totalBytes: z.int().min(0) })
const offerSchema = z.object({ offerUntil: instantSchema })

/** What an ack that came `at` makes of a command, and how far a running one is. A closed command stays as it is; a late "received" undoes nothing. */
export function acknowledged(record: CommandRecord, ack: Ack, at: string): { record: CommandRecord; progress: CommandRow['progress'] } {
  const same = { record, progress: undefined }
  if (isClosed(record.state)) return same
  if (ack.st === 'duplicate') {
    const stored = storedSchema.safeParse(ack.result)
    if (!stored.success || stored.data.st === 'duplicate') return record.state === 'sent' ? { record: moved(record, 'received', at), progress: undefined } : same
    return acknowledged(record, { ...ack, st: stored.data.st, err: stored.data.err }, at)
  }
  if (ack.st === 'received' && isReceived(record.state) && record.state !== 'unknown') return same
  const progress = ack.st === 'progress' ? progressSchema.safeParse(ack.result).data : undefined
  const offerUntil = offerSchema.safeParse(ack.result).data?.offerUntil ?? record.offerUntil
  return { record: moved(record, ack.st, at, { error: ack.err ?? record.error, ...(ack.st === 'offered' || ack.st === 'deferred' ? { offerUntil } : {}) }), progress }
}
