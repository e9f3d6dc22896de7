import { addDays } from '#shared/domain/timetable/dates'
import { daysBetween } from '#shared/domain/timetable-import/recurrence'
import type { WarningList } from './warning-list'

/** One lesson on one date. */
export interface Meeting {
  readonly className: string
  readonly date: string
  readonly weekday: number
  readonly monday: string
  readonly start: string
  readonly end: string
  readonly subject: string
  /** What the plan had instead. */
  readonly planned: string | undefined
  readonly room: string | undefined
  readonly topic: string | undefined
}

/** A place in the week that one class's subject has. */
export interface Slot {
  readonly className: string
  readonly weekday: number
  readonly start: string
  readonly end: string
  readonly subject: string
  readonly room: string | undefined
  readonly topic: string | undefined
  readonly weeks: readonly number[] | undefined
  readonly from: string | undefined
  readonly until: string | undefined
  readonly changes: readonly { readonly date: string; readonly subject: string; readonly room?: string | undefined }[]
}

/** Finds the week behind dated lessons: what comes every week, what in turns of two to four weeks; the rest holds from its first to its last date and is told. */
export function slotsOf(meetings: readonly Meeting[], warnings: WarningList): { slots: Slot[]; weekNames: string[]; anchor: string | undefined } {
  const groups = new Map<string, Meeting[]>()
  const keysOf = new Map<string, string>()
  for (const meeting of meetings.toSorted((a, b) => Number(a.planned !== undefined) - Number(b.planned !== undefined))) {
    const { className, weekday, start, end, subject, planned, room } = meeting
    const base = [className, weekday, start, end, planned ?? subject].join('|')
    // A replaced lesson may be in another room: it belongs to the one that is planned there.
    const key = planned === undefined ? `${base}|${room ?? ''}` : (keysOf.get(base) ?? `${base}|${room ?? ''}`)
    if (!keysOf.has(base)) keysOf.set(base, key)
    const group = groups.get(key)
    if (group) group.push(meeting)
    else groups.set(key, [meeting])
  }
  const first = meetings.map(({ monday }) => monday).sort()[0] ?? ''
  const weekOf = ({ monday }: Meeting): number => daysBetween(first, monday) / 7
  const schoolWeeks = new Map<string, Set<number>>()
  for (const meeting of meetings) {
    const key = `${meeting.className}|${meeting.weekday}`
    const weeks = schoolWeeks.get(key) ?? new Set()
    schoolWeeks.set(key, weeks.add(weekOf(meeting)))
  }
  const count = new Set(meetings.map(({ monday }) => monday)).size
  const isOneWeek = count === 1
  const turn = isOneWeek || count > mostWeeks ? 1 : turnOf([...groups.values()].map(group => ({ own: new Set(group.map(weekOf)), all: schoolWeeks.get(`${group[0]!.className}|${group[0]!.weekday}`)! })))
  let isTurning = false
  const slots = [...groups.values()].map((group): Slot => {
    const { className, weekday, start, end, subject, planned, room, topic } = group[0]!
    const own = new Set(group.map(weekOf))
    const all = schoolWeeks.get(`${className}|${weekday}`)!
    const dates = group.map(({ date }) => date).sort()
    const weeks = own.size === all.size ? undefined : weeksInTurn(own, all, turn)
    const isIrregular = own.size !== all.size && weeks === undefined
    if (weeks) isTurning = true
    if (isIrregular) warnings.add({ kind: 'irregular-lesson', element: className, value: `${planned ?? subject}, ${dates.join(', ')}` })
    return {
      className, weekday, start, end, room, weeks, subject: planned ?? subject,
      topic: isOneWeek || dates.length === 1 ? topic : undefined,
      from: isIrregular ? dates[0] : undefined, until: isIrregular ? addDays(dates.at(-1)!, 1) : undefined,
      changes: group.flatMap(one => (one.planned === undefined ? [] : [{ date: one.date, subject: one.subject, ...(one.room && one.room !== room ? { room: one.room } : {}) }])),
    }
  })
  return { slots, weekNames: isTurning ? Array.from({ length: turn }, (_unused, index) => String(index + 1)) : [], anchor: isTurning ? first : undefined }
}

/** Two years: what is spread over more is no week that repeats. */
const mostWeeks = 110

interface Weeks {
  readonly own: ReadonlySet<number>
  readonly all: ReadonlySet<number>
}

/** The shortest turn of two to four weeks in which most of what does not come weekly has its place. */
function turnOf(groups: readonly Weeks[]): number {
  const open = groups.filter(({ own, all }) => own.size !== all.size)
  const fits = [2, 3, 4].map(turn => ({ turn, count: open.filter(({ own, all }) => weeksInTurn(own, all, turn)).length }))
  return fits.reduce((best, one) => (one.count > best.count ? one : best)).turn
}

/** Weeks of the turn (from 1) in which the lesson always comes, when it never comes in the others. */
function weeksInTurn(own: ReadonlySet<number>, all: ReadonlySet<number>, turn: number): number[] | undefined {
  if (turn < 2) return undefined
  const places = new Set([...own].map(week => week % turn))
  const isWhole = [...all].every(week => own.has(week) === places.has(week % turn))
  const isSeen = Math.max(...all) >= (turn === 2 ? 1 : 2 * turn - 1) // a longer turn must have come round to be believed
  return isWhole && isSeen && places.size < turn ? [...places].map(place => place + 1).sort() : undefined
}
