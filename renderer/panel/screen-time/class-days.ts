import type { ScreenTimeReport } from '#shared/contract/screen-time'
import { gradeOf, normOf, reachedPercent, sumOf, type NormMinutes, type SeenRow } from '#shared/domain/screen-time'

/** One class on one day. */
export interface ClassDay {
  readonly date: string
  readonly className: string
  readonly lessons: readonly { readonly start: string; readonly minutes: number }[]
  readonly longestMinutes: number
  readonly dayMinutes: number
  readonly norm: NormMinutes | undefined
  readonly state: 'within' | 'near' | 'over' | 'unknown'
}

/** The table of a report: the newest day first, classes in the order that people count them. */
export function classDays({ rows, norms, grades }: Pick<ScreenTimeReport, 'rows' | 'norms' | 'grades'>): ClassDay[] {
  const groups = new Map<string, SeenRow[]>()
  for (const row of rows) {
    const key = `${row.date} ${row.className}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const days = [...groups.values()].map((day): ClassDay => {
    const { date, className } = day[0]!
    const starts = [...new Set(day.map(({ start }) => start))].sort()
    const seconds = starts.map(start => sumOf(day.filter(row => row.start === start)))
    const norm = normOf(norms, gradeOf(className, grades), day.map(({ surface }) => surface))
    const longest = Math.max(...seconds)
    const reached = norm && [reachedPercent(longest, norm.lesson, norms.warnAt) ?? 0, reachedPercent(sumOf(day), norm.day, norms.warnAt) ?? 0]
    return {
      date, className, norm,
      lessons: starts.map((start, index) => ({ start, minutes: minutesOf(seconds[index]!) })),
      longestMinutes: minutesOf(longest),
      dayMinutes: minutesOf(sumOf(day)),
      state: !reached ? 'unknown' : Math.max(...reached) >= norms.warnAt[1] ? 'over' : Math.max(...reached) > 0 ? 'near' : 'within',
    }
  })
  return days.sort((a, b) => (a.date === b.date ? a.className.localeCompare(b.className, 'ru', { numeric: true }) : a.date < b.date ? 1 : -1))
}

const minutesOf = (seconds: number): number => Math.floor(seconds / 60)

/** The table for a spreadsheet: `;` and a byte order mark, as Excel of this country takes it. A cell that would be a formula is text. */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => {
    const text = typeof value === 'number' ? String(value) : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${[head, ...rows].map(row => row.map(cell).join(';')).join('\r\n')}\r\n`
}
