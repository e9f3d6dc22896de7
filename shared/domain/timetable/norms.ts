import { z } from 'zod'
import file from '../../../resources/bell-norms.json'
import { dateSchema, wallTimeSchema } from '../ids'
import { bellSetOf, bellsByNumber, type Bell } from './bells'
import { minuteOf } from './dates'
import type { Timetable } from './schema'

const minutesSchema = z.int().min(1).max(240)
const normsSchema = z.object({
  asOf: dateSchema,
  norms: z.array(z.object({
    since: dateSchema,
    source: z.string(),
    startsFrom: wallTimeSchema,
    endsBy: wallTimeSchema,
    lessonMinutes: minutesSchema,
    breakMinutes: minutesSchema,
    longBreakMinutes: minutesSchema,
    firstShiftGrades: z.array(z.int()),
    firstGrade: z.object({ grade: z.int(), lessonMinutes: minutesSchema, thenLessonMinutes: minutesSchema }),
  })).min(1),
})
type BellNorms = z.infer<typeof normsSchema>['norms'][number]
const editions = normsSchema.parse(file).norms.sort((a, b) => (a.since < b.since ? -1 : 1))

/** The norms that are in force on a date; before the first edition that one. */
export const bellNormsOn = (date: string): BellNorms => editions.findLast(({ since }) => since <= date) ?? editions[0]!

/** A bell set or a class that the norms advise against. Real schools have their reasons: it is said and never refused. */
export type NormWarning =
  | { readonly kind: 'starts-early' | 'ends-late'; readonly bellSetId: string; readonly number: number; readonly limit: string }
  | { readonly kind: 'lesson-long' | 'break-short'; readonly bellSetId: string; readonly number: number; readonly minutes: number; readonly limit: number }
  | { readonly kind: 'no-long-break'; readonly bellSetId: string; readonly limit: number }
  | { readonly kind: 'second-shift'; readonly classId: string }
  | { readonly kind: 'first-grade-long'; readonly classId: string; readonly bellSetId: string; readonly half: 'autumn' | 'spring'; readonly minutes: number; readonly limit: number }

/** What of a timetable is outside the norms of a date (its school year is September to August). */
export function normWarningsOf(timetable: Timetable, date: string, norms = bellNormsOn(date)): NormWarning[] {
  const used = new Set(timetable.bellRules.map(({ bellSetId }) => bellSetId).concat(timetable.bellSets[0]?.id ?? []))
  const ofSets = timetable.bellSets.flatMap(set => setWarnings(set.id, [...bellsByNumber(set).values()], norms, used.has(set.id)))
  return [...ofSets, ...timetable.classes.flatMap(({ id, grade, shift = 1 }): NormWarning[] => (shift > 1 && norms.firstShiftGrades.includes(grade) ? [{ kind: 'second-shift', classId: id }] : [])), ...firstGradeWarnings(timetable, date, norms)]
}

function setWarnings(bellSetId: string, bells: readonly Bell[], norms: BellNorms, isUsual: boolean): NormWarning[] {
  const gaps = bells.slice(1).map((bell, index) => ({ number: bells[index]!.number, minutes: bell.start - bells[index]!.end }))
  return [
    ...bells.filter(({ start }) => start < minuteOf(norms.startsFrom)).map(({ number }): NormWarning => ({ kind: 'starts-early', bellSetId, number, limit: norms.startsFrom })),
    ...bells.filter(({ end }) => end > minuteOf(norms.endsBy)).map(({ number }): NormWarning => ({ kind: 'ends-late', bellSetId, number, limit: norms.endsBy })),
    ...bells.filter(({ start, end }) => end - start > norms.lessonMinutes).map(({ number, start, end }): NormWarning => ({ kind: 'lesson-long', bellSetId, number, minutes: end - start, limit: norms.lessonMinutes })),
    ...gaps.filter(({ minutes }) => minutes < norms.breakMinutes).map(({ number, minutes }): NormWarning => ({ kind: 'break-short', bellSetId, number, minutes, limit: norms.breakMinutes })),
    // Two breaks of twenty minutes hold one of twenty, so that this covers the norm's both ways; a short day has its own measure.
    ...(isUsual && gaps.length >= 3 && !gaps.some(({ minutes }) => minutes >= norms.longBreakMinutes) ? [{ kind: 'no-long-break', bellSetId, limit: norms.longBreakMinutes } as const] : []),
  ]
}

function firstGradeWarnings(timetable: Timetable, date: string, { firstGrade }: BellNorms): NormWarning[] {
  const year = Number(date.slice(0, 4)) - (date.slice(5, 7) < '09' ? 1 : 0)
  const halves = [['autumn', `${year}-10-01`, firstGrade.lessonMinutes], ['spring', `${year + 1}-02-01`, firstGrade.thenLessonMinutes]] as const
  return timetable.classes.filter(({ grade }) => grade === firstGrade.grade).flatMap(({ id: classId, grade, shift = 1, buildingId }) =>
    halves.flatMap(([half, day, limit]): NormWarning[] => {
      const set = bellSetOf(timetable, day, 1, { grade, shift, buildingId })
      const longest = Math.max(0, ...[...(set ? bellsByNumber(set).values() : [])].map(({ start, end }) => end - start))
      return set && longest > limit ? [{ kind: 'first-grade-long', classId, bellSetId: set.id, half, minutes: longest, limit }] : []
    }))
}
