import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { finished, Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { failure, success, type Result } from '#shared/result'
import { isDiskFull } from './disk-full'
import type { HashedFile } from './file-store'

export type ReceiveFault = { readonly kind: 'no-space' | 'interrupted' | 'too-long' }

const writeBufferBytes = 1024 * 1024

/**
 * Streams `body` into the new file `file`, hashing on the way; never more than `limitBytes`. Memory stays flat: the body waits for the disk. When it is not
 * taken, the rest of it is read and dropped, so that a sender hears the answer instead of a broken connection.
 */
export async function receiveFile(
  body: Readable,
  file: string,
  limitBytes: number,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): Promise<Result<HashedFile, ReceiveFault>> {
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    readableHighWaterMark: writeBufferBytes,
    writableHighWaterMark: writeBufferBytes,
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limitBytes) return done(new TooLong())
      hash.update(chunk)
      onBytes(chunk.length)
      done(null, chunk)
    },
  })
  const stopWatching = finished(body, { writable: false }, error => {
    if (error) meter.destroy(error)
  })
  try {
    const written = pipeline(meter, createWriteStream(file, { flags: 'wx', mode: 0o600, highWaterMark: writeBufferBytes }), { signal })
    body.pipe(meter)
    await written
  } catch (error) {
    body.unpipe(meter)
    body.resume()
    const fault = faultOf(error)
    if (!fault) throw error
    return failure(fault)
  } finally {
    stopWatching()
  }
  return success({ file, bytes, sha256: hash.digest('hex') })
}

class TooLong extends Error {}

function faultOf(error: unknown): ReceiveFault | undefined {
  if (error instanceof TooLong) return { kind: 'too-long' }
  if (isDiskFull(error)) return { kind: 'no-space' }
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ECONNABORTED', 'ABORT_ERR', 'EPIPE', 'ETIMEDOUT'].includes(code) ? { kind: 'interrupted' } : undefined
}
