import { open } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HubText } from '#shared/text/hub/ru'
import { answerRange } from './byte-ranges'

/** A whole file under its hash; agent/agent-contract.ts has the same shape. */
export interface SendableFile {
  readonly file: string
  readonly bytes: number
  readonly mediaType: string
  readonly sha256: string
}

/** Reads of this size keep a gigabyte at wire speed: measured within noise of 4 MB, and memory stays flat. */
const readBytes = 1024 * 1024

/** Answers GET and HEAD with the file or one byte range of it. Its bytes never change, so caches may keep it for ever. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, { file, bytes, mediaType, sha256 }: SendableFile, text: HubText): Promise<FastifyReply> {
  const etag = `"${sha256}"`
  const answer = answerRange(request.headers, etag, bytes)
  void reply.code(answer.status).headers({
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    etag,
    'x-content-type-options': 'nosniff',
  })
  if (answer.status === 304) return reply.send()
  if (answer.status === 416) return reply.header('content-range', `bytes */${bytes}`).send()
  const { start, end } = answer.status === 206 ? answer : { start: 0, end: bytes - 1 }
  if (answer.status === 206) void reply.header('content-range', `bytes ${start}-${end}/${bytes}`)
  void reply.type(mediaType).header('content-length', end - start + 1)
  if (request.method === 'HEAD' || bytes === 0) return reply.send()
  const handle = await open(file, 'r').catch(() => undefined)
  if (!handle || (await handle.stat()).size !== bytes) {
    await handle?.close()
    return notFound(reply, text)
  }
  return reply.send(handle.createReadStream({ start, end, highWaterMark: readBytes }))
}

export function notFound(reply: FastifyReply, text: HubText): FastifyReply {
  for (const name of ['etag', 'content-range', 'content-length', 'cache-control']) void reply.removeHeader(name)
  return reply.code(404).type('application/json').send({ message: text.noSuchFile })
}
