import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ImportParts } from '#shared/contract/library-sources'
import type { ImportFault, ImportRow } from '#shared/contract/panel'
import type { UploadBegin } from '#shared/contract/uploads'
import { failure, success, type Result } from '#shared/result'
import { mostFiles, plainPath, type ReceivedFile } from './package-files'
import { receiveFile } from './receive-file'

/** Events of one upload are told at most this often, so that a fast one does not flood the panel. */
const tellEveryMs = 250

/** One upload from its announcement to its end. Its folder holds numbered temporary files and goes away with it. */
export class UploadSession {
  readonly id: string
  readonly requester: string
  readonly request: UploadBegin
  readonly folder: string
  readonly files: ReceivedFile[] = []
  touchedMs: number
  readonly #now: () => number
  readonly #tell: (row: ImportRow) => void
  readonly #end = new AbortController()
  #startedConverting = () => {}
  readonly #converting = new Promise<void>(resolve => { this.#startedConverting = resolve })
  #row: ImportRow
  #isSealed = false
  #toldMs = 0
  #count = 0
  #receiving = 0

  constructor(id: string, requester: string, request: UploadBegin, folder: string, now: () => number, tell: (row: ImportRow) => void) {
    this.id = id
    this.requester = requester
    this.request = request
    this.folder = folder
    this.#now = now
    this.#tell = tell
    this.touchedMs = now()
    this.#row = { uploadId: id, name: request.name, phase: 'receiving', doneBytes: 0, totalBytes: request.totalBytes, materialId: undefined, refusal: undefined }
  }

  /** Makes the folder, with a note for the next start in case this one does not see the end. */
  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true })
    await writeFile(join(this.folder, 'upload.json'), JSON.stringify({ uploadId: this.id, name: this.request.name, totalBytes: this.request.totalBytes }))
    this.#tell(this.#row)
  }

  get row(): ImportRow {
    return this.#row
  }

  get isOpen(): boolean {
    return this.#row.phase === 'receiving'
  }

  /** Takes one file. Whatever is wrong with it refuses the whole upload: half a package helps nobody. */
  async receive(path: string, body: Readable): Promise<Result<null, ImportFault>> {
    const { kind, name } = this.request
    const plain = kind === 'file' ? success(name) : plainPath(path)
    if (!plain.ok) return this.refuse(plain.fault)
    if (this.#count >= (kind === 'file' ? 1 : mostFiles)) return this.refuse({ kind: 'too-many-files', limit: kind === 'file' ? 1 : mostFiles })
    const file = join(this.folder, `received-${this.#count++}`)
    this.#receiving++
    try {
      const received = await receiveFile(body, file, this.request.totalBytes - this.#row.doneBytes, count => this.#advance(count), this.#end.signal)
      if (!this.isOpen) return failure(this.#row.refusal ?? { kind: 'interrupted', name })
      if (received.ok) {
        this.files.push({ ...received.value, path: plain.value })
        return success(null)
      }
      const fault = received.fault.kind
      return this.refuse(fault === 'too-long' ? { kind: 'damaged', name: plain.value, detail: 'size-differs' } : { kind: fault, name: fault === 'no-space' ? plain.value : name })
    } finally {
      this.#receiving--
      this.touchedMs = this.#now()
    }
  }

  /** The transfer is over; undefined when everything announced is here. */
  startChecking(): ImportFault | undefined {
    const { name } = this.request
    if (this.#receiving > 0 || this.files.length === 0) return { kind: this.request.totalBytes === 0 ? 'empty' : 'interrupted', name }
    if (this.#row.doneBytes !== this.request.totalBytes) return { kind: 'damaged', name, detail: 'size-differs' }
    this.#change({ phase: 'checking' })
    return undefined
  }

  /** A conversion begins or waits for its turn. */
  startConverting(): void {
    this.#change({ phase: 'converting' })
    this.#startedConverting()
  }

  /** Resolves when a conversion, should there be one, has gone on for `patienceMs`. */
  async longConverting(patienceMs: number): Promise<void> {
    await this.#converting
    await new Promise<void>(resolve => void setTimeout(resolve, patienceMs).unref())
  }

  converted(share: number): void {
    this.#row = { ...this.#row, share: Math.min(1, Math.max(0, share)) }
    if (this.#now() - this.#toldMs < tellEveryMs || this.#row.phase !== 'converting') return
    this.#toldMs = this.#now()
    this.#tell(this.#row)
  }

  /** Aborted as soon as nobody wants the outcome any more. */
  get signal(): AbortSignal {
    return this.#end.signal
  }

  /** The last moment to stop it: from here on it goes into the library. False when it was stopped before. */
  seal(): boolean {
    this.#isSealed = !this.signal.aborted
    return this.#isSealed
  }

  get isSealed(): boolean {
    return this.#isSealed
  }

  /** What became of the parts of a cartridge. */
  tellParts(parts: ImportParts): void {
    this.#row = { ...this.#row, parts }
  }

  async finish(materialId: string | undefined): Promise<void> {
    await this.clear()
    this.#change({ phase: 'done', materialId, share: undefined })
  }

  async refuse(fault: ImportFault): Promise<Result<never, ImportFault>> {
    if (this.#row.phase !== 'done' && this.#row.phase !== 'refused') {
      this.#change({ phase: 'refused', refusal: fault, share: undefined })
      this.#end.abort() // a file that still comes in has nowhere to go, and a conversion nobody waits for
      await this.clear()
    }
    return failure(this.#row.refusal ?? fault)
  }

  #advance(count: number): void {
    this.touchedMs = this.#now()
    this.#row = { ...this.#row, doneBytes: this.#row.doneBytes + count }
    if (this.touchedMs - this.#toldMs < tellEveryMs || !this.isOpen) return
    this.#toldMs = this.touchedMs
    this.#tell(this.#row)
  }

  #change(change: Partial<ImportRow>): void {
    this.#row = { ...this.#row, ...change }
    this.#tell(this.#row)
  }

  /** Its folder goes, with whatever a converter that was ended left there. */
  clear(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
