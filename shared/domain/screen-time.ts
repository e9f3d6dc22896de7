import type { ScreenNorms, Surface } from './screen-norms'

/** Seconds that a class looked at screens of one kind in one lesson; `start` is the lesson's wall time. */
export interface SeenRow {
  readonly date: string
  readonly start: string
  readonly className: string
  readonly surface: Surface
  readonly seconds: number
}

export interface NormMinutes {
  readonly lesson: number
  readonly day: number
}

/** The norm of a class that looks at these kinds of screens; of several the larger (resources/screen-norms.json says why). Undefined for a grade that the table does not know. */
export function normOf({ rows }: ScreenNorms, grade: number | undefined, seen: readonly Surface[]): NormMinutes | undefined {
  const row = grade === undefined ? undefined : rows.find(({ grades: [from, to] }) => from <= grade && grade <= to)
  if (!row) return undefined
  const norms = seen.map(surface => row[surface])
  return { lesson: Math.max(...norms.map(({ lesson }) => lesson)), day: Math.max(...norms.map(({ day }) => day)) }
}

/** A lesson of several classes names them all in one line; each of them sees its minutes. */
export const classNamesIn = (className: string): string[] => className.split(', ').filter(name => name !== '')

/** The class's grade: as the school says, else the number that its name begins with. */
export function gradeOf(className: string, grades: Readonly<Record<string, number>>): number | undefined {
  const named = grades[className] ?? Number(/^\s*(\d{1,2})/.exec(className)?.[1] ?? Number.NaN)
  return named >= 0 && named <= 11 ? named : undefined
}

/** The last threshold (per cent, rising) that so many seconds reach; undefined below the first. */
export function reachedPercent(seconds: number, normMinutes: number, warnAt: readonly number[]): number | undefined {
  return warnAt.filter(percent => seconds * 100 >= normMinutes * 60 * percent).at(-1)
}

export const sumOf = (rows: readonly SeenRow[]): number => rows.reduce((sum, { seconds }) => sum + seconds, 0)
