import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { ImportFault, ImportRow } from '#shared/contract/panel'
import type { UploadBegin } from '#shared/contract/uploads'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import type { Job } from './formats/format'
import { Slot } from './slot'
import { UploadSession } from './upload-session'

/** Limits of uploads that are open at the same time. */
export const uploadLimits = { openPerRequester: 20, idleMs: 10 * 60_000, rowsKept: 200, reserveBytes: 256 * 1024 ** 2, answerConvertingAfterMs: 3_000 } as const

/** Moves an upload on to the conversions, one at a time, while others are checked. */
export type Convert = <T>(work: (job: Job) => Promise<T>) => Promise<T>

export interface UploadNeeds {
  now(): number
  /** Bytes that the library's disk has free. */
  freeBytes(): Promise<number>
  /** Checks a complete upload and takes it into the library; its material, if it became one. What takes long goes through `convert`. */
  takeIn(session: UploadSession, convert: Convert): Promise<Result<string | undefined, ImportFault>>
  report(error: unknown): void
}

const leftoverSchema = z.object({ uploadId: z.string(), name: z.string(), totalBytes: z.number() })

/** All uploads of the hub: open ones, and the last outcomes for the panel. */
export class Uploads implements Disposable {
  readonly #folder: string
  readonly #needs: UploadNeeds
  readonly #sessions = new Map<string, UploadSession>()
  readonly #rows = new Map<string, ImportRow>()
  readonly #listeners = new Set<(row: ImportRow) => void>()
  readonly #sweeper: NodeJS.Timeout
  readonly #checking = new Slot()
  readonly #converting = new Slot()
  readonly #ends = new Map<string, Promise<void>>()

  private constructor(folder: string, needs: UploadNeeds) {
    this.#folder = folder
    this.#needs = needs
    this.#sweeper = setInterval(() => void this.endIdle().catch(needs.report), 60_000).unref()
  }

  /** Removes what the last run left unfinished and tells it as interrupted. */
  static async open(folder: string, needs: UploadNeeds): Promise<Uploads> {
    await mkdir(folder, { recursive: true })
    const uploads = new Uploads(folder, needs)
    for (const id of await readdir(folder)) {
      const leftover = leftoverSchema.safeParse(await readFile(join(folder, id, 'upload.json'), 'utf8').then(JSON.parse).catch(() => undefined))
      await rm(join(folder, id), { recursive: true, force: true })
      if (!leftover.success) continue
      const { uploadId, name, totalBytes } = leftover.data
      uploads.#tell({ uploadId, name, phase: 'refused', doneBytes: 0, totalBytes, materialId: undefined, refusal: { kind: 'interrupted', name } })
    }
    return uploads
  }

  rows(): readonly ImportRow[] {
    return [...this.#rows.values()]
  }

  onRow(listener: (row: ImportRow) => void): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  /** A quiet one has no row in the panel: who began it tells of it. */
  async begin(request: UploadBegin, requester: string, { isQuiet = false } = {}): Promise<Result<string, { kind: 'too-many' } | { kind: 'no-space' }>> {
    const open = [...this.#sessions.values()]
    if (open.filter(session => session.requester === requester && session.row.phase !== 'converting').length >= uploadLimits.openPerRequester) return failure({ kind: 'too-many' })
    const id = randomBytes(16).toString('hex')
    const session = new UploadSession(id, requester, request, join(this.#folder, id), () => this.#needs.now(), row => isQuiet || this.#tell(row))
    this.#sessions.set(id, session)
    await session.prepare()
    const promisedBytes = open.reduce((sum, { request, row }) => sum + request.totalBytes - row.doneBytes, 0)
    if (request.totalBytes + promisedBytes + uploadLimits.reserveBytes <= (await this.#needs.freeBytes())) return success(id)
    await this.#end(session, { kind: 'no-space', name: request.name })
    return failure({ kind: 'no-space' })
  }

  /** undefined: no such upload of this requester. */
  async receive(uploadId: string, requester: string, path: string, body: Readable): Promise<ImportRow | undefined> {
    const session = this.#openSession(uploadId, requester)
    if (!session) return this.stateOf(uploadId, requester)
    try {
      if (!(await session.receive(path, body)).ok) this.#sessions.delete(uploadId)
    } catch (error) {
      await this.#end(session, { kind: 'interrupted', name: session.request.name })
      throw error
    }
    return session.row
  }

  /** Answers when the checks are done, or, unless the asker is patient, when a conversion has been under way for a while. One upload is checked at a time. */
  async commit(uploadId: string, requester: string, { isPatient = false } = {}): Promise<ImportRow | undefined> {
    const session = this.#openSession(uploadId, requester)
    if (!session) return this.stateOf(uploadId, requester)
    const incomplete = session.startChecking()
    if (incomplete) await this.#end(session, incomplete)
    else {
      const end = this.#check(session).finally(() => this.#ends.delete(uploadId))
      this.#ends.set(uploadId, end)
      await (isPatient ? end : Promise.race([end, session.longConverting(uploadLimits.answerConvertingAfterMs)]))
    }
    return session.row
  }

  /** Ends an upload that is converted; false when there is none. */
  async cancel(uploadId: string): Promise<boolean> {
    const session = this.#sessions.get(uploadId)
    if (session?.row.phase !== 'converting' || session.isSealed) return false
    await session.refuse({ kind: 'cancelled', name: session.request.name })
    await this.#ends.get(uploadId)
    return true
  }

  /** Whoever began it wants it no more; its last state. */
  async abandon(uploadId: string): Promise<ImportRow | undefined> {
    const session = this.#sessions.get(uploadId)
    if (session && !session.isSealed) await session.refuse({ kind: 'cancelled', name: session.request.name })
    if (session?.row.phase === 'refused' && !this.#ends.has(uploadId)) this.#sessions.delete(uploadId)
    return session?.row
  }

  /** The outcome of an upload that was committed. */
  async ended(uploadId: string): Promise<ImportRow | undefined> {
    await this.#ends.get(uploadId)
    return this.#rows.get(uploadId)
  }

  stateOf(uploadId: string, requester: string): ImportRow | undefined {
    const session = this.#sessions.get(uploadId)
    return session && session.requester !== requester ? undefined : this.#rows.get(uploadId)
  }

  /** Uploads that nobody has touched for a while count as interrupted. */
  async endIdle(): Promise<void> {
    const before = this.#needs.now() - uploadLimits.idleMs
    const idle = [...this.#sessions.values()].filter(session => session.isOpen && session.touchedMs < before)
    await Promise.all(idle.map(session => this.#end(session, { kind: 'interrupted', name: session.request.name })))
  }

  async dispose(): Promise<void> {
    clearInterval(this.#sweeper)
    const converting = [...this.#sessions.values()].filter(({ row }) => row.phase === 'converting')
    await Promise.all(converting.map(session => session.refuse({ kind: 'interrupted', name: session.request.name })))
    await Promise.all(this.#ends.values())
    await Promise.all([...this.#sessions.values()].map(session => this.#end(session, { kind: 'interrupted', name: session.request.name })))
    this.#listeners.clear()
  }

  #openSession(uploadId: string, requester: string): UploadSession | undefined {
    const session = this.#sessions.get(uploadId)
    return session?.requester === requester && session.isOpen ? session : undefined
  }

  async #check(session: UploadSession): Promise<void> {
    await this.#checking.enter()
    try {
      const taken = await this.#needs.takeIn(session, work => this.#convert(session, work))
      if (taken.ok) await session.finish(taken.value)
      else await session.refuse(taken.fault)
    } catch (error) {
      if (!session.signal.aborted) this.#needs.report(error) // whoever was stopped finds his folder gone
      await session.refuse({ kind: 'interrupted', name: session.request.name }).catch(this.#needs.report)
    } finally {
      this.#checking.leave()
      this.#sessions.delete(session.id)
      await session.clear().catch(this.#needs.report)
    }
  }

  async #convert<T>(session: UploadSession, work: (job: Job) => Promise<T>): Promise<T> {
    session.startConverting()
    this.#checking.leave()
    try {
      await this.#converting.enter()
      try {
        return await work({ signal: session.signal, done: share => session.converted(share) })
      } finally {
        this.#converting.leave()
      }
    } finally {
      await this.#checking.enter()
    }
  }

  async #end(session: UploadSession, fault: ImportFault): Promise<void> {
    this.#sessions.delete(session.id)
    await session.refuse(fault)
  }

  #tell(row: ImportRow): void {
    this.#rows.delete(row.uploadId)
    this.#rows.set(row.uploadId, row) // newest last
    const ended = [...this.#rows.values()].filter(({ phase }) => phase === 'done' || phase === 'refused') // what goes on stays in sight
    for (const { uploadId } of ended.slice(0, Math.max(0, this.#rows.size - uploadLimits.rowsKept))) this.#rows.delete(uploadId)
    for (const listener of this.#listeners) listener(row)
  }
}
