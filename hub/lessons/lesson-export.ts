import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { routes } from '#shared/contract/routes'
import { idSchema } from '#shared/domain/ids'
import type { HubText } from '#shared/text/hub/ru'
import type { AccessPort } from '../http/access-port'
import { bundleEntries } from '../library/lesson-bundle/write-bundle'
import { zipBytes, zipStream } from '../library/lesson-bundle/zip-stream'
import type { LibraryPort } from '../library/library-port'

interface Needs {
  readonly access: AccessPort
  readonly library: Pick<LibraryPort, 'lessonOf' | 'materialOf' | 'fileOf'>
  readonly text: HubText
  report(problem: unknown): void
}

/** A published lesson with its materials as one zip, streamed. It holds teacher and student faces: only a person with a session gets it. */
export function lessonExport({ access, library, text, report }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    server.route<{ Params: { lessonId: string } }>({
      method: ['GET', 'HEAD'],
      url: routes.lessonExport,
      handler: async (request, reply) => {
        if (!access.personOf(request)) {
          access.refused(`lesson export from ${request.ip}`, 'not-signed-in')
          return reply.code(401).send({ message: text.notSignedIn })
        }
        const lessonId = idSchema.safeParse(request.params.lessonId)
        const lesson = lessonId.success ? library.lessonOf(lessonId.data) : undefined
        if (!lesson) return reply.code(404).send({ message: text.noSuchLesson })
        const entries = bundleEntries(lesson, library)
        if (!entries.ok) {
          const { fault } = entries
          return reply.code(fault.kind === 'too-large' ? 413 : 409).send({ message: fault.kind === 'too-large' ? text.lessonTooLarge : text.lessonFileLost(fault.title) })
        }
        void reply.type('application/zip').headers({
          'content-length': zipBytes(entries.value),
          'content-disposition': `attachment; filename="lesson.zip"; filename*=UTF-8''${encodeURIComponent(fileNameOf(lesson.title))}`,
          'cache-control': 'no-store',
        })
        if (request.method === 'HEAD') return reply.send()
        const body = Readable.from(zipStream(entries.value), { objectMode: false, highWaterMark: 1024 * 1024 })
        body.once('error', error => report({ kind: 'export-failed', lessonId: lesson.id, error }))
        return reply.send(body)
      },
    })
  }
}

/** The title as a name that every file system takes; no character is cut in two, because half of one cannot stand in a header. */
function fileNameOf(title: string): string {
  const plain = title.replaceAll(/[\p{Cc}\p{Cs}\s\\/:*?"<>|]+/gu, ' ').replace(/^[\s.]+|[\s.]+$/g, '')
  return `${[...plain].slice(0, 80).join('') || 'lesson'}.zip`
}
