import { bellSetOf } from '#shared/domain/timetable/bells'
import { minuteOf, wallTimeOf } from '#shared/domain/timetable/dates'
import type { BellRule, BellSet, SchoolClass, Timetable } from '#shared/domain/timetable/schema'
import { freeId } from './import-names'
import type { DraftBell, DraftBellSet } from './timetable-draft'
import type { WarningList } from './warning-list'

type Bells = Pick<Timetable, 'bellSets' | 'bellRules' | 'classes'>

/** Afternoon classes that ring by other bells than their grade's morning are the second shift. */
const secondShiftFrom = '12:00'

/** Puts a file's bells into the school's: nothing changes where every class already rings so. Gives back sets, rules and classes (of the second shift) as they become. */
export function importBells(drafts: readonly DraftBellSet[], current: Timetable, classes: readonly SchoolClass[], classIdOf: (name: string) => string, today: string, warnings: WarningList): Bells {
  const kept = { bellSets: current.bellSets, bellRules: current.bellRules, classes: [...classes] }
  const sets = drafts.flatMap(draft => withoutOverlaps(draft, warnings))
  if (sets.length === 0) return kept
  const members = sets.map(set => set.classNames.map(classIdOf).flatMap(id => classes.find(one => one.id === id) ?? []))
  const rings = (one: SchoolClass, bells: readonly DraftBell[]) => holds(bellSetOf(current, today, 1, { grade: one.grade, shift: one.shift ?? 1, buildingId: one.buildingId })?.bells ?? [], bells)
  if (sets.every((set, index) => (set.classNames.length === 0 ? current.bellSets.some(({ bells }) => holds(bells, set.bells)) : members[index]!.every(one => rings(one, set.bells))))) return kept
  if (sets.length === 1 && sets[0]!.classNames.length === 0) return { ...kept, bellSets: withUsual(current.bellSets, sets[0]!) }
  return severalSets(sets, members, kept)
}

const holds = (bells: readonly DraftBell[], wanted: readonly DraftBell[]): boolean => wanted.every(one => bells.some(({ number, start, end }) => number === one.number && start === one.start && end === one.end))

/** The usual set (the first) takes the file's bells; its others stay where they do not get in the way. */
function withUsual(bellSets: readonly BellSet[], { bells }: DraftBellSet): BellSet[] {
  const [usual, ...others] = bellSets
  const rest = (usual?.bells ?? []).filter(old => fits(old, bells))
  return [{ ...(usual ?? { id: 'usual', name: '1' }), bells: [...bells, ...rest].sort((a, b) => a.number - b.number) }, ...others]
}

const fits = (old: DraftBell, bells: readonly DraftBell[]): boolean => bells.every(({ number, start, end }) => (number < old.number ? end <= old.start : number > old.number && old.end <= start))

function severalSets(sets: readonly DraftBellSet[], members: readonly (readonly SchoolClass[])[], { bellSets, bellRules, classes }: Bells): Bells {
  const made: BellSet[] = []
  const rules: BellRule[] = []
  const afternoon = new Set<string>()
  for (const [index, set] of sets.entries()) {
    const known = [...bellSets, ...made].find(({ bells }) => holds(bells, set.bells))
    const bellSet = known ?? { id: freeId(`bells-${bellSets.length + made.length + 1}`, [...bellSets, ...made]), name: (members[index]!.map(({ name }) => name).join(', ') || set.name || String(index + 1)).slice(0, 80), bells: [...set.bells] }
    if (!known) made.push(bellSet)
    const grades = [...new Set(members[index]!.map(({ grade }) => grade))].sort((a, b) => a - b)
    if (grades.length === 0) continue
    const isSecond = set.bells[0]!.start >= secondShiftFrom
    if (isSecond) for (const { id } of members[index]!) afternoon.add(id)
    rules.push({ bellSetId: bellSet.id, grades, ...(isSecond ? { shift: 2 } : {}) })
  }
  return { bellSets: [...bellSets, ...made], bellRules: [...bellRules, ...rules], classes: classes.map(one => (afternoon.has(one.id) ? { ...one, shift: 2 } : one)) }
}

function withoutOverlaps(set: DraftBellSet, warnings: WarningList): DraftBellSet[] {
  const bells: DraftBell[] = []
  for (const bell of set.bells.toSorted((a, b) => a.number - b.number)) {
    const before = bells.at(-1)
    if (bell.end > bell.start && (!before || (bell.start >= before.end && bell.number > before.number))) bells.push(bell)
    else warnings.add({ kind: 'bells-overlap', element: String(bell.number), value: `${bell.start}–${bell.end}` })
  }
  return bells.length > 0 ? [{ ...set, bells }] : []
}

const usualLesson = 45
const usualBreak = 10

/** Gives the usual set a bell for every number that lessons need and no set has: 45 minutes after breaks of 10, to be corrected by a person. Numbers that no longer fit into the day are told and refused. */
export function bellsForLessons(bellSets: readonly BellSet[], needed: readonly number[], warnings: WarningList): { bellSets: BellSet[]; refused: Set<number> } {
  const known = new Set(bellSets.flatMap(({ bells }) => bells.map(({ number }) => number)))
  const refused = new Set<number>()
  const usual = bellSets[0] ?? { id: 'usual', name: '1', bells: [] }
  let bells = usual.bells.toSorted((a, b) => a.number - b.number)
  for (const number of [...new Set(needed)].filter(one => !known.has(one)).sort((a, b) => a - b)) {
    const before = bells.findLast(bell => bell.number < number)
    const after = bells.find(bell => bell.number > number)
    const step = usualLesson + usualBreak
    const next = before && minuteOf(before.end) + usualBreak
    const start = next !== undefined ? next + (after ? 0 : (number - before!.number - 1) * step) : after ? minuteOf(after.start) - (after.number - number) * step : minuteOf('08:30') + (number - 1) * step
    const end = start + usualLesson
    if (start < 0 || end >= 1440 || (after && end > minuteOf(after.start))) {
      refused.add(number)
      warnings.add({ kind: 'period-too-high', value: String(number) })
      continue
    }
    const bell = { number, start: wallTimeOf(start), end: wallTimeOf(end) }
    bells = [...bells, bell].sort((a, b) => a.number - b.number)
    warnings.add({ kind: 'bell-guessed', element: String(number), value: `${bell.start}–${bell.end}` })
  }
  return { bellSets: bells.length === usual.bells.length ? [...bellSets] : [{ ...usual, bells }, ...bellSets.slice(1)], refused }
}
