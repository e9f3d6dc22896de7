import type { DisplayRow, School } from '#shared/contract/panel'
import type { Alert } from '#shared/contract/mqtt/event'
import { isAlive } from '#shared/domain/presence'

/** `never`: enrolled, but it has not said a word yet. */
export type Presence = 'never' | 'init' | 'ready' | 'busy' | 'sleeping' | 'updating' | 'safe-mode' | 'disconnected' | 'lost'
/** `well`: alive and nothing to do; `attention`: a person should look; `away`: no link. */
export type Level = 'well' | 'attention' | 'away'

/** One thing about a display that a person should know, most urgent first. */
export type Concern =
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'safe-mode' }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'clock' }
  | { readonly kind: 'missing'; readonly count: number }
  | { readonly kind: 'behind'; readonly revisions: number }

export interface Standing {
  readonly presence: Presence
  readonly level: Level
  readonly concerns: readonly Concern[]
}

/** An alive display whose last whole frame is older than this when it last reported looks frozen. */
const frameLimitMs = 2 * 60_000

/** What the panel says of a display: its own last status, and what its own reports give reason to look at. Nothing is assumed. */
export function standingOf(row: DisplayRow): Standing {
  const presence = row.status?.state ?? 'never'
  const concerns = concernsOf(row, presence)
  if (!isAlive(presence)) return { presence, level: presence === 'init' ? 'attention' : 'away', concerns }
  return { presence, level: concerns.length > 0 ? 'attention' : 'well', concerns }
}

function concernsOf(row: DisplayRow, presence: Presence): Concern[] {
  const { reported } = row
  const concerns: Concern[] = row.alerts.map(alert => ({ kind: 'alert', alert }))
  if (presence === 'safe-mode') concerns.push({ kind: 'safe-mode' })
  if (!reported) return concerns
  const { lastFrameAt, ts, clock, inventory } = reported
  if (isAlive(presence) && lastFrameAt && Date.parse(ts) - Date.parse(lastFrameAt) > frameLimitMs) concerns.push({ kind: 'frozen' })
  if (clock.doubt && !row.alerts.some(({ code }) => code === 'clock-doubt')) concerns.push({ kind: 'clock' })
  if (inventory.ready < inventory.total) concerns.push({ kind: 'missing', count: inventory.total - inventory.ready })
  const behind = row.desiredRev - appliedRev(row)
  if (behind > 0) concerns.push({ kind: 'behind', revisions: behind })
  return concerns
}

/** Newest revision of its own desired document that the display says it applied; 0 before the first. */
export function appliedRev(row: Pick<DisplayRow, 'id' | 'reported'>): number {
  const own = Object.entries(row.reported?.revs ?? {}).find(([topic]) => topic.endsWith(`/d/${row.id}/desired`))
  return own?.[1] ?? 0
}

/** What narrows the list of displays; empty parts let everything through. */
export interface DisplayFilter {
  readonly words: string
  readonly level: Level | undefined
  readonly groupId: string | undefined
}

/** Displays that the filter leaves, by room, then name, numbers in their natural order (9 before 10). */
export function filterDisplays(rows: readonly DisplayRow[], filter: DisplayFilter, school: School | undefined, language: string): DisplayRow[] {
  const words = filter.words.trim().toLocaleLowerCase(language).split(/\s+/).filter(Boolean)
  const collator = new Intl.Collator(language, { numeric: true })
  const roomName = (row: DisplayRow) => school?.rooms.find(({ id }) => id === row.roomId)?.name ?? row.roomId
  return rows
    .filter(row => {
      if (filter.groupId && !row.groupIds.includes(filter.groupId)) return false
      if (filter.level && standingOf(row).level !== filter.level) return false
      const groups = school?.groups.filter(({ id }) => row.groupIds.includes(id)).map(({ name }) => name) ?? []
      const text = [row.name, roomName(row), ...groups, row.reported?.scene.title ?? ''].join(' ').toLocaleLowerCase(language)
      return words.every(word => text.includes(word))
    })
    .sort((a, b) => collator.compare(roomName(a), roomName(b)) || collator.compare(a.name, b.name))
}
