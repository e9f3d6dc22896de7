import { addDays, dayNumberOf, mondayOf, weekdayOf } from '../timetable/dates'

/** A rule of RFC 5545 of the kinds that school calendars use. */
export interface Recurrence {
  readonly every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | undefined
  /** The last date, inclusive. */
  readonly until: string | undefined
  /** Weekdays of a weekly rule, Monday 1; empty: that of the first date. */
  readonly weekdays: readonly number[]
}

const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const understood = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST', 'BYMONTHDAY', 'BYMONTH'])

/** Parses an RRULE value; undefined: a kind that is not understood («the last Friday»), better told than guessed. `first` is the event's date. */
export function parseRecurrence(rule: string, first: string): Recurrence | undefined {
  const parts = new Map(rule.split(';').filter(Boolean).map(part => part.toUpperCase().split('=') as [string, string | undefined]))
  const every = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find(one => one === parts.get('FREQ'))
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const count = parts.has('COUNT') ? Number(parts.get('COUNT')) : undefined
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '')
  const weekdays = (parts.get('BYDAY') ?? '').split(',').filter(Boolean).map(code => weekdayCodes.indexOf(code) + 1)
  const isUnclear =
    !every || [...parts.keys()].some(name => !understood.has(name)) || !Number.isInteger(interval) || interval < 1 || interval > 1000 || (count !== undefined && (!Number.isInteger(count) || count < 1)) || (parts.has('UNTIL') && !until) ||
    weekdays.includes(0) || (weekdays.length > 0 && every !== 'WEEKLY') ||
    (parts.get('BYMONTHDAY') ?? first.slice(8)).padStart(2, '0') !== first.slice(8) || (parts.get('BYMONTH') ?? first.slice(5, 7)).padStart(2, '0') !== first.slice(5, 7)
  return isUnclear ? undefined : { every, interval, count, until: until ? until.slice(1).join('-') : undefined, weekdays: [...new Set(weekdays)].sort() }
}

/** No calendar of a school goes on beyond. */
const latest = '2299-12-31'

/** Days that a calendar is read for: `from` inclusive; a rule without an end of its own is followed to `endless`. */
export interface Horizon {
  readonly from: string
  readonly endless: string
}

/** The dates of a rule from the horizon on, at most `most`; what lies before counts for the rule's own number alone. Months without the day (31st, 29 February) are left out, as the RFC says. */
export function* datesOf(first: string, rule: Recurrence, most: number, horizon: Horizon = { from: first, endless: latest }): Generator<string> {
  const end = rule.until ?? (rule.count === undefined ? horizon.endless : latest)
  let found = 0
  let given = 0
  for (const date of candidates(first, rule)) {
    if (date > latest || date > end || given >= most || found === rule.count) return
    found++
    if (date < horizon.from) continue
    given++
    yield date
  }
}

function* candidates(first: string, { every, interval, weekdays }: Recurrence): Generator<string> {
  const lastStep = 20_000 // half a century of days; a rule whose months never have its day ends too
  for (let step = 0; step < lastStep; step++) {
    if (every === 'DAILY') yield addDays(first, step * interval)
    else if (every === 'WEEKLY') {
      const monday = addDays(mondayOf(first), 7 * interval * step)
      for (const weekday of weekdays.length > 0 ? weekdays : [weekdayOf(first)]) {
        const date = addDays(monday, weekday - 1)
        if (date >= first) yield date
      }
    } else {
      const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + step * interval * (every === 'YEARLY' ? 12 : 1)
      const date = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-${first.slice(8)}`
      if (months < 2300 * 12 && addDays(date, 0) === date) yield date
    }
  }
}

/** Days from one date to another. */
export const daysBetween = (from: string, to: string): number => dayNumberOf(to) - dayNumberOf(from)
