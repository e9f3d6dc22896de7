import { bellsBy } from './bells'
import { dayNumberOf, isWithinDates, mondayOf, weekdayOf } from './dates'
import type { BellRule, BellSet, SchoolClass, SpecialDay, Timetable } from './schema'

/** What a day is for a class, or for the school as a whole where no class is named. */
export type DayPlan =
  /** Lessons of this weekday and week of the rotation (from 1); `by` names the special day that moved it. */
  | { readonly kind: 'lessons'; readonly weekday: number; readonly week: number; readonly by: SpecialDay | undefined }
  | { readonly kind: 'holiday'; readonly name: string; readonly until: string }
  | { readonly kind: 'off' | 'exam'; readonly name: string }

/** Which week of the rotation (from 1) a date is in; 1 where weeks do not differ. */
export function rotationWeekOf({ rotation, terms }: Timetable, date: string): number {
  if (!rotation) return 1
  const term = terms.find(term => term.firstWeek !== undefined && isWithinDates(date, term))
  const first = term ? { monday: mondayOf(term.from), week: term.firstWeek! } : { monday: rotation.anchor, week: 1 }
  const weeks = Math.floor((dayNumberOf(date) - dayNumberOf(first.monday)) / 7) + first.week - 1
  const count = rotation.names.length
  return (((weeks % count) + count) % count) + 1
}

/** A special day beats a holiday; a day off or an exam beats a moved day, of several moved days the last counts. */
export function dayPlanOf(timetable: Timetable, date: string, schoolClass: SchoolClass | undefined): DayPlan {
  const special = specialDaysOf(timetable, date, schoolClass)
  const none = special.find(({ kind }) => kind === 'off' || kind === 'exam')
  if (none?.kind === 'off' || none?.kind === 'exam') return { kind: none.kind, name: none.name }
  const moved = special.findLast(day => day.kind === 'works-as')
  if (moved) return { kind: 'lessons', weekday: moved.weekday, week: moved.week ?? rotationWeekOf(timetable, date), by: moved }
  const holiday = timetable.calendar.holidays.find(one => isWithinDates(date, one))
  if (holiday) return { kind: 'holiday', name: holiday.name, until: holiday.until }
  return { kind: 'lessons', weekday: weekdayOf(date), week: rotationWeekOf(timetable, date), by: undefined }
}

/** Whose word the bells of a day are: a short day's, else a rule's; without both they are the school's first set. */
export interface DayBells {
  readonly set: BellSet | undefined
  readonly short: Extract<SpecialDay, { kind: 'short' }> | undefined
  readonly rule: BellRule | undefined
}

/** The bells of a class in a building, and why they are these; without a building its own counts. */
export function dayBellsOf(timetable: Timetable, date: string, weekday: number, schoolClass: SchoolClass | undefined, buildingId = schoolClass?.buildingId): DayBells {
  const short = specialDaysOf(timetable, date, schoolClass).findLast(day => day.kind === 'short')
  if (short) return { set: timetable.bellSets.find(({ id }) => id === short.bellSetId), short, rule: undefined }
  return { ...bellsBy(timetable, date, weekday, { grade: schoolClass?.grade, shift: schoolClass?.shift ?? 1, buildingId }), short: undefined }
}

/** The bells of a class in a building; without a building its own counts. */
export function dayBellSetOf(...day: Parameters<typeof dayBellsOf>): BellSet | undefined {
  return dayBellsOf(...day).set
}

/** The days of the calendar that concern a class; of the school as a whole only those without a scope do. */
export function specialDaysOf({ calendar }: Timetable, date: string, schoolClass: SchoolClass | undefined): SpecialDay[] {
  return calendar.days.filter(day => day.date === date && concerns(day, schoolClass))
}

function concerns({ grades, classIds }: SpecialDay, schoolClass: SchoolClass | undefined): boolean {
  if (grades === undefined && classIds === undefined) return true
  return schoolClass !== undefined && ((grades?.includes(schoolClass.grade) ?? false) || (classIds?.includes(schoolClass.id) ?? false))
}
