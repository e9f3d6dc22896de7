import type { ImportFileFault } from '#shared/contract/timetable-import'
import { localTime } from '#shared/domain/local-time'
import { addDays, minuteOf, wallTimeOf } from '#shared/domain/timetable/dates'
import { datesOf, daysBetween, parseRecurrence, type Horizon } from '#shared/domain/timetable-import/recurrence'
import { instantOf, isTimeZone } from '#shared/domain/timetable/wall-clock'
import { holidayTitle } from '#shared/text/import/recognised-words'
import { failure, success, type Result } from '#shared/result'
import { emptyDraft, type DraftDay, type TimetableDraft } from './timetable-draft'
import { WarningList } from './warning-list'

interface Property {
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  readonly value: string
}
/** Wall time in the school's zone; no time: a whole day. */
interface Moment {
  readonly date: string
  readonly time: string | undefined
  /** The same in the zone that the file names, if it is another one: there the rules of repetition hold. */
  readonly own?: { readonly date: string; readonly minute: number; readonly zone: string }
}

/** No more dates of one series. */
const mostRepeats = 500
/** What repeats is read from so many days ago on, and what never ends until so many days ahead: boards need no more, and the calendar holds no more. */
const daysBack = 366
const daysAhead = 731
const mostDays = 5_000

/** Reads the events of an iCalendar file (RFC 5545): folded lines, dates, times in UTC, in a zone or without one, simple repetitions, single dates taken out or moved. `zone` and `today` are the school's. */
export function parseICalendar(text: string, zone: string, today: string): Result<TimetableDraft, ImportFileFault> {
  const lines = text.replaceAll(/\n[ \t]/g, '').split('\n')
  if (!/^BEGIN:VCALENDAR\s*$/i.test(lines.find(line => line.trim() !== '') ?? '')) return failure({ kind: 'unknown-kind' })
  if (!lines.some(line => /^END:VCALENDAR\s*$/i.test(line))) return failure({ kind: 'truncated' })
  const warnings = new WarningList()
  const horizon: Horizon = { from: addDays(today, -daysBack), endless: addDays(today, daysAhead) }
  const days: DraftDay[] = []
  const moved: { uid: string; date: string }[] = []
  const series: { uid: string; day: DraftDay }[] = []
  for (const properties of eventsOf(lines)) {
    const event = new Map(properties.map(property => [property.name, property]))
    if (/^CANCELLED$/i.test(event.get('STATUS')?.value ?? '')) continue
    const title = plainText(event.get('SUMMARY')?.value ?? '').slice(0, 80)
    const place = plainText(event.get('LOCATION')?.value ?? '').slice(0, 80)
    const first = momentOf(event.get('DTSTART'), zone, warnings)
    if (!first || !title) {
      warnings.add({ kind: 'event-without-date', element: title || 'VEVENT', value: event.get('DTSTART')?.value ?? '' })
      continue
    }
    const uid = event.get('UID')?.value ?? ''
    const instead = momentOf(event.get('RECURRENCE-ID'), zone, warnings)
    if (instead) moved.push({ uid, date: instead.date })
    const last = endOf(event, first, zone, warnings)
    const left = new Set(properties.filter(({ name }) => name === 'EXDATE').flatMap(({ value,...rest }) => value.split(',', mostRepeats).map(one => momentOf({ ...rest, value: one }, zone, warnings)?.date)))
    const length = daysBetween(first.date, last.until)
    for (const { date, time } of repeated(event.get('RRULE')?.value, first, zone, title, horizon, warnings)) {
      if (left.has(date)) continue
      const isHoliday = first.time === undefined && holidayTitle.test(title)
      const day: DraftDay = { kind: isHoliday ? 'holiday' : 'event', title, from: date, until: addDays(date, length), ...(time === undefined ? {} : { start: time, end: last.time && shifted(last.time, first.time!, time) }), ...(place ? { place } : {}) }
      if (instead) days.push(day)
      else series.push({ uid, day })
    }
    if (days.length + series.length > mostDays) return failure({ kind: 'too-many-rows', limit: mostDays })
  }
  const isMoved = new Set(moved.map(({ uid, date }) => `${date} ${uid}`))
  days.push(...series.flatMap(({ uid, day }) => (isMoved.has(`${day.from} ${uid}`) ? [] : [day])))
  if (days.length === 0) return failure({ kind: 'empty' })
  return success({ ...emptyDraft, days: days.sort((a, b) => a.from.localeCompare(b.from) || a.title.localeCompare(b.title, 'ru')), warnings: warnings.all() })
}

function* eventsOf(lines: readonly string[]): Generator<Property[]> {
  let event: Property[] | undefined
  let inside = 0 // alarms and the like sit inside events
  for (const line of lines) {
    const property = propertyOf(line)
    if (!property) continue
    const part = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN' && part === 'VEVENT') event = []
    else if (property.name === 'END' && part === 'VEVENT') {
      if (event) yield event
      event = undefined
    } else if (property.name === 'BEGIN') inside++
    else if (property.name === 'END') inside = Math.max(0, inside - 1)
    else if (event && (inside === 1 || inside === 0)) event.push(property)
  }
}

/** `NAME;PARAMETER="a:b":value`; colons inside quotes belong to the parameter. */
function propertyOf(line: string): Property | undefined {
  const found = /^([A-Za-z0-9-]{1,60})((?:;[A-Za-z0-9-]{1,60}=(?:"[^"]*"|[^":;]*))*):(.*)$/.exec(line)
  if (!found) return undefined
  const parameters = [...found[2]!.matchAll(/;([^=]+)=("[^"]*"|[^;]*)/g)].map(([, name, value]): [string, string] => [name!.toUpperCase(), value!.replaceAll('"', '')])
  return { name: found[1]!.toUpperCase(), parameters: new Map(parameters), value: found[3]! }
}

function momentOf(property: Omit<Property, 'name'> | undefined, zone: string, warnings: WarningList): Moment | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?\s*$/.exec(property?.value ?? '')
  if (!property || !found) return undefined
  const date = found.slice(1, 4).join('-')
  if (Number(found[1]) < 1900 || Number(found[1]) > 2200 || !isDate(date)) return undefined
  if (found[4] === undefined) return { date, time: undefined }
  const time = `${found[4]}:${found[5]}`
  if (found[4] > '23' || found[5]! > '59') return undefined
  const named = property.parameters.get('TZID')
  const own = found[7] ? 'UTC' : named
  if (own !== undefined && !isTimeZone(own)) warnings.add({ kind: 'unknown-zone', element: 'TZID', value: own })
  if (own === undefined || own === zone || !isTimeZone(own)) return { date, time }
  const local = localTime(instantOf(date, minuteOf(time), own), zone)
  return { date: local.date, time: wallTimeOf(local.minute), own: { date, minute: minuteOf(time), zone: own } }
}

const isDate = (date: string): boolean => !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && addDays(date, 0) === date

/** The end of an event: exclusive for dates, as in the file; of one with times the day after the last. */
function endOf(event: ReadonlyMap<string, Property>, first: Moment, zone: string, warnings: WarningList): { until: string; time: string | undefined } {
  const told = momentOf(event.get('DTEND'), zone, warnings)
  const length = /^P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,4})M)?)?/.exec(event.get('DURATION')?.value ?? '')
  if (told && told.date >= first.date) {
    if (first.time === undefined) return { until: told.date > first.date ? told.date : addDays(first.date, 1), time: undefined }
    return { until: addDays(told.date, told.time === '00:00' && told.date > first.date ? 0 : 1), time: told.time }
  }
  if (!length) return { until: addDays(first.date, 1), time: first.time }
  const days = Number(length[1] ?? 0) * 7 + Number(length[2] ?? 0)
  if (first.time === undefined) return { until: addDays(first.date, Math.max(1, days)), time: undefined }
  const minute = minuteOf(first.time) + Number(length[3] ?? 0) * 60 + Number(length[4] ?? 0)
  return { until: addDays(first.date, days + Math.floor(minute / 1440) + 1), time: wallTimeOf(minute % 1440) }
}

function repeated(rule: string | undefined, first: Moment, zone: string, title: string, horizon: Horizon, warnings: WarningList): Moment[] {
  if (rule === undefined) return [first]
  const { own } = first
  const begin = own?.date ?? first.date
  const parsed = parseRecurrence(rule.trim(), begin)
  if (!parsed) {
    warnings.add({ kind: 'recurrence-unknown', element: title, value: rule })
    return [first]
  }
  const dates = [...datesOf(begin, parsed, mostRepeats, horizon)]
  if (dates.length === mostRepeats) warnings.add({ kind: 'too-many-repeats', element: title, value: String(mostRepeats) })
  return dates.map(date => {
    if (!own) return { date, time: first.time }
    const local = localTime(instantOf(date, own.minute, own.zone), zone)
    return { date: local.date, time: wallTimeOf(local.minute) }
  })
}

/** An end that stays as far from its begin when summer time moves that. */
const shifted = (end: string, from: string, to: string): string => wallTimeOf((minuteOf(end) + minuteOf(to) - minuteOf(from) + 1440) % 1440)

/** §3.3.11: escaped commas, semicolons, line ends. */
const plainText = (value: string): string => value.replaceAll(/\\([nN,;\\])/g, (_whole, letter: string) => (/n/i.test(letter) ? ' ' : letter)).replaceAll(/\s+/g, ' ').trim()
