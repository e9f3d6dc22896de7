import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routes } from '#shared/contract/routes'
import { usageReportSchema } from '#shared/contract/screen-time'
import { idSchema } from '#shared/domain/ids'
import type { HubText } from '#shared/text/hub/ru'
import type { AccessPort } from '../http/access-port'
import type { UsageStore } from './usage-store'

const parametersSchema = z.object({ displayId: idSchema })
/** The longest report: 500 sums and 200 words of teachers. */
const reportLimitBytes = 256 * 1024

/** Where displays put what they showed to which class: each with its own credential. The answer tells what those classes saw elsewhere. */
export function usageRoutes({ access, usage, text }: { access: AccessPort; usage: UsageStore; text: HubText }) {
  return async (server: FastifyInstance): Promise<void> => {
    server.put(routes.displayUsage, { bodyLimit: reportLimitBytes }, async (request, reply) => {
      const display = access.displayOf(request)
      if (display === undefined) {
        access.refused('usage', 'no valid credential')
        return reply.code(401).send({ message: text.displayNeeded })
      }
      const parameters = parametersSchema.safeParse(request.params)
      if (!parameters.success || parameters.data.displayId !== display) {
        access.refused('usage', 'not its address', display)
        return reply.code(403).send({ message: text.notForThisDisplay })
      }
      const report = usageReportSchema.safeParse(request.body)
      if (!report.success) {
        access.refused('usage', 'malformed', display)
        return reply.code(400).send({ message: text.notAReport })
      }
      await usage.take(display, report.data)
      return reply.send({ v: 1, others: usage.others(display, report.data.rows) })
    })
  }
}
