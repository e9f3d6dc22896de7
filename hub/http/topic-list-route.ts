import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { panelQuerySchema } from '#shared/contract/panel-library'
import { routes } from '#shared/contract/routes'
import { hubEn } from '#shared/text/hub/en'
import { hubRu, type HubText } from '#shared/text/hub/ru'
import { parseJson } from '../../agent/trust/envelopes'
import type { LibraryFinder } from '../panel/library-finder'
import { csvOf, topicListForms, topicRows, xlsxOf } from '../panel/topic-list'
import type { AccessPort } from './access-port'
import { notFound } from './send-file'

const askedSchema = z.object({ form: z.enum(topicListForms) })
const querySchema = z.object({ query: z.string().max(2000), language: z.enum(['ru', 'en']).default('ru') })
const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

/** The list of topics of what the panel's library shows, as a table to take along. */
export function topicListRoute({ access, finder, text }: { access: AccessPort; finder: LibraryFinder; text: HubText }) {
  return async (server: FastifyInstance): Promise<void> => {
    server.get(routes.panelTopics, async (request, reply) => {
      if (!access.personOf(request)) {
        access.refused(`topic list from ${request.ip}`, 'not-signed-in')
        return reply.code(401).send({ message: text.notSignedIn })
      }
      const form = askedSchema.safeParse(request.params).data?.form
      const asked = querySchema.safeParse(request.query).data
      const query = panelQuerySchema.safeParse(parseJson(asked?.query ?? '')).data
      if (!form || !asked || !query) return notFound(reply, text)
      const words = asked.language === 'ru' ? hubRu : hubEn
      const rows = topicRows(await finder.everyFound(query), asked.language, words)
      const name = encodeURIComponent(`${words.topicList.file}.${form}`)
      return reply.header('content-type', mediaTypes[form]).header('content-disposition', `attachment; filename*=UTF-8''${name}`).header('cache-control', 'no-store').send(form === 'csv' ? csvOf(rows) : await xlsxOf(rows))
    })
  }
}
