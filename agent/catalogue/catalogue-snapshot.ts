import { lessonOfLine, materialOfLine } from '#shared/contract/catalogue-segment'
import type { BoardLesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import type { MaterialRecords } from '../library/material-records'
import { readLine, readLines, type LoadedSegment } from './loaded-segment'
import type { RecordCache } from './record-cache'
import type { RecordPlace, RecordTable } from './record-table'

interface Parts {
  /** Names the state of the catalogue; '' before the first one. */
  readonly revision: string
  readonly table: RecordTable
  readonly segments: ReadonlyMap<number, LoadedSegment>
  /** Shared by all snapshots: by digest, so that a record of another state is never taken for this one's. */
  readonly cache: RecordCache<Material>
  /** The disk no longer has a line that was indexed. */
  damaged(segment: LoadedSegment): void
}

/** The catalogue in one state. Materials stay on disk until somebody asks; lessons are few and stay in memory. */
export class CatalogueSnapshot implements MaterialRecords {
  readonly revision: string
  readonly lessons: ReadonlyMap<string, BoardLesson>
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.revision = parts.revision
    this.#parts = parts
    const lines = this.linesAt([...parts.table.places()].filter(({ isLesson }) => isLesson))
    this.lessons = new Map([...lines].flatMap(line => lessonOfLine(line) ?? []).map(lesson => [lesson.id, lesson]))
  }

  get table(): RecordTable {
    return this.#parts.table
  }

  get segments(): ReadonlyMap<number, LoadedSegment> {
    return this.#parts.segments
  }

  get size(): number {
    return this.#parts.table.size - this.lessons.size
  }

  has(materialId: string): boolean {
    return this.#parts.table.find('material', materialId) !== undefined
  }

  get(materialId: string): Material | undefined {
    const { cache, table, segments } = this.#parts
    const place = table.find('material', materialId)
    const segment = place && segments.get(place.segment)
    if (!segment) return undefined
    const key = `${place.digestA}.${place.digestB}`
    const known = cache.get(key)
    if (known) return known.id === materialId ? known : undefined
    const line = readLine(segment, place)
    if (line === undefined) this.#parts.damaged(segment)
    const material = line === undefined ? undefined : materialOfLine(line)
    if (material?.id !== materialId) return undefined
    cache.put(key, material, place.length)
    return material
  }

  /** All materials, a segment's at a time; none stays in memory. */
  *values(): Generator<Material> {
    yield* this.materialsAt([...this.#parts.table.places()].filter(({ isLesson }) => !isLesson))
  }

  *materialsAt(places: readonly RecordPlace[]): Generator<Material> {
    for (const line of this.linesAt(places)) {
      const material = materialOfLine(line)
      if (material) yield material
    }
  }

  *linesAt(places: readonly RecordPlace[]): Generator<string> {
    const bySegment = new Map<number, RecordPlace[]>()
    for (const place of places) {
      const ofSegment = bySegment.get(place.segment)
      if (ofSegment) ofSegment.push(place)
      else bySegment.set(place.segment, [place])
    }
    for (const [number, ofSegment] of bySegment) {
      const segment = this.#parts.segments.get(number)
      if (!segment) continue
      for (const line of readLines(segment, ofSegment)) {
        if (line === undefined) this.#parts.damaged(segment)
        else yield line
      }
    }
  }
}
