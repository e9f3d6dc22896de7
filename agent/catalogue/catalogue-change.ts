import { headOf, lessonOfLine, type RecordKind } from '#shared/contract/catalogue-segment'
import type { BoardLesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import type { CatalogueSnapshot } from './catalogue-snapshot'
import type { LoadedSegment } from './loaded-segment'
import { RecordTable, type RecordPlace } from './record-table'
import { at, width } from './segment-index'

/** What differs between two states of the catalogue. Records are read from disk as they are asked for, so ask before the promise of `changed` ends. */
export interface CatalogueChange {
  readonly from: CatalogueSnapshot
  readonly to: CatalogueSnapshot
  /** New or other records, and gone ones. */
  readonly count: number
  materials(): Generator<Material>
  lessons(): BoardLesson[]
  removed(): { readonly kind: RecordKind; readonly id: string }[]
}

/** The table of `segments`: the one before with the lines that are new, where that says the same; else made anew. */
export function nextTable(before: { readonly table: RecordTable; readonly segments: readonly LoadedSegment[] }, segments: readonly LoadedSegment[]): RecordTable {
  const common = commonStart(before.segments, segments)
  if (common > 0) {
    const table = before.table.copy()
    for (const { index, number } of segments.slice(common)) table.add(index, number)
    if (table.speaksOnlyOf(new Set(segments.map(({ number }) => number)))) return table
  }
  const table = RecordTable.empty()
  for (const { index, number } of segments) table.add(index, number)
  return table
}

/** What is other: only lines of segments that one state has and the other has not are looked at. */
export function changeOf(from: CatalogueSnapshot, to: CatalogueSnapshot): CatalogueChange {
  const [added, removed]: [RecordPlace[], RecordPlace[]] = [[], []]
  for (const [nameA, nameB] of touchedNames([...from.segments.values()], [...to.segments.values()])) {
    const [old, next] = [from.table.findHash(nameA, nameB), to.table.findHash(nameA, nameB)]
    if (old && next && isSame(old, next)) continue
    if (next) added.push(next)
    else if (old) removed.push(old)
  }
  return {
    from, to,
    count: added.length + removed.length,
    materials: () => to.materialsAt(added.filter(({ isLesson }) => !isLesson)),
    lessons: () => [...to.linesAt(added.filter(({ isLesson }) => isLesson))].flatMap(line => lessonOfLine(line) ?? []),
    removed: () => [...from.linesAt(removed)].flatMap(line => headOf(line) ?? []).map(({ kind, id }) => ({ kind, id })),
  }
}

const isSame = (a: RecordPlace, b: RecordPlace): boolean => a.digestA === b.digestA && a.digestB === b.digestB

/** How many segments both lists begin with. */
function commonStart(a: readonly LoadedSegment[], b: readonly LoadedSegment[]): number {
  const end = a.findIndex((segment, i) => segment.number !== b[i]?.number)
  return end === -1 ? a.length : end
}

/** Names in segments that only one side has; each once. */
function* touchedNames(from: readonly LoadedSegment[], to: readonly LoadedSegment[]): Generator<readonly [number, number]> {
  const [before, after] = [new Set(from.map(({ number }) => number)), new Set(to.map(({ number }) => number))]
  const touched = [...from.filter(({ number }) => !after.has(number)), ...to.filter(({ number }) => !before.has(number))]
  const seen = new Set<number>()
  for (const { index: { count, lines } } of touched) {
    for (let line = 0; line < count; line++) {
      const [nameA, nameB] = [lines[line * width + at.nameA]!, lines[line * width + at.nameB]!]
      const name = nameA * 2 ** 21 + (nameB >>> 11) // 53 bits of the 64
      if (!seen.has(name)) yield [nameA, nameB]
      seen.add(name)
    }
  }
}
