import { z } from 'zod'
import { idSchema, instantSchema } from './ids'
import { screenNormsSchema, surfaceSchema } from './screen-norms'

/** A dated rule (resources/phone-rule.json): whose codes wait for the end of a lesson. */
export const phoneRuleSchema = z.object({ asOf: z.iso.date(), source: z.string().max(600), hiddenInLessons: z.array(z.enum(['pupil', 'parent', 'staff'])) })
export type PhoneRule = z.infer<typeof phoneRuleSchema>

/** A parents' meeting in a room, half-open; with a class it is that class's alone. */
export const meetingSchema = z.object({ id: idSchema, roomId: idSchema, classId: idSchema.optional(), from: instantSchema, until: instantSchema }).refine(({ from, until }) => Date.parse(from) < Date.parse(until), 'ends before it begins')
export type Meeting = z.infer<typeof meetingSchema>

/** The document `rules` of desired state: what the law and the school say about codes and screen time. */
export const schoolRulesSchema = z.object({
  version: z.literal(1),
  phones: phoneRuleSchema,
  meetings: z.array(meetingSchema).max(2_000),
  norms: screenNormsSchema,
  /** Display id → what kind of screen it is; a display that is not named counts as a panel, whose norms are the stricter. */
  surfaces: z.record(idSchema, surfaceSchema),
  /** Name of a class → its grade. */
  grades: z.record(z.string().max(20), z.int().min(0).max(11)),
})
export type SchoolRules = z.infer<typeof schoolRulesSchema>
