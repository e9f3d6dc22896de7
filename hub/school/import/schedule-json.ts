import { z } from 'zod'
import { importLimits, type ImportFileFault } from '#shared/contract/timetable-import'
import { localTime } from '#shared/domain/local-time'
import { addDays, mondayOf, wallTimeOf, weekdayOf } from '#shared/domain/timetable/dates'
import { gradeOf } from '#shared/domain/timetable-import/name-key'
import { failure, success, type Result } from '#shared/result'
import { parseJson } from '../../../agent/trust/envelopes'
import { bellsFromTimes } from './bells-from-times'
import { namesOf } from './lesson-list'
import { slotsOf, type Meeting } from './meeting-slots'
import type { DraftBell, TimetableDraft } from './timetable-draft'
import { WarningList } from './warning-list'

/** Only what a timetable needs is named here: attendance, scores, homework, notes and names of a journal do not get past this parser. */
const meetingSchema = z.object({
  id: z.union([z.string().max(100), z.number()]).optional(),
  subject: z.string().trim().min(1).max(200),
  insteadOf: z.union([z.string().max(200), z.number(), z.object({ subject: z.string().max(200) })]).nullish(),
  topic: z.string().max(1000).nullish(),
  period: z.object({ start: z.iso.datetime({ offset: true, local: true }), end: z.iso.datetime({ offset: true, local: true }) }),
  classroom: z.union([z.string().max(100), z.number()]).nullish(),
})
const classSchema = z.object({ class: z.string().trim().min(1).max(40), grade: z.union([z.number(), z.string().max(4)]).nullish(), lesson: z.array(z.unknown()).nullish() })
const scheduleSchema = z.object({ resourceType: z.literal('Schedule'), school: z.array(z.object({ class: z.array(z.unknown()).nullish() })).max(50) })
const outcomeSchema = z.object({ resourceType: z.literal('OperationOutcome'), issue: z.array(z.object({ diagnostics: z.string().nullish(), details: z.object({ text: z.string().nullish() }).nullish() })).nullish() })

/** Keys that bring persons or marks along; that they were there is told, never what they held. */
const personal = ['attendance', 'score', 'mark', 'marks', 'student', 'students', 'pupil', 'pupils', 'homework', 'note']

/** Reads the federal `Schedule` document: dated lessons become a week (or several that rotate), `insteadOf` becomes a change of that day. `zone` is the school's, `bells` its own. */
export function parseSchedule(text: string, zone: string, bells: readonly DraftBell[]): Result<TimetableDraft, ImportFileFault> {
  const document: unknown = parseJson(text)
  if (document === undefined) return failure({ kind: /[}\]]\s*$/.test(text) ? 'not-json' : 'truncated' })
  const outcome = outcomeSchema.safeParse(document)
  if (outcome.success) return failure({ kind: 'refused-by-source', words: (outcome.data.issue ?? []).map(({ diagnostics, details }) => details?.text ?? diagnostics ?? '').filter(Boolean).join('; ').slice(0, 300) })
  const schedule = scheduleSchema.safeParse(document)
  if (!schedule.success) return failure({ kind: 'unknown-kind' })
  const warnings = new WarningList()
  const classes = new Map<string, number | undefined>()
  const meetings: Meeting[] = []
  let dropped = 0
  for (const candidate of schedule.data.school.flatMap(school => school.class ?? [])) {
    const parsed = classSchema.safeParse(candidate)
    if (!parsed.success) {
      warnings.add({ kind: 'no-such-class', element: 'class' })
      continue
    }
    const name = parsed.data.class.slice(0, 20)
    const grade = Number(parsed.data.grade)
    classes.set(name, parsed.data.grade && Number.isInteger(grade) && grade >= 0 && grade <= 11 ? grade : gradeOf(name))
    const subjects = new Map<string, string>()
    const lessons = parsed.data.lesson ?? []
    for (const lesson of lessons) if (isRecord(lesson) && typeof lesson['subject'] === 'string') subjects.set(String(lesson['id']), lesson['subject'])
    for (const [index, lesson] of lessons.slice(0, importLimits.lessons + 1).entries()) {
      if (isRecord(lesson) && personal.some(key => lesson[key] !== undefined && lesson[key] !== null)) dropped++
      const read = meetingSchema.safeParse(lesson)
      const meeting = read.success ? meetingOf(read.data, name, zone, subjects) : undefined
      if (meeting) meetings.push(meeting)
      else warnings.add({ kind: 'no-such-time', element: `${name}: lesson ${index + 1}` })
    }
  }
  if (dropped > 0) warnings.add({ kind: 'personal-dropped', value: String(dropped) })
  if (meetings.length === 0) return failure({ kind: 'empty' })
  if (meetings.length > importLimits.lessons) return failure({ kind: 'too-many-rows', limit: importLimits.lessons })
  const { slots, weekNames, anchor } = slotsOf(meetings, warnings)
  const found = bellsFromTimes(slots.map(({ className, start, end }) => ({ classNames: [className], start, end })), bells, warnings)
  const placed = slots.flatMap(slot => {
    const period = found.numberOf(slot.className, slot.start)
    return period === undefined ? [] : [{ slot, lesson: { weekday: slot.weekday, period, span: 1, weeks: slot.weeks, from: slot.from, until: slot.until, classNames: [slot.className], subject: slot.subject, teachers: [], room: slot.room, topic: slot.topic } }]
  })
  const lessons = placed.map(({ lesson }) => lesson)
  return success({
    ...namesOf([...lessons, ...slots.flatMap(({ changes }) => changes.map(({ room }) => ({ classNames: [], room })))]), weekNames, anchor, bellSets: found.bellSets, lessons, days: [],
    classes: [...classes].map(([name, grade]) => ({ name, grade })),
    changes: placed.flatMap(({ slot }, lesson) => slot.changes.map(change => ({ ...change, lesson }))),
    warnings: warnings.all(),
  })
}

function meetingOf(lesson: z.infer<typeof meetingSchema>, className: string, zone: string, subjects: ReadonlyMap<string, string>): Meeting | undefined {
  const start = localOf(lesson.period.start, zone)
  const end = localOf(lesson.period.end, zone)
  if (start.date !== end.date || start.time >= end.time) return undefined
  const instead = typeof lesson.insteadOf === 'object' ? lesson.insteadOf?.subject : lesson.insteadOf
  const planned = instead === undefined || instead === null || instead === '' ? undefined : (subjects.get(String(instead)) ?? String(instead))
  return {
    className, date: start.date, weekday: weekdayOf(start.date), monday: mondayOf(start.date), start: start.time, end: end.time,
    subject: lesson.subject.slice(0, 80), planned: planned?.slice(0, 80), room: lesson.classroom ? String(lesson.classroom).trim().slice(0, 40) : undefined, topic: lesson.topic?.trim().slice(0, 200) || undefined,
  }
}

/** Without an offset the time is the school's own. */
function localOf(iso: string, zone: string): { date: string; time: string } {
  if (!/(Z|[+-]\d{2}:?\d{2})$/.test(iso)) return { date: addDays(iso.slice(0, 10), 0), time: iso.slice(11, 16) }
  const { date, minute } = localTime(Date.parse(iso), zone)
  return { date, time: wallTimeOf(minute) }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
