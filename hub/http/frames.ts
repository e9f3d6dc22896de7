import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import { fillRoute, routes } from '#shared/contract/routes'
import { idSchema } from '#shared/domain/ids'
import type { HubText } from '#shared/text/hub/ru'
import type { AccessPort } from './access-port'

/** A JPEG of a 4K screen is 1–3 MB. */
const frameLimitBytes = 8 * 1024 * 1024
const uploadLifeMs = 30 * 60_000

/** The newest screenshot of every display, below `<data>/frames`, and the one-time addresses by which they come. */
export class Frames {
  readonly #folder: string
  readonly #now: () => number
  readonly #uploads = new Map<string, { displayId: string; untilMs: number }>()

  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
  }

  /** An address that takes one picture from this display. */
  mint(displayId: string): string {
    for (const [id, { untilMs }] of this.#uploads) if (untilMs <= this.#now()) this.#uploads.delete(id)
    const uploadId = randomBytes(24).toString('base64url')
    this.#uploads.set(uploadId, { displayId, untilMs: this.#now() + uploadLifeMs })
    return fillRoute(routes.displayUpload, { displayId, uploadId })
  }

  /** Uses the address up; false when it is not this display's, too old or used. */
  redeem(displayId: string, uploadId: string): boolean {
    const upload = this.#uploads.get(uploadId)
    if (!upload || upload.displayId !== displayId || upload.untilMs <= this.#now()) return false
    return this.#uploads.delete(uploadId)
  }

  async keep(displayId: string, jpeg: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    await writeFileAtomic(this.#path(displayId), Buffer.from(jpeg), { mode: 0o600 })
  }

  read(displayId: string): Promise<Buffer | undefined> {
    return readFile(this.#path(displayId)).catch(() => undefined)
  }

  async forget(displayId: string): Promise<void> {
    await rm(this.#path(displayId), { force: true })
  }

  #path(displayId: string): string {
    return join(this.#folder, `${displayId}.jpg`)
  }
}

const uploadSchema = z.object({ displayId: idSchema, uploadId: z.string().max(64) })
const isJpeg = (bytes: unknown): bytes is Buffer => Buffer.isBuffer(bytes) && bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9

interface Needs {
  readonly access: AccessPort
  readonly frames: Frames
  readonly text: HubText
  taken(displayId: string): void
}

/** Screenshots come in from displays, once per address, and go out to signed-in people. */
export function frameRoutes({ access, frames, text, taken }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    server.removeAllContentTypeParsers()
    server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: frameLimitBytes }, (_request, body, done) => done(null, body))
    const onlyDisplays = async (request: FastifyRequest, reply: FastifyReply) => {
      if (access.displayOf(request) !== undefined) return undefined
      access.refused('upload', 'no valid credential')
      return reply.code(401).header('connection', 'close').send({ message: text.notYourUpload }) // nobody reads that body
    }
    server.put(routes.displayUpload, { bodyLimit: frameLimitBytes, onRequest: onlyDisplays }, async (request, reply) => {
      const display = access.displayOf(request)
      const parameters = uploadSchema.safeParse(request.params)
      if (display === undefined || !parameters.success || parameters.data.displayId !== display || !frames.redeem(display, parameters.data.uploadId)) {
        access.refused('upload', 'not its address', display)
        return reply.code(403).send({ message: text.notYourUpload })
      }
      if (!isJpeg(request.body)) return reply.code(415).send({ message: text.notAPicture })
      await frames.keep(display, request.body)
      taken(display)
      return reply.code(204).send()
    })
    server.get(routes.panelFrame, async (request, reply) => {
      if (!access.personOf(request)) return reply.code(401).send({ message: text.notSignedIn })
      const displayId = idSchema.safeParse((request.params as { displayId: unknown }).displayId)
      const jpeg = displayId.success ? await frames.read(displayId.data) : undefined
      if (!jpeg) return reply.code(404).send({ message: text.noFrame })
      return reply.header('cache-control', 'no-store').type('image/jpeg').send(jpeg)
    })
  }
}
