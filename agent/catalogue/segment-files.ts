import { createHash } from 'node:crypto'
import { copyFile, link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SegmentReference } from '#shared/contract/catalogue-segment'
import { syncFolder } from '../disk/sync-folder'
import type { LoadedSegment } from './loaded-segment'
import { indexFileOf, indexSegment, parseIndexFile, type SegmentIndex } from './segment-index'

/** The segments in a folder of the display's own: `<sha256>.jsonl`, its index beside it. */
export class SegmentFiles {
  readonly #folder: string
  #lastNumber = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(folder: string): Promise<SegmentFiles> {
    await mkdir(folder, { recursive: true })
    return new SegmentFiles(folder)
  }

  /** A segment that lies here with its index; undefined when it has to be brought (again). */
  async load(reference: SegmentReference): Promise<LoadedSegment | undefined> {
    const isThere = (await stat(this.#fileOf(reference)).catch(() => undefined))?.size === reference.bytes
    if (!isThere) return undefined
    const index = parseIndexFile(await readFile(this.#indexOf(reference)).catch(() => Buffer.alloc(0)))
    return index ? this.#loaded(reference, index) : this.check(reference)
  }

  /** Reads and hashes the whole segment; a wrong one is removed. */
  async check(reference: SegmentReference): Promise<LoadedSegment | undefined> {
    const bytes = await readFile(this.#fileOf(reference)).catch(() => undefined)
    if (bytes && bytes.length === reference.bytes && createHash('sha256').update(bytes).digest('hex') === reference.sha256) {
      const index = await indexSegment(bytes)
      await writeFile(this.#indexOf(reference), indexFileOf(index), { mode: 0o600 }) // torn by a power cut, it is made anew
      return this.#loaded(reference, index)
    }
    await rm(this.#fileOf(reference), { force: true })
    return undefined
  }

  /** Takes a file of the content store: as a second name of the same bytes where the disk can, so that they lie there once and no eviction takes them. */
  async take(reference: SegmentReference, from: string): Promise<LoadedSegment | undefined> {
    await rm(this.#fileOf(reference), { force: true })
    await link(from, this.#fileOf(reference)).catch(() => copyFile(from, this.#fileOf(reference)))
    return this.check(reference)
  }

  /** Writes a segment of this display's own making. */
  async make(lines: readonly string[]): Promise<LoadedSegment | undefined> {
    const text = Buffer.from(lines.map(line => `${line}\n`).join(''))
    const reference = { sha256: createHash('sha256').update(text).digest('hex'), bytes: text.length, count: lines.length }
    await writeFile(this.#fileOf(reference), text, { mode: 0o600, flush: true })
    return this.check(reference)
  }

  /** New names outlive a power cut. */
  settle(): Promise<void> {
    return syncFolder(this.#folder)
  }

  /** Removes every segment but these. */
  async sweep(kept: readonly SegmentReference[]): Promise<void> {
    const names = new Set(kept.flatMap(({ sha256 }) => [`${sha256}.jsonl`, `${sha256}.index`]))
    const old = (await readdir(this.#folder)).filter(name => /^[0-9a-f]{64}\.(jsonl|index)$/.test(name) && !names.has(name))
    await Promise.all(old.map(name => rm(join(this.#folder, name), { force: true })))
  }

  #loaded(reference: SegmentReference, index: SegmentIndex): LoadedSegment {
    return { number: ++this.#lastNumber, reference, file: this.#fileOf(reference), index }
  }

  #fileOf({ sha256 }: SegmentReference): string {
    return join(this.#folder, `${sha256}.jsonl`)
  }

  #indexOf({ sha256 }: SegmentReference): string {
    return join(this.#folder, `${sha256}.index`)
  }
}
