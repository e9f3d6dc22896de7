import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routes } from '#shared/contract/routes'
import { idSchema, ulidSchema } from '#shared/domain/ids'
import { materialReportSchema } from '#shared/domain/material-report'
import type { HubText } from '#shared/text/hub/ru'
import type { AccessPort } from '../http/access-port'
import type { ReportStore } from './report-store'

const parametersSchema = z.object({ displayId: idSchema, reportId: ulidSchema })
/** The longest report in characters that take four bytes. */
const reportLimitBytes = 16 * 1024

/** Where displays put what people found wrong with a material: each with its own credential, under its own id. */
export function reportRoutes({ access, reports, text }: { access: AccessPort; reports: ReportStore; text: HubText }) {
  return async (server: FastifyInstance): Promise<void> => {
    server.put(routes.displayReport, { bodyLimit: reportLimitBytes }, async (request, reply) => {
      const display = access.displayOf(request)
      if (display === undefined) {
        access.refused('report', 'no valid credential')
        return reply.code(401).send({ message: text.displayNeeded })
      }
      const parameters = parametersSchema.safeParse(request.params)
      if (!parameters.success || parameters.data.displayId !== display) {
        access.refused('report', 'not its address', display)
        return reply.code(403).send({ message: text.notForThisDisplay })
      }
      const report = materialReportSchema.safeParse(request.body)
      if (!report.success || report.data.id !== parameters.data.reportId) {
        access.refused('report', 'malformed', display)
        return reply.code(400).send({ message: text.notAReport })
      }
      const added = await reports.add(display, report.data)
      if (added.ok) return reply.code(204).send()
      access.refused('report', added.fault, display)
      return reply.code(429).send({ message: text.tooManyReports })
    })
  }
}
