import type { Reported } from '#shared/contract/mqtt/reported'
import type { DisplayRow } from '#shared/contract/panel'

type Soon = NonNullable<Reported['inventory']['soon']>
type Lesson = Soon['lessons'][number]
type Missing = Reported['inventory']['missing'][number]

export type RoomLevel = 'ready' | 'partly' | 'unknown'

/** One display's room as it said itself. `unknown`: it has not spoken since it knows of lessons. */
export interface RoomCard {
  readonly row: DisplayRow
  readonly roomName: string
  readonly level: RoomLevel
  readonly soon: Soon | undefined
  /** Lessons by date, in the order of the day. */
  readonly days: readonly { readonly date: string; readonly lessons: readonly NeededRow[] }[]
}

/** A lesson with what it lacks; a missing material beyond the twenty that a display names has no words of its own. */
export type NeededRow = Lesson & { readonly lacks: readonly (Missing | undefined)[] }

/** How ready each display's room is; what is not ready comes first, then by room in natural order (9 before 10). */
export function roomCards(rows: readonly DisplayRow[], roomNameOf: (roomId: string) => string, language: string): RoomCard[] {
  const collator = new Intl.Collator(language, { numeric: true })
  return rows.map(row => cardOf(row, roomNameOf(row.roomId))).sort((a, b) => order[a.level] - order[b.level] || collator.compare(a.roomName, b.roomName) || collator.compare(a.row.name, b.row.name))
}

const order: Record<RoomLevel, number> = { partly: 0, unknown: 1, ready: 2 }

function cardOf(row: DisplayRow, roomName: string): RoomCard {
  const inventory = row.reported?.inventory
  const soon = inventory?.soon
  if (!inventory || !soon) return { row, roomName, level: 'unknown', soon: undefined, days: [] }
  const named = new Map(inventory.missing.map(one => [one.id, one]))
  const rowOf = (lesson: Lesson): NeededRow => ({ ...lesson, lacks: lesson.missing.map(id => named.get(id)) })
  const dates = [...new Set(soon.lessons.map(({ date }) => date))].sort()
  const days = dates.map(date => ({ date, lessons: soon.lessons.filter(lesson => lesson.date === date).sort((a, b) => (a.start < b.start ? -1 : 1)).map(rowOf) }))
  return { row, roomName, level: soon.ready === soon.total ? 'ready' : 'partly', soon, days }
}

/** `today`, `tomorrow`, or undefined for another date; both are local dates. */
export function dayWord(date: string, nowMs: number, timeZone: string): 'today' | 'tomorrow' | undefined {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(nowMs)
  const following = new Date(Date.parse(`${local}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return date === local ? 'today' : date === following ? 'tomorrow' : undefined
}
