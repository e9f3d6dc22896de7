import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { draftLimitBytes, newDraftSchema, savedDraftSchema, type LessonConflict, type LessonFault } from '#shared/contract/lesson-desk'
import { routes } from '#shared/contract/routes'
import { idSchema } from '#shared/domain/ids'
import type { HubText } from '#shared/text/hub/ru'
import type { AccessPort } from '../http/access-port'
import type { Author, LessonDesk } from './lesson-desk'

interface Needs {
  readonly access: AccessPort
  readonly lessons: LessonDesk
  readonly text: HubText
  /** Leaves a line in the audit log. */
  record(user: string, what: string, detail: string): void
}

/** Whole drafts come in here: of a person with a session, nothing is read before that is certain. */
export function lessonDraftRoutes({ access, lessons, text, record }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    server.decorateRequest('author', null)
    server.addHook('onRequest', async (request, reply) => {
      const person = access.personOf(request)
      if (person) {
        request.setDecorator('author', person)
        return
      }
      access.refused(`lesson from ${request.ip}`, 'not-signed-in')
      return reply.code(401).header('connection', 'close').send({ message: text.notSignedIn })
    })
    const authorOf = (request: FastifyRequest): Author => request.getDecorator<Author>('author')

    server.post(routes.lessonDrafts, { bodyLimit: draftLimitBytes }, async (request, reply) => {
      const parsed = newDraftSchema.safeParse(request.body)
      if (!parsed.success) return reply.code(400).send({ message: text.malformed })
      const author = authorOf(request)
      const created = await lessons.create(parsed.data.draft, author)
      record(author.user, 'createLesson', created.id)
      return reply.code(201).send(created)
    })

    server.put<{ Params: { lessonId: string } }>(routes.lessonDraft, { bodyLimit: draftLimitBytes }, async (request, reply) => {
      const lessonId = idSchema.safeParse(request.params.lessonId)
      const parsed = savedDraftSchema.safeParse(request.body)
      if (!lessonId.success || !parsed.success) return reply.code(400).send({ message: text.malformed })
      const saved = await lessons.save(lessonId.data, parsed.data.ifRev, parsed.data.draft, authorOf(request))
      return saved.ok ? reply.send(saved.value) : refuse(reply, saved.fault, text)
    })
  }
}

function refuse(reply: FastifyReply, fault: LessonFault | LessonConflict, text: HubText): FastifyReply {
  if (fault.kind === 'unknown') return reply.code(404).send({ message: text.noSuchLesson })
  if (fault.kind === 'not-yours') return reply.code(403).send({ message: text.notYourLesson })
  return reply.code(409).send({ message: text.lessonChanged, by: fault.by, at: fault.at })
}
