import { z } from 'zod'
import { lessonSchema } from '../../../domain/lesson'
import { materialReportSchema } from '../../../domain/material-report'
import { hallDocumentSchema } from '../../../domain/hall/schema'
import { schoolRulesSchema } from '../../../domain/school-rules'
import { materialSchema } from '../../../domain/material'
import { timetableSchema } from '../../../domain/timetable/schema'
import { timetableOneSchema } from '../../../domain/timetable/version-one'
import { catalogueSchema, contentPlanSchema, invitesDocumentSchema, noticesDocumentSchema } from '../../catalogue'
import { catalogueRootSchema, segmentLineSchema } from '../../catalogue-segment'
import { personalDocumentSchema } from '../../personal-shelves'
import { usageAnswerSchema, usageReportSchema } from '../../screen-time'
import { enrolBeginSchema, enrolBegunSchema, enrolClaimedSchema, enrolClaimSchema, enrolRevealSchema } from '../../enrolment'
import { aboutSchema } from '../about'
import { ackSchema } from '../ack'
import { commandArgs, commandHeadSchema, commandNames } from '../command'
import { desiredBodySchema } from '../desired'
import { envelopeSchema } from '../envelope'
import { alertSchema, askSchema, eventSchema, healthSchema, timeAnswerSchema } from '../event'
import { reportedSchema } from '../reported'
import { hubStatusSchema, statusSchema } from '../status'

const oneCommand = commandNames.map(name => commandHeadSchema.extend({ name: z.literal(name), args: commandArgs[name] }))

/** Everything that is published, by file name: what it is and the schema that this code itself parses with. */
const published: Record<string, readonly [title: string, schema: z.ZodType]> = {
  status: ['Status of a display', statusSchema],
  about: ['What a display is', aboutSchema],
  reported: ['What is so on a display', reportedSchema],
  envelope: ['Signed envelope of desired state, commands and answers', envelopeSchema],
  desired: ['Body of a desired document', desiredBodySchema],
  command: ['Body of a command', z.union(oneCommand)],
  ack: ['Acknowledgement of a command', ackSchema],
  event: ['A fact that happened on a display', eventSchema],
  health: ['Numbers of a display', healthSchema],
  alert: ['A condition that a person must see', alertSchema],
  ask: ['A question to the hub', askSchema],
  'time-answer': ['Body of the answer to a question for the time', timeAnswerSchema],
  'hub-status': ['Status of the hub', hubStatusSchema],
  catalogue: ['Document `catalogue` of desired state', z.union([catalogueRootSchema, catalogueSchema])],
  'catalogue-line': ['A line of a segment that the document `catalogue` names', segmentLineSchema],
  content: ['Document `content` of desired state', contentPlanSchema],
  timetable: ['Document `timetable` of desired state', z.union([timetableSchema, timetableOneSchema])],
  invites: ['Document `invites` of desired state', invitesDocumentSchema],
  notices: ['Document `notices` of desired state', noticesDocumentSchema],
  hall: ['Document `hall` of desired state', hallDocumentSchema],
  rules: ['Document `rules` of desired state', schoolRulesSchema],
  personal: ['Document `personal` of desired state', personalDocumentSchema],
  lesson: ['Lesson file as a library keeps it', lessonSchema],
  'lesson-material': ['Description of a material in the zip of a lesson', materialSchema],
  'material-report': ['Request of PUT /d/{display}/reports/{id}', materialReportSchema],
  'usage-report': ['Request of PUT /d/{display}/usage', usageReportSchema],
  'usage-answer': ['Answer of PUT /d/{display}/usage', usageAnswerSchema],
  'enrol-begin': ['Request of POST /enrol/begin', enrolBeginSchema],
  'enrol-begun': ['Answer of POST /enrol/begin', enrolBegunSchema],
  'enrol-reveal': ['Request of POST /enrol/{enrolmentId}/reveal', enrolRevealSchema],
  'enrol-claim': ['Request of POST /enrol/{enrolmentId}/claim', enrolClaimSchema],
  'enrol-claimed': ['Answer of POST /enrol/{enrolmentId}/claim', enrolClaimedSchema],
}

/** JSON Schemas (draft 7, the one that AsyncAPI knows) of everything published, by file name without `.json`. */
export function jsonSchemas(): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(published).map(([name, [title, schema]]) => {
    // `input`: what may be sent; defaults and unknown keys are the receiver's matter.
    const { $schema, ...body } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
    return [name, { $schema, title, ...body }]
  }))
}

/** The zod schema of a published name, for those who check examples. */
export const publishedSchema = (name: string): z.ZodType | undefined => published[name]?.[1]
