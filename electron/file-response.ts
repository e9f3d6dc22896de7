import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'

export interface AnsweredFile {
  readonly file: string
  readonly bytes: number
  readonly mediaType: string
}

/** Up to here one read is quicker than a stream of chunks through the main process. */
const wholeLimitBytes = 1024 * 1024

/**
 * A file as a response with byte ranges (RFC 9110 §14), so that media can seek. Several ranges in one request are answered whole,
 * an unsatisfiable one with 416.
 */
export async function fileResponse({ file, bytes, mediaType }: AnsweredFile, rangeHeader: string | null, headers: Record<string, string>): Promise<Response> {
  const always = { ...headers, 'content-type': mediaType, 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff' }
  const range = parseRange(rangeHeader, bytes)
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...always, 'content-range': `bytes */${bytes}` } })
  const { start, end } = range ?? { start: 0, end: bytes - 1 }
  const length = Math.max(0, end - start + 1)
  const body = length === 0 ? null : length <= wholeLimitBytes ? await readPart(file, start, length) : streamPart(file, start, end)
  if (!range) return new Response(body, { status: 200, headers: { ...always, 'content-length': String(length) } })
  return new Response(body, { status: 206, headers: { ...always, 'content-length': String(length), 'content-range': `bytes ${start}-${end}/${bytes}` } })
}

async function readPart(file: string, start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, start)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function streamPart(file: string, start: number, end: number): ReadableStream<Uint8Array> {
  return Readable.toWeb(createReadStream(file, { start, end, highWaterMark: 256 * 1024 })) as ReadableStream<Uint8Array>
}

/** One `bytes=` range with inclusive ends; undefined when the whole file is meant. */
export function parseRange(header: string | null, bytes: number): { start: number; end: number } | 'unsatisfiable' | undefined {
  const found = header === null ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (!found || (found[1] === '' && found[2] === '')) return undefined
  if (found[1] === '') {
    const suffix = Number(found[2])
    return suffix === 0 || bytes === 0 ? 'unsatisfiable' : { start: Math.max(0, bytes - suffix), end: bytes - 1 }
  }
  const start = Number(found[1])
  const end = found[2] === '' ? bytes - 1 : Math.min(Number(found[2]), bytes - 1)
  if (start >= bytes) return 'unsatisfiable'
  return end < start ? undefined : { start, end }
}
