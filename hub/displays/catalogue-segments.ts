import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { headOf, lineOf, segmentReferenceSchema, type CatalogueRoot, type RecordKind, type SegmentReference } from '#shared/contract/catalogue-segment'
import type { BoardLesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { isSameLine } from './same-line'
import { mergeFrom, segmentRecords, wornSegment } from './segment-plan'

const stateSchema = z.object({ segments: z.array(segmentReferenceSchema) })
type State = z.infer<typeof stateSchema>

interface Needs {
  /** Keeps a text by its hash, for good as long as `names` says so. */
  keep(text: string): Promise<{ sha256: string; bytes: number }>
  fileOf(sha256: string): string | undefined
}

interface Segment {
  readonly reference: SegmentReference
  readonly count: number
  live: number
}

type BoardRecord = Material | BoardLesson
/** What a board may know: name of the record (`material:m-1`) → the record. */
export type BoardRecords = ReadonlyMap<string, BoardRecord>

/** The catalogue of displays as segments: what changed is written behind what is there, and only that is written. */
export class CatalogueSegments {
  readonly #state: StateFile<State>
  #segments: Segment[] = []
  /** Every name that some segment has a line of → the newest line's segment, and the record as it was written; undefined: gone. */
  readonly #written = new Map<string, { segment: Segment; record: BoardRecord | undefined }>()
  #before: readonly string[] = []
  #isRead = false

  private constructor(state: StateFile<State>) {
    this.#state = state
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<CatalogueSegments> {
    return new CatalogueSegments(await StateFile.open<State>({ file, schema: stateSchema, empty: { segments: [] }, report }))
  }

  /** Whether a display may fetch it: those of the newest root and of the one before, which some display may still be fetching. */
  names(sha256: string): boolean {
    return this.#state.value.segments.some(segment => segment.sha256 === sha256) || this.#before.includes(sha256)
  }

  /** Writes what differs from what was written last, and gives the document that names it all. One at a time. */
  async write(records: BoardRecords, needs: Needs): Promise<CatalogueRoot> {
    if (!this.#isRead) await this.#read(records, needs)
    this.#isRead = true
    const changed = [...records].filter(([name, record]) => this.#isOther(name, record))
    const gone = [...this.#written].flatMap(([name, { record }]) => (record && !records.has(name) ? [name] : []))
    const lines: [string, BoardRecord | undefined][] = [...changed, ...gone.map((name): [string, undefined] => [name, undefined])]
    const before = this.#segments.map(({ reference }) => reference.sha256)
    for (let start = 0; start < lines.length; start += segmentRecords) await this.#append(lines.slice(start, start + segmentRecords), needs)
    if (lines.length > 0) await this.#tidy(needs)
    const segments = this.#segments.map(({ reference }) => reference)
    if (lines.length > 0) {
      this.#before = before
      await this.#state.update(() => ({ segments }))
    }
    const revision = createHash('sha256').update(segments.map(({ sha256 }) => sha256).join()).digest('hex')
    return { version: 2, revision, segments }
  }

  /** After a start: what the kept segments say of today's records. A segment that is gone or damaged makes all of them written anew. */
  async #read(records: BoardRecords, { fileOf }: Needs): Promise<void> {
    for (const reference of this.#state.value.segments) {
      const lines = await linesOf(fileOf(reference.sha256), reference)
      if (!lines) {
        this.#segments = []
        this.#written.clear()
        return
      }
      const segment: Segment = { reference, count: lines.length, live: 0 }
      this.#segments.push(segment)
      for (const line of lines) {
        const head = headOf(line)!
        const name = nameOf(head.kind, head.id)
        const today = records.get(name)
        // What differs from today's record must differ from it by identity too.
        this.#note(name, segment, head.isGone ? undefined : today && isSameLine(line, lineOf(head.kind, head.id, today)) ? today : outdated)
      }
      await setImmediate()
    }
  }

  /** A record that says the same in another object is remembered as the new object. */
  #isOther(name: string, record: BoardRecord): boolean {
    const written = this.#written.get(name)
    if (written?.record === record) return false
    if (written?.record === undefined || written.record === outdated) return true
    if (!isSameLine(lineOf(...kindAndId(name), written.record), lineOf(...kindAndId(name), record))) return true
    this.#written.set(name, { segment: written.segment, record })
    return false
  }

  async #append(lines: readonly (readonly [string, BoardRecord | undefined])[], needs: Needs): Promise<void> {
    const segment = await keepSegment(lines.map(([name, record]) => lineOf(...kindAndId(name), record ?? null)), needs)
    this.#segments.push(segment)
    for (const [name, record] of lines) this.#note(name, segment, record)
  }

  #note(name: string, segment: Segment, record: BoardRecord | undefined): void {
    const known = this.#written.get(name)
    if (known) known.segment.live--
    segment.live++
    this.#written.set(name, { segment, record })
  }

  /** Few segments, and none of which most is worn out. */
  async #tidy(needs: Needs): Promise<void> {
    for (let first = mergeFrom(this.#segments); first !== undefined; first = mergeFrom(this.#segments)) await this.#rewrite(first, this.#segments.length, needs)
    for (let worn = wornSegment(this.#segments); worn !== undefined; worn = wornSegment(this.#segments)) await this.#rewrite(worn, worn + 1, needs)
  }

  /** Writes the lines that still matter of the segments `first`.. before `end` as one segment in their place; none when nothing is left. */
  async #rewrite(first: number, end: number, needs: Needs): Promise<void> {
    const old = new Set(this.#segments.slice(first, end))
    const kept = [...this.#written].filter(([, { segment }]) => old.has(segment))
    // A word that something is gone matters only while an older segment may still say the opposite.
    const lines = kept.filter(([, { record }]) => record !== undefined || first > 0)
    for (const [name, { record }] of kept) if (record === undefined && first === 0) this.#written.delete(name)
    const fresh = lines.length === 0 ? [] : [await keepSegment(lines.map(([name, { record }]) => lineOf(...kindAndId(name), record ?? null)), needs)]
    this.#segments.splice(first, end - first, ...fresh)
    for (const segment of fresh) {
      segment.live = lines.length
      for (const [name, { record }] of lines) this.#written.set(name, { segment, record })
    }
  }
}

/** Stands for a record that was written and is another one by now. */
const outdated = {} as BoardRecord

/** Name of a record among all of them. */
export const nameOf = (kind: RecordKind, id: string): string => `${kind}:${id}`
const kindAndId = (name: string): [RecordKind, string] => [name.startsWith('material:') ? 'material' : 'lesson', name.slice(name.indexOf(':') + 1)]

async function keepSegment(lines: readonly string[], { keep }: Needs): Promise<Segment> {
  const reference = { ...(await keep(lines.map(line => `${line}\n`).join(''))), count: lines.length }
  return { reference, count: lines.length, live: 0 }
}

/** Undefined when the file is not what the reference says. */
async function linesOf(file: string | undefined, { sha256 }: SegmentReference): Promise<string[] | undefined> {
  const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined)
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) return undefined
  return bytes.toString('utf8').split('\n').filter(line => line !== '')
}
