import { importLimits } from '#shared/contract/timetable-import'
import type { DraftBell, DraftBellSet } from './timetable-draft'
import type { WarningList } from './warning-list'

/** A lesson's time as a file tells it; its number where the file has one. */
export interface Timed {
  readonly classNames: readonly string[]
  readonly number?: number | undefined
  readonly start: string
  readonly end: string
}

export interface FoundBells {
  readonly bellSets: readonly DraftBellSet[]
  numberOf(className: string, start: string): number | undefined
}

/**
 * Bell sets out of lessons' times: classes whose bells go together share one. Times without numbers take those of the school's own bells where they are the same (`known`), else they
 * are counted from 1 in order of the day.
 */
export function bellsFromTimes(times: readonly Timed[], known: readonly DraftBell[], warnings: WarningList): FoundBells {
  const ofClass = new Map<string, Map<string, DraftBell>>()
  for (const { classNames, number, start, end } of times) {
    for (const name of classNames) {
      const bells = ofClass.get(name) ?? new Map<string, DraftBell>()
      ofClass.set(name, bells)
      const other = [...bells.values()].find(bell => bell.start < end && start < bell.end && (bell.start !== start || bell.end !== end))
      if (other) warnings.add({ kind: 'bells-overlap', element: name, value: `${start}–${end}, ${other.start}–${other.end}` })
      else bells.set(start, { number: number ?? -1, start, end })
    }
  }
  if (ofClass.size > importLimits.classes) return { bellSets: [], numberOf: () => undefined }
  const groups: { classNames: string[]; bells: Map<string, DraftBell> }[] = []
  for (const [name, bells] of [...ofClass].sort(([a], [b]) => a.localeCompare(b, 'ru', { numeric: true }))) {
    const group = groups.find(one => goTogether(one.bells, bells))
    if (!group) groups.push({ classNames: [name], bells: new Map(bells) })
    else {
      group.classNames.push(name)
      for (const [start, bell] of bells) group.bells.set(start, bell)
    }
  }
  const sets = groups.map(({ classNames, bells }) => ({ classNames, bells: numbered([...bells.values()], known) }))
  const setOf = new Map(sets.flatMap(set => set.classNames.map((name): [string, readonly DraftBell[]] => [name, set.bells])))
  return {
    bellSets: sets.map(({ classNames, bells }, index) => ({ name: sets.length > 1 ? String(index + 1) : '', bells, classNames: sets.length > 1 ? classNames : [] })),
    numberOf: (className, start) => setOf.get(className)?.find(bell => bell.start === start)?.number,
  }
}

/** Bells without numbers only go with a set that shares one of them: another shift counts from 1 again. */
function goTogether(some: ReadonlyMap<string, DraftBell>, others: ReadonlyMap<string, DraftBell>): boolean {
  const isNumbered = [...others.values()].every(({ number }) => number >= 0)
  if (!isNumbered && ![...others.values()].some(({ start, end }) => some.get(start)?.end === end)) return false
  return [...others.values()].every(one => [...some.values()].every(two => {
    if (one.start === two.start && one.end === two.end) return one.number === two.number
    return (one.end <= two.start || two.end <= one.start) && (one.number < 0 || one.number !== two.number)
  }))
}

function numbered(bells: readonly DraftBell[], known: readonly DraftBell[]): DraftBell[] {
  const ordered = bells.toSorted((a, b) => a.start.localeCompare(b.start))
  if (ordered.every(({ number }) => number >= 0)) return ordered
  const own = ordered.map(bell => known.find(({ start, end }) => start === bell.start && end === bell.end)?.number)
  const areKnown = own.every((number, index) => number !== undefined && (index === 0 || number > own[index - 1]!))
  return ordered.map((bell, index) => ({ ...bell, number: areKnown ? own[index]! : index + 1 }))
}
