import { currentNotices } from '../current-notices'
import type { Notice } from '../notice'
import { addDays, minuteOf } from '../timetable/dates'
import type { HallChange, HallContent, HallEvent, HallLesson, HolidaysMoment } from './content'
import type { HallSection } from './sections'
import type { RoundPage } from './turn'

/** What a class does now and what comes next; both empty: its day is over, or it has none. */
export interface ClassRow {
  readonly id: string
  readonly name: string
  readonly now: readonly HallLesson[]
  readonly next: readonly HallLesson[]
}

/** Why no lessons are shown; `quiet`: nobody wants them, and nothing else is there. */
export type RestReason = 'after-school' | 'quiet' | NonNullable<HallContent['noLessons']>

/** One picture of the round. `part` of `parts`, from 1, where a section takes several. */
export type HallPage = RoundPage & { readonly part: number; readonly parts: number } & (
  | { readonly kind: 'lessons'; readonly rows: readonly ClassRow[] }
  | { readonly kind: 'changes'; readonly rows: readonly HallChange[] }
  | { readonly kind: 'events'; readonly rows: readonly HallEvent[] }
  | { readonly kind: 'notices'; readonly rows: readonly Notice[] }
  | { readonly kind: 'birthdays'; readonly rows: HallContent['birthdays'] }
  | { readonly kind: 'holidays'; readonly holidays: HolidaysMoment }
  | { readonly kind: 'rest'; readonly reason: RestReason; readonly nextSchoolDay: string | undefined }
  | { readonly kind: 'item'; readonly itemId: string }
)

/** How much of the largest words fits on a page: lines below each other, letters in one. */
export interface HallCapacity {
  readonly lines: number
  readonly letters: number
}

export interface HallMoment {
  readonly nowMs: number
  /** Of the local day, by the school's bell. */
  readonly minute: number
}

/** Everything is read slowly, by somebody who walks past: a line so long, a page at least so long. */
const lineMs = 2_500
const leastMs = 8_000
const restMs = 12_000

/** The round of this moment, by need: a section with nothing to say has no page, and a long one as many as keep it readable. There is always one page. */
export function hallPages(content: HallContent, moment: HallMoment, capacity: HallCapacity): HallPage[] {
  const { sections } = content.settings
  const lessons = classRows(content, moment.minute)
  const isRest = lessons.length === 0
  const of = <T>(section: HallSection, rows: () => readonly T[]): readonly T[] => (sections[section] ? rows() : [])
  const pages: HallPage[] = [
    ...pack(of('lessons', () => lessons), capacity.lines, () => 1).map((rows, ...place) => ({ kind: 'lessons' as const, rows, ...inRound('lessons', rows.length, ...place) })),
    ...pack(of('changes', () => changesAhead(content, moment.minute)), capacity.lines, () => 2).map((rows, ...place) => ({ kind: 'changes' as const, rows, ...inRound('changes', rows.length * 2, ...place) })),
    ...pack(of('events', () => eventsNow(content, moment.minute)), capacity.lines, ({ title }) => linesOf(title, capacity) + 1).map((rows, ...place) => ({ kind: 'events' as const, rows, ...inRound('events', rows.length * 2, ...place) })),
    ...of('holidays', () => (content.holidays ? [content.holidays] : [])).map(holidays => ({ kind: 'holidays' as const, holidays, ...inRound('holidays', 2, 0, [0]) })),
    ...pack(of('notices', () => currentNotices(content.notices, moment.nowMs)), capacity.lines, ({ text }) => linesOf(text, capacity)).map((rows, ...place) => ({ kind: 'notices' as const, rows, ...inRound('notices', sum(rows, ({ text }) => linesOf(text, capacity)), ...place) })),
    ...pack(of('birthdays', () => content.birthdays), capacity.lines, () => 1).map((rows, ...place) => ({ kind: 'birthdays' as const, rows, ...inRound('birthdays', rows.length, ...place) })),
    ...of('playlist', () => content.playlist.filter(({ isReady }) => isReady)).map(({ id, seconds }) => ({ kind: 'item' as const, itemId: id, key: `item:${id}`, dwellMs: seconds * 1000, part: 1, parts: 1 })),
  ]
  const isTold = isRest && sections.lessons
  if (!isTold && pages.length > 0) return pages
  const hadLessons = content.classes.some(({ lessons }) => lessons.length > 0)
  const reason: RestReason = isTold ? (content.noLessons ?? (hadLessons ? 'after-school' : 'free')) : 'quiet'
  return [{ kind: 'rest', reason, nextSchoolDay: content.nextSchoolDay, key: 'rest', dwellMs: restMs, part: 1, parts: 1 }, ...pages]
}

/** Every shown class while any of them has lessons left; none when the day is over. */
function classRows({ classes }: Pick<HallContent, 'classes'>, minute: number): ClassRow[] {
  if (!classes.some(({ lessons }) => lessons.some(({ endMinute }) => endMinute > minute))) return []
  return classes.map(({ id, name, lessons }) => {
    const coming = lessons.filter(({ startMinute }) => startMinute > minute)
    const first = Math.min(...coming.map(({ startMinute }) => startMinute))
    return { id, name, now: lessons.filter(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute), next: coming.filter(({ startMinute }) => startMinute === first) }
  })
}

function changesAhead({ changes }: HallContent, minute: number): HallChange[] {
  return changes.filter(({ endMinute }) => endMinute > minute)
}

/** Of today's only those that are not over. */
function eventsNow({ events, date }: HallContent, minute: number): HallEvent[] {
  return events.filter(event => event.end === undefined || event.date !== date || (event.until ?? addDays(date, 1)) > addDays(date, 1) || event.end < (event.start ?? '') || minuteOf(event.end) > minute)
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0)

function linesOf(text: string, { lines, letters }: HallCapacity): number {
  return Math.min(lines, Math.max(1, Math.ceil(text.length / letters)))
}

/** In their order, on as few pages as hold them; the rows are spread evenly where they are all alike. */
function pack<T>(rows: readonly T[], lines: number, linesOfRow: (row: T) => number): T[][] {
  const weights = rows.map(row => Math.min(lines, linesOfRow(row)))
  const isEven = weights.every(weight => weight === weights[0])
  const most = isEven && rows.length > 0 ? Math.ceil(rows.length / Math.ceil(rows.length / Math.floor(lines / weights[0]!))) * weights[0]! : lines
  const pages: T[][] = []
  let used = Infinity
  for (const [index, row] of rows.entries()) {
    if (used + weights[index]! > most) {
      pages.push([])
      used = 0
    }
    pages.at(-1)!.push(row)
    used += weights[index]!
  }
  return pages
}

function inRound(section: HallSection, lines: number, index: number, all: readonly unknown[]): { key: string; dwellMs: number; part: number; parts: number } {
  return { key: `${section}:${index + 1}`, dwellMs: Math.max(leastMs, lines * lineMs), part: index + 1, parts: all.length }
}
