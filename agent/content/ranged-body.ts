import { setTimeout as delay } from 'node:timers/promises'
import { failure, success, type Result } from '#shared/result'
import { openContentBody, type BodyRequest, type ContentBody } from './content-body'
import type { HttpPlace } from './content-source'
import type { FetchFault } from './content-store'

/** One request of a parallel download. */
const blockBytes = 2 * 1024 * 1024
/** How often one block is asked for again before the whole answer counts as broken. */
const attempts = 4
const retryMs = 100
/** One block that is silent for so long is asked for again sooner than a whole file would be. */
const stallMs = 3_000

/** A part of the file that is on its way, whole or in pieces, kept in memory until its turn: at most `window` of them. */
class Block {
  readonly pieces: Uint8Array[] = []
  bytes = 0
  end: Result<null, FetchFault> | undefined
}

/**
 * The rest of a file by several requests at once, handed out in order as one body: what lies ahead waits in memory (2 MB a block, twice as many blocks as
 * requests), so hash and disk see the same gapless stream as with one request, and an interrupted download goes on the same way. A block that stalls or breaks off
 * is asked for again from where it stood, alone. A place that does not answer with ranges is read as one.
 */
export async function openRangedBody(place: HttpPlace, asked: BodyRequest & { readonly ranges: number }, signal: AbortSignal): Promise<Result<ContentBody, FetchFault>> {
  const { file, from, ranges } = asked
  const request = { file, silenceMs: Math.min(asked.silenceMs, stallMs) }
  const firstEnd = Math.min(from + blockBytes, file.bytes)
  const first = await openContentBody(place, { ...request, from, until: firstEnd }, signal)
  if (!first.ok) return first
  if (first.value.isWhole) return first // it knows no ranges: this is the file from its start
  const closing = new AbortController()
  const stopped = AbortSignal.any([signal, closing.signal])
  const blocks = new Map<number, Block>()
  let wake = () => {}
  let front = 0
  let taken = 1
  const startOf = (index: number) => from + index * blockBytes
  const count = Math.ceil((file.bytes - from) / blockBytes)

  async function fill(index: number, opened?: ContentBody): Promise<void> {
    const block = blocks.get(index)!
    const until = Math.min(startOf(index + 1), file.bytes)
    let body = opened
    // Told only when nothing is tried any more: whoever waits for the block must not take a break for the end.
    let end: Result<null, FetchFault> = failure({ kind: 'stopped' })
    for (let attempt = 0; attempt < attempts && !stopped.aborted; attempt++) {
      if (attempt > 0) await delay(retryMs * attempt, undefined, { signal: stopped }).catch(() => {})
      if (!body) {
        const again = await openContentBody(place, { ...request, from: startOf(index) + block.bytes, until }, stopped)
        if (!again.ok) {
          end = again
          if (again.fault.kind === 'source-unreachable') continue
          break
        }
        body = again.value.isWhole ? undefined : again.value
        if (!body) {
          again.value.close()
          end = failure({ kind: 'damaged' }) // another state of the file
          break
        }
      }
      end = await drain(body, block, until - startOf(index))
      body = undefined
      if (end.ok || end.fault.kind !== 'source-unreachable') break
    }
    block.end = end
    wake()
  }

  async function drain(body: ContentBody, block: Block, wholeBytes: number): Promise<Result<null, FetchFault>> {
    try {
      for (;;) {
        const next = await body.next()
        if (!next.ok) return next
        if (next.value === undefined) return block.bytes === wholeBytes ? success(null) : failure({ kind: 'source-unreachable' })
        block.bytes += next.value.byteLength
        if (block.bytes > wholeBytes) return failure({ kind: 'damaged' })
        block.pieces.push(next.value)
        wake()
      }
    } finally {
      body.close()
    }
  }

  /** Takes the next block, as long as not too many wait already. */
  async function work(): Promise<void> {
    while (!stopped.aborted && taken < count) {
      if (taken - front >= ranges * 2) {
        await new Promise<void>(resolve => waiting.push(resolve))
        continue
      }
      const index = taken++
      blocks.set(index, new Block())
      await fill(index)
    }
  }
  const waiting: (() => void)[] = []
  const advance = () => {
    for (const resolve of waiting.splice(0)) resolve()
  }

  stopped.addEventListener('abort', () => {
    wake()
    advance()
  }, { once: true })
  blocks.set(0, new Block())
  const workers = [fill(0, first.value).then(work), ...Array.from({ length: Math.max(0, ranges - 1) }, work)]
  return success({
    start: from,
    isWhole: false,
    answeredMs: first.value.answeredMs,
    async next() {
      for (;;) {
        const block = blocks.get(front)
        const piece = block?.pieces.shift()
        if (piece) return success(piece)
        if (front >= count) return success(undefined)
        if (block?.end && !block.end.ok) return signal.aborted ? failure({ kind: 'stopped' }) : block.end
        if (block?.end) {
          blocks.delete(front++)
          advance()
          continue
        }
        if (stopped.aborted) return failure({ kind: 'stopped' })
        await new Promise<void>(resolve => (wake = resolve))
      }
    },
    close() {
      closing.abort()
      first.value.close()
      void Promise.allSettled(workers)
    },
  })
}
