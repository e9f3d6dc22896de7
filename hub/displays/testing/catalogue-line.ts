import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lineOf } from '#shared/contract/catalogue-segment'
import { boardLessonSchema, type BoardLesson } from '#shared/domain/lesson'
import { materialSchema, type Material } from '#shared/domain/material'
import { failure, success } from '#shared/result'
import type { CatalogueChange } from '../../../agent/catalogue/catalogue-change'
import { CatalogueShelf } from '../../../agent/catalogue/catalogue-shelf'
import { CatalogueSegments, nameOf } from '../catalogue-segments'

const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

export const material = (id: string, title: string): Material => materialSchema.parse({
  id, title, type: 'video', subject: 'physics', grades: [8], entry: 'a.mp4', addedAt: '2026-11-20T08:00:00Z',
  manifest: [{ path: 'a.mp4', sha256: hashOf(id), bytes: 1, mediaType: 'video/mp4' }],
})
export const lesson = (id: string, title: string): BoardLesson => boardLessonSchema.parse({
  id, title, subject: 'physics', grade: 8, stages: [{ id: 's', title: 'с', minutes: 5, board: { kind: 'text', heading: '', paragraphs: [] } }],
})

/** The change with all that it reads from disk read at once: what only the old state had is swept afterwards. */
function told(change: CatalogueChange): CatalogueChange {
  const [materials, lessons, removed] = [[...change.materials()], change.lessons(), change.removed()]
  return { ...change, *materials() { yield* materials }, lessons: () => lessons, removed: () => removed }
}

/** A hub's and a display's side of the catalogue with a wire between them that can fail; for tests. */
export class CatalogueLine {
  readonly records = new Map<string, Material | BoardLesson>()
  readonly changes: CatalogueChange[] = []
  readonly reports: unknown[] = []
  /** Bytes of segments that crossed the wire. */
  fetchedBytes = 0
  /** Segments that still get through. */
  fetchesLeft = Infinity
  damages = 0
  readonly #folder: string
  #hub: CatalogueSegments | undefined
  #shelf: CatalogueShelf | undefined
  #text = ''

  constructor(folder: string) {
    this.#folder = folder
  }

  get shelf(): CatalogueShelf {
    return this.#shelf!
  }

  put(record: Material | BoardLesson): void {
    this.records.set(nameOf('manifest' in record ? 'material' : 'lesson', record.id), record)
  }

  remove(kind: 'material' | 'lesson', id: string): void {
    this.records.delete(nameOf(kind, id))
  }

  async startHub(): Promise<void> {
    await mkdir(join(this.#folder, 'files'), { recursive: true })
    this.#hub = await CatalogueSegments.open(join(this.#folder, 'hub.json'), problem => this.reports.push(problem))
  }

  async startDisplay(): Promise<void> {
    this.#shelf = await CatalogueShelf.open(join(this.#folder, 'display'), {
      store: {
        fetch: async ({ bytes }) => {
          if (this.fetchesLeft-- <= 0) return failure({ kind: 'source-unreachable' })
          this.fetchedBytes += bytes
          return success(null)
        },
        fileOf: sha256 => this.fileOf(sha256),
        verify: async () => ({ checked: 0, damaged: [] }),
      },
      changed: change => void this.changes.push(told(change)),
      damaged: () => void this.damages++,
      report: problem => this.reports.push(problem),
    }, problem => this.reports.push(problem))
  }

  /** The hub writes what is so; how many segments its document names. */
  async write(): Promise<number> {
    const keep = async (text: string) => {
      await writeFile(this.fileOf(hashOf(text)), text)
      return { sha256: hashOf(text), bytes: Buffer.byteLength(text) }
    }
    const root = await this.#hub!.write(this.records, { keep, fileOf: sha256 => this.fileOf(sha256) })
    this.#text = JSON.stringify(root)
    return root.segments.length
  }

  sync(text = this.#text): Promise<'kept' | 'refused' | 'incomplete'> {
    return this.shelf.put(hashOf(text), text, new AbortController().signal, () => true)
  }

  /** Every record that the display shows, as lines in order of their names. */
  shown(): string[] {
    const { current } = this.shelf
    return [...current.values(), ...current.lessons.values()].map(record => lineOf('manifest' in record ? 'material' : 'lesson', record.id, record)).sort()
  }

  wanted(): string[] {
    return [...this.records.values()].map(record => lineOf('manifest' in record ? 'material' : 'lesson', record.id, record)).sort()
  }

  /** A segment's file: the hub's and, by link, the display's. */
  fileOf(sha256: string): string {
    return join(this.#folder, 'files', sha256)
  }

  displayFileOf(sha256: string): string {
    return join(this.#folder, 'display', `${sha256}.jsonl`)
  }

  /** The hub's segments vanish, as a lost disk would have it. */
  async loseHubFiles(): Promise<void> {
    await rm(join(this.#folder, 'files'), { recursive: true })
    await mkdir(join(this.#folder, 'files'))
  }

  segmentText(sha256: string): Promise<string> {
    return readFile(this.fileOf(sha256), 'utf8')
  }
}
