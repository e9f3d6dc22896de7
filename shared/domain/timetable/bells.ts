import { isWithinDates, minuteOf } from './dates'
import type { BellRule, BellSet, Timetable } from './schema'

/** For whom bells ring on a day. */
export interface BellPlace {
  readonly grade: number | undefined
  readonly shift: number
  readonly buildingId: string | undefined
}

export interface Bell {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** The bells of a place, and the rule that says so: of the rules that match the last counts, without any the first set. `weekday` is the one that the day works as. */
export function bellsBy(timetable: Timetable, date: string, weekday: number, { grade, shift, buildingId }: BellPlace): { readonly set: BellSet | undefined; readonly rule: BellRule | undefined } {
  const rule = timetable.bellRules.findLast(rule =>
    (rule.buildingId === undefined || rule.buildingId === buildingId) &&
    (rule.grades === undefined || (grade !== undefined && rule.grades.includes(grade))) &&
    (rule.weekdays === undefined || rule.weekdays.includes(weekday)) &&
    (rule.shift === undefined || rule.shift === shift) &&
    isWithinDates(date, rule))
  return { rule, set: rule ? timetable.bellSets.find(({ id }) => id === rule.bellSetId) : timetable.bellSets[0] }
}

/** The bell set of a place. */
export function bellSetOf(...place: Parameters<typeof bellsBy>): BellSet | undefined {
  return bellsBy(...place).set
}

const minutes = new WeakMap<BellSet, ReadonlyMap<number, Bell>>()

/** The bells of a set by number, in minutes of the day. */
export function bellsByNumber(set: BellSet): ReadonlyMap<number, Bell> {
  let known = minutes.get(set)
  if (!known) minutes.set(set, (known = new Map([...set.bells].sort((a, b) => a.number - b.number).map(({ number, start, end }) => [number, { number, start: minuteOf(start), end: minuteOf(end) }]))))
  return known
}
