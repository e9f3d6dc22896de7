import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import { sha256Schema } from '#shared/domain/ids'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import { parseJson } from '../trust/envelopes'
import { sha256Hex } from '../trust/keys'
import { emptyDocuments, parseDocument, slots, type Documents, type Slot } from './documents'

/** `catalogue`: of releases that kept it whole, until it was taken over. */
const indexSchema = z.partialRecord(z.enum([...slots, 'catalogue']), sha256Schema)
type Index = z.infer<typeof indexSchema>

/** The last good document of each slot, in files of its own beside the content: a start without any network has them all (acceptance T-10). */
export class DocumentShelf {
  readonly #folder: string
  readonly #index: StateFile<Index>
  #documents: Documents = emptyDocuments
  /** Slot → hash of what `documents` holds. */
  readonly #shown = new Map<Slot, string>()

  private constructor(folder: string, index: StateFile<Index>) {
    this.#folder = folder
    this.#index = index
  }

  /** Reads what is there; a damaged document is reported and simply missing, so that it is fetched again. */
  static async open(folder: string, report: StateFileOptions<unknown>['report']): Promise<DocumentShelf> {
    await mkdir(folder, { recursive: true })
    const shelf = new DocumentShelf(folder, await StateFile.open({ file: join(folder, 'index.json'), schema: indexSchema, empty: {}, report }))
    for (const slot of slots) {
      const sha256 = shelf.#index.value[slot]
      if (!sha256) continue
      const text = await readFile(shelf.#fileOf(sha256), 'utf8').catch(() => '')
      const isGood = sha256Hex(text) === sha256 && shelf.#show(slot, sha256, text)
      if (!isGood) report({ kind: 'file-set-aside', file: shelf.#fileOf(sha256), asideAs: '', recovered: 'empty' })
    }
    return shelf
  }

  get documents(): Documents {
    return this.#documents
  }

  hashOf(slot: Slot): string | undefined {
    return this.#shown.get(slot)
  }

  /** The catalogue as an earlier release kept it. */
  async oldCatalogue(): Promise<{ sha256: string; text: string } | undefined> {
    const sha256 = this.#index.value.catalogue
    if (sha256 === undefined) return undefined
    const text = await readFile(this.#fileOf(sha256), 'utf8').catch(() => '')
    return sha256Hex(text) === sha256 ? { sha256, text } : undefined
  }

  /** It was taken over. */
  forgetOldCatalogue(): Promise<void> {
    return this.#index.update(index => ({ ...index, catalogue: undefined }))
  }

  /** Keeps a document whose hash was verified; false, and nothing changes, when it is not what the slot holds. */
  async put(slot: Slot, sha256: string, text: string): Promise<boolean> {
    if (parseDocument(slot, parseJson(text)) === undefined) return false
    await writeFileAtomic(this.#fileOf(sha256), text, { mode: 0o600 })
    await this.#index.update(index => ({ ...index, [slot]: sha256 }))
    this.#show(slot, sha256, text)
    await this.#sweep()
    return true
  }

  /** The slot should hold nothing. */
  async drop(slot: Slot): Promise<void> {
    if (!this.#shown.has(slot)) return
    await this.#index.update(index => ({ ...index, [slot]: undefined }))
    this.#shown.delete(slot)
    this.#documents = { ...this.#documents, [slot]: emptyDocuments[slot] }
  }

  #show(slot: Slot, sha256: string, text: string): boolean {
    const parsed = parseDocument(slot, parseJson(text))
    if (parsed === undefined) return false
    this.#documents = { ...this.#documents, [slot]: parsed }
    this.#shown.set(slot, sha256)
    return true
  }

  async #sweep(): Promise<void> {
    const kept = new Set(Object.values(this.#index.value).map(sha256 => `${sha256}.json`))
    const files = (await readdir(this.#folder)).filter(name => /^[0-9a-f]{64}\.json$/.test(name) && !kept.has(name))
    await Promise.all(files.map(name => rm(join(this.#folder, name), { force: true })))
  }

  #fileOf(sha256: string): string {
    return join(this.#folder, `${sha256}.json`)
  }
}
