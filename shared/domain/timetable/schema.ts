import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, wallTimeSchema } from '../ids'
import { subjectSchema } from '../subject'

const weekdaySchema = z.int().min(1).max(7)
const periodSchema = z.int().min(0).max(20)
const gradeSchema = z.int().min(0).max(11)
const gradesSchema = z.array(gradeSchema).min(1).max(12)
const nameSchema = z.string().trim().min(1).max(80)
const personSchema = z.string().trim().max(80)

export const buildingSchema = z.object({ id: idSchema, name: nameSchema })
export const classSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(20),
  grade: gradeSchema,
  /** Absent: the first. */
  shift: z.int().min(1).max(3).optional(),
  buildingId: idSchema.optional(),
})
export const roomSchema = z.object({ id: idSchema, name: z.string().trim().min(1).max(40), buildingId: idSchema.optional() })

const bellSchema = z.object({ number: periodSchema, start: wallTimeSchema, end: wallTimeSchema })
const bellSetSchema = z.object({
  id: idSchema,
  name: nameSchema,
  bells: z.array(bellSchema).max(21),
  /** So long before a lesson the preparing bell rings; absent: none does. */
  prepareMinutes: z.int().min(1).max(15).optional(),
})
/** Where a rule names nothing it holds for all; of those that match the last wins, without any the first bell set counts. `from` ≤ date < `until`. */
const bellRuleSchema = z.object({
  bellSetId: idSchema,
  buildingId: idSchema.optional(),
  grades: gradesSchema.optional(),
  weekdays: z.array(weekdaySchema).min(1).max(7).optional(),
  shift: z.int().min(1).max(3).optional(),
  from: dateSchema.optional(),
  until: dateSchema.optional(),
})

/** Weeks that come round: the week of `anchor` (a Monday) is the first of `names`, the next one the second. */
const rotationSchema = z.object({ anchor: dateSchema, names: z.array(z.string().trim().min(1).max(20)).min(1).max(8) })
/** Quarters or half-years. `firstWeek` begins the rotation anew with that week, counted from 1. `from` ≤ date < `until`. */
const termSchema = z.object({ id: idSchema, name: nameSchema, from: dateSchema, until: dateSchema, firstWeek: z.int().min(1).max(8).optional() })

/** `from` ≤ date < `until`: the first day of school again. */
const holidaySchema = z.object({ id: idSchema, name: nameSchema, from: dateSchema, until: dateSchema })
/** Whom a special day is for: these grades and these classes; without both for all. */
const scope = { grades: gradesSchema.optional(), classIds: z.array(idSchema).min(1).max(200).optional() }
const specialDaySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off'), id: idSchema, date: dateSchema, name: nameSchema, ...scope }),
  z.object({ kind: z.literal('short'), id: idSchema, date: dateSchema, name: nameSchema, bellSetId: idSchema, ...scope }),
  /** Lessons and bells of another weekday, and of another week of the rotation where one is named; also in holidays. */
  z.object({ kind: z.literal('works-as'), id: idSchema, date: dateSchema, name: nameSchema, weekday: weekdaySchema, week: z.int().min(1).max(8).optional(), ...scope }),
  /** An exam instead of lessons. */
  z.object({ kind: z.literal('exam'), id: idSchema, date: dateSchema, name: nameSchema, ...scope }),
])

/** Something in the school's life that is no lesson. `until` is the day after the last, of several days; both times, or one of a beginning only. */
const schoolEventSchema = z.object({
  id: idSchema,
  title: nameSchema,
  date: dateSchema,
  until: dateSchema.optional(),
  start: wallTimeSchema.optional(),
  end: wallTimeSchema.optional(),
  place: z.string().trim().min(1).max(80).optional(),
}).refine(({ start, end }) => end === undefined || start !== undefined, { error: 'an event that ends has a beginning', path: ['start'] })

/** What is taught, by whom, where. */
const taught = {
  classIds: z.array(idSchema).max(30),
  /** A part of the class; parts of one division sit side by side, parts of two divisions share pupils. */
  group: z.object({ name: z.string().trim().min(1).max(40), division: z.string().trim().min(1).max(40).optional() }).optional(),
  subject: subjectSchema,
  /** As the school calls it, where that is more than the subject. */
  subjectName: z.string().trim().min(1).max(80).optional(),
  teacher: personSchema.optional(),
  coTeachers: z.array(personSchema).max(5).optional(),
  roomId: idSchema.optional(),
  topic: z.string().max(200).optional(),
  lessonId: idSchema.optional(),
  /** Materials that are needed besides the lesson's own, or without one. */
  materialIds: z.array(idSchema).max(50).optional(),
  /** Periods in a row; absent: one. */
  span: z.int().min(1).max(3).optional(),
  /** A longer lesson without the break inside it. */
  throughBreaks: z.boolean().optional(),
}
const plannedLessonSchema = z.object({
  id: idSchema,
  weekday: weekdaySchema,
  period: periodSchema,
  /** Weeks of the rotation, counted from 1; absent: every week. */
  weeks: z.array(z.int().min(1).max(8)).min(1).max(8).optional(),
  /** `from` ≤ date < `until`. */
  from: dateSchema.optional(),
  until: dateSchema.optional(),
  ...taught,
})
/** One lesson differs on one date: of two changes to one lesson the later made counts. */
const changeFields = {
  date: dateSchema,
  /** The lesson that differs, or else `added`: one that the plan does not have. */
  plannedId: idSchema.optional(),
  added: z.object({ period: periodSchema, ...taught }).optional(),
  cancelled: z.boolean().optional(),
  subject: subjectSchema.optional(),
  subjectName: z.string().trim().min(1).max(80).optional(),
  teacher: personSchema.optional(),
  roomId: idSchema.optional(),
  period: periodSchema.optional(),
  /** Both, or the bells say. */
  start: wallTimeSchema.optional(),
  end: wallTimeSchema.optional(),
  /** The planned lesson that this one's classes join. */
  mergedInto: idSchema.optional(),
  note: z.string().trim().max(200).optional(),
}
type ChangeFields = z.infer<z.ZodObject<typeof changeFields>>
const judged = <T extends z.ZodType<ChangeFields>>(schema: T): T => schema
  .refine(({ plannedId, added }) => (plannedId === undefined) !== (added === undefined), { error: 'a change names a planned lesson (plannedId) or brings a new one (added), not both and not neither', path: ['plannedId'] })
  .refine(({ start, end }) => (start === undefined) === (end === undefined) && (start === undefined || start < end!), { error: 'start and end come together, start first', path: ['start'] })
const changeSchema = judged(z.object({ id: idSchema, ...changeFields, madeAt: instantSchema, source: z.enum(['panel', 'import', 'journal']) }))

/** A school's timetable, whole in itself: what a display keeps. Times are wall times in `timeZone`, dates local; `until` is exclusive everywhere. */
export const timetableSchema = z.object({
  version: z.literal(2),
  timeZone: z.string().min(1).max(64),
  buildings: z.array(buildingSchema).max(50),
  classes: z.array(classSchema).max(500),
  rooms: z.array(roomSchema).max(2_000),
  bellSets: z.array(bellSetSchema).max(50),
  bellRules: z.array(bellRuleSchema).max(200),
  rotation: rotationSchema.optional(),
  terms: z.array(termSchema).max(20),
  calendar: z.object({
    holidays: z.array(holidaySchema).max(100),
    days: z.array(specialDaySchema).max(400),
    /** Absent: none; documents of before know no events. */
    events: z.array(schoolEventSchema).max(500).optional(),
  }),
  /** About three times the week of 60 classes. */
  lessons: z.array(plannedLessonSchema).max(8_000),
  changes: z.array(changeSchema).max(5_000),
})
export type Timetable = z.infer<typeof timetableSchema>
export type SchoolClass = Timetable['classes'][number]
export type Room = Timetable['rooms'][number]
export type BellSet = Timetable['bellSets'][number]
export type BellRule = Timetable['bellRules'][number]
export type SpecialDay = Timetable['calendar']['days'][number]
export type SchoolEvent = NonNullable<Timetable['calendar']['events']>[number]
export type PlannedLesson = Timetable['lessons'][number]
export type Change = Timetable['changes'][number]

/** What a person saves: an id only where it is there already; when and by whom is the hub's word. */
export const lessonCandidateSchema = plannedLessonSchema.extend({ id: idSchema.optional() })
export type LessonCandidate = z.infer<typeof lessonCandidateSchema>
export const changeCandidateSchema = judged(z.object({ id: idSchema.optional(), ...changeFields }))
export type ChangeCandidate = z.infer<typeof changeCandidateSchema>
export const bellsChangeSchema = timetableSchema.pick({ bellSets: true, bellRules: true })
export type BellsChange = z.infer<typeof bellsChangeSchema>
export const calendarChangeSchema = timetableSchema.pick({ rotation: true, terms: true, calendar: true })
export type CalendarChange = z.infer<typeof calendarChangeSchema>
