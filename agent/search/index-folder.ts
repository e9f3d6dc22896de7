import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { writeDurably } from '../disk/write-durably'
import { searchDocumentSchema, type SearchId } from './search-document'
import { SearchIndex } from './search-index'
import type { Segment } from './segment'
import { loadSegment, saveSegment } from './segment-file'

const searchIdSchema = z.custom<SearchId>(value => typeof value === 'string' && /^(lesson|material)\/[a-z0-9-]{1,64}$/.test(value))
/** What came since the large segment was saved; good only together with that very segment. */
const recentSchema = z.object({ version: z.literal(1), tag: z.string(), baseCrc: z.number(), removedIds: z.array(searchIdSchema), documents: z.array(searchDocumentSchema) })
type Recent = z.infer<typeof recentSchema>

export interface OpenedIndex {
  readonly index: SearchIndex
  /** Which catalogue it was made of; undefined: it must be made anew. */
  readonly tag: string | undefined
  /** What was wrong with the files. */
  readonly problem: string | undefined
}

/** Where the index lies: a large file, written when segments are merged, and a small one with what came since. */
export class IndexFolder {
  readonly #base: string
  readonly #recent: string
  #saving: Promise<void> = Promise.resolve()
  #saved: { segment: Segment; crc: number } | undefined

  constructor(folder: string) {
    this.#base = join(folder, 'library.index')
    this.#recent = join(folder, 'library-recent.json')
  }

  /** Whatever is damaged is thrown away: the catalogue makes it anew. */
  async open(): Promise<OpenedIndex> {
    const recent = await this.#readRecent()
    if (recent === 'missing') return { index: new SearchIndex(), tag: undefined, problem: undefined }
    if (recent === 'damaged') return this.#startAnew('library-recent.json')
    if (recent.baseCrc === 0) return this.#with(new SearchIndex(), recent)
    const loaded = await loadSegment(this.#base)
    if (!loaded.ok) return this.#startAnew(`library.index: ${loaded.fault.kind === 'damaged' ? loaded.fault.detail : 'missing'}`)
    if (loaded.value.crc !== recent.baseCrc) return this.#startAnew('library.index: of another time')
    this.#saved = loaded.value
    return this.#with(new SearchIndex(loaded.value.segment), recent)
  }

  /** Saves the index as it is at the call, and as little as is new: the large segment only when it is another one. Calls wait for each other. */
  save(index: SearchIndex, tag: string): Promise<void> {
    const { base } = index
    const recent: Omit<Recent, 'baseCrc'> = { version: 1, tag, removedIds: [...index.removedIds()], documents: [...index.fresh] }
    const saved = this.#saving.then(async () => {
      await mkdir(dirname(this.#base), { recursive: true })
      if (base.size > 0 && this.#saved?.segment !== base) this.#saved = { segment: base, crc: await saveSegment(this.#base, base) }
      const json = JSON.stringify({ ...recent, baseCrc: base.size > 0 ? this.#saved!.crc : 0 } satisfies Recent)
      await writeDurably(this.#recent, `${crc32(json).toString(16)}\n${json}`)
    })
    this.#saving = saved.catch(() => {}) // the caller hears of it; the next saving is not its fault
    return saved
  }

  #with(index: SearchIndex, { tag, removedIds, documents }: Recent): OpenedIndex {
    index.apply({ added: documents, removedIds })
    return { index, tag, problem: undefined }
  }

  async #startAnew(problem: string): Promise<OpenedIndex> {
    await rm(this.#recent, { force: true })
    await rm(this.#base, { force: true })
    return { index: new SearchIndex(), tag: undefined, problem }
  }

  async #readRecent(): Promise<Recent | 'missing' | 'damaged'> {
    let text: string
    try {
      text = await readFile(this.#recent, 'utf8')
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'damaged'
    }
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    if (text.slice(0, end) !== crc32(json).toString(16)) return 'damaged'
    try {
      return recentSchema.safeParse(JSON.parse(json)).data ?? 'damaged'
    } catch {
      return 'damaged'
    }
  }
}
