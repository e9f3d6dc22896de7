import type { Readable } from 'node:stream'
import type { ImportFault, ImportRow } from '#shared/contract/panel'
import type { Visibility } from '#shared/domain/personal-shelf'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { admit } from '../library/admit'
import type { Arrival } from '../library/admitted'
import { findPrograms, type Programs } from '../library/converting/programs'
import type { ReceivedFile } from '../library/package-files'
import { unpackLimits } from '../library/unpack-zip'
import type { UploadSession } from '../library/upload-session'
import { Uploads, type Convert } from '../library/uploads'
import type { ShelfStore } from './shelf-store'

interface Needs {
  now(): number
  readonly shelves: ShelfStore
  keepFiles(files: readonly ReceivedFile[]): Promise<void>
  freeBytes(): Promise<number>
  /** The converters of this machine; absent: looked for. */
  readonly programs?: Programs
  report(problem: unknown): void
}

/** Uploads of which somebody may still ask. */
const wishesKept = 500

/** What goes onto shelves: the same import as the library's, in a room of its own, because its names are nobody else's business. */
export class ShelfImport implements Disposable {
  readonly #needs: Needs
  readonly #uploads: Uploads
  /** Upload → what its sender wants. */
  readonly #wishes = new Map<string, Visibility>()
  #programs: Promise<Programs> | undefined

  private constructor(needs: Needs, uploads: Uploads) {
    this.#needs = needs
    this.#uploads = uploads
  }

  static async open(folder: string, needs: Needs): Promise<ShelfImport> {
    const uploads = await Uploads.open(folder, {
      now: needs.now, freeBytes: needs.freeBytes, report: needs.report,
      takeIn: (session, convert) => imports.#takeIn(session, convert),
    })
    const imports = new ShelfImport(needs, uploads)
    return imports
  }

  async begin(shelfId: string, name: string, totalBytes: number, visibility: Visibility): Promise<Result<string, { kind: 'too-many' | 'no-space' | 'full' | 'unknown' }>> {
    const noPlace = this.#needs.shelves.noPlaceFor(shelfId, totalBytes)
    if (noPlace) return failure({ kind: noPlace })
    const begun = await this.#uploads.begin({ name, kind: 'file', totalBytes }, shelfId)
    if (begun.ok) this.#wishes.set(begun.value, visibility)
    for (const id of [...this.#wishes.keys()].slice(0, -wishesKept)) this.#wishes.delete(id)
    return begun
  }

  receive(shelfId: string, uploadId: string, body: Readable): Promise<ImportRow | undefined> {
    return this.#uploads.receive(uploadId, shelfId, '', body)
  }

  commit(shelfId: string, uploadId: string): Promise<ImportRow | undefined> {
    return this.#uploads.commit(uploadId, shelfId)
  }

  /** Only while its session lives, or for whoever sent it: rows hold file names. */
  stateOf(shelfId: string, uploadId: string): ImportRow | undefined {
    return this.#wishes.has(uploadId) ? this.#uploads.stateOf(uploadId, shelfId) : undefined
  }

  dispose(): Promise<void> {
    return this.#uploads.dispose()
  }

  /** Takes what lies in temporary files onto a shelf: for uploads, and for whoever has files on this machine (a stick). */
  async take(shelfId: string, arrival: Arrival, visibility: Visibility, convert: Convert, mayGoOn: () => boolean): Promise<Result<string, ImportFault>> {
    const { name } = arrival
    const { shelves, now, keepFiles } = this.#needs
    const programs = this.#needs.programs ?? (await (this.#programs ??= findPrograms()))
    const admitted = await admit(arrival, { knowsMaterial: () => false, nowMs: now(), limits: unpackLimits, convert, programs })
    if (!admitted.ok) return admitted
    // A lesson names materials of the whole school: it belongs into the panel.
    if (admitted.value.kind !== 'material') return failure({ kind: 'unsupported', name, detail: 'lesson-for-panel' })
    if (!mayGoOn()) return failure({ kind: 'cancelled', name })
    if (shelves.noPlaceFor(shelfId, 0) === 'unknown') return failure({ kind: 'cancelled', name })
    await keepFiles(admitted.value.files)
    const added = await shelves.add(shelfId, admitted.value.material, visibility)
    return added.ok ? success(added.value) : failure({ kind: 'no-space', name })
  }

  #takeIn(session: UploadSession, convert: Convert): Promise<Result<string, ImportFault>> {
    const { request, folder, files, requester, id } = session
    return this.take(requester, { name: request.name, kind: request.kind, folder, files }, this.#wishes.get(id) ?? 'private', convert, () => session.seal())
  }
}
