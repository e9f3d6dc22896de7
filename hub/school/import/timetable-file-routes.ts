import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { importLimits, timetableForms } from '#shared/contract/timetable-import'
import { routes } from '#shared/contract/routes'
import { hubEn } from '#shared/text/hub/en'
import { hubRu, type HubText } from '#shared/text/hub/ru'
import type { AccessPort } from '../../http/access-port'
import { notFound } from '../../http/send-file'
import { writeTimetable, type ExportSchool } from '../export/timetable-forms'
import type { ImportFiles } from './import-files'

interface Needs {
  readonly access: AccessPort
  readonly files: ImportFiles
  readonly text: HubText
  school(): ExportSchool
  now(): number
}

const sentSchema = z.object({ name: z.string().max(255).default('') })
const askedSchema = z.object({ form: z.enum(timetableForms) })
const languageSchema = z.object({ language: z.enum(['ru', 'en']).default('ru') })

/** Where a timetable comes in as a file, and goes out as one. A file is only kept; what it would change is asked for by its id. */
export function timetableFileRoutes({ access, files, text, school, now }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    await server.register(async raw => {
      raw.decorateRequest('sender', '')
      raw.addHook('onRequest', async (request, reply) => {
        const person = access.personOf(request)
        if (person?.role === 'technician') return request.setDecorator('sender', person.user)
        access.refused(`timetable file from ${request.ip}`, person ? 'not-allowed' : 'not-signed-in')
        return reply.code(person ? 403 : 401).header('connection', 'close').send({ message: person ? text.timetable.technicianOnly : text.notSignedIn }) // nobody reads that body
      })
      raw.removeAllContentTypeParsers()
      raw.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: importLimits.bytes }, (_request, body, done) => done(null, body))
      raw.post(routes.timetableFile, { bodyLimit: importLimits.bytes }, async (request, reply) => {
        const asked = sentSchema.safeParse(request.query)
        const fileId = asked.success && Buffer.isBuffer(request.body) ? files.keep(request.body, asked.data.name, request.getDecorator<string>('sender')) : undefined
        return fileId === undefined ? reply.code(400).send({ message: text.malformed }) : reply.code(201).send({ fileId })
      })
    })
    server.get(routes.timetableExport, async (request, reply) => {
      if (!access.personOf(request)) {
        access.refused(`timetable export from ${request.ip}`, 'not-signed-in')
        return reply.code(401).send({ message: text.notSignedIn })
      }
      const form = askedSchema.safeParse(request.params).data?.form
      const language = languageSchema.safeParse(request.query).data?.language
      if (!form || !language) return notFound(reply, text)
      const words = language === 'ru' ? hubRu : hubEn
      const { bytes, mediaType, extension } = await writeTimetable(form, school(), language, words.timetable, now())
      const name = encodeURIComponent(`${words.timetable.files[form]}.${extension}`)
      return reply.header('content-type', mediaType).header('content-disposition', `attachment; filename*=UTF-8''${name}`).header('cache-control', 'no-store').send(bytes)
    })
  }
}
