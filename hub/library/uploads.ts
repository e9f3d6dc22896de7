import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { ImportFault, ImportRow } from '#shared/contract/panel'
import type { UploadBegin } from '#shared/contract/uploads'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { UploadSession } from './upload-session'

/** Limits of uploads that are open at the same time. */
export const uploadLimits = { openPerRequester: 20, idleMs: 10 * 60_000, rowsKept: 200, reserveBytes: 256 * 1024 ** 2 } as const

export interface UploadNeeds {
  now(): number
  /** Bytes that the library's disk has free. */
  freeBytes(): Promise<number>
  /** Checks a complete upload and takes it into the library; its material, if it became one. */
  takeIn(session: UploadSession): Promise<Result<string | undefined, ImportFault>>
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
  #checks: Promise<unknown> = Promise.resolve()

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

  async begin(request: UploadBegin, requester: string): Promise<Result<string, { kind: 'too-many' } | { kind: 'no-space' }>> {
    const open = [...this.#sessions.values()]
    if (open.filter(session => session.requester === requester).length >= uploadLimits.openPerRequester) return failure({ kind: 'too-many' })
    const id = randomBytes(16).toString('hex')
    const session = new UploadSession(id, requester, request, join(this.#folder, id), () => this.#needs.now(), row => this.#tell(row))
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

  /** Answers when the checks are done. One upload is checked at a time. */
  async commit(uploadId: string, requester: string): Promise<ImportRow | undefined> {
    const session = this.#openSession(uploadId, requester)
    if (!session) return this.stateOf(uploadId, requester)
    const incomplete = session.startChecking()
    if (incomplete) await this.#end(session, incomplete)
    else await (this.#checks = this.#checks.then(() => this.#check(session)))
    return session.row
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
    await this.#checks
    await Promise.all([...this.#sessions.values()].map(session => this.#end(session, { kind: 'interrupted', name: session.request.name })))
    this.#listeners.clear()
  }

  #openSession(uploadId: string, requester: string): UploadSession | undefined {
    const session = this.#sessions.get(uploadId)
    return session?.requester === requester && session.isOpen ? session : undefined
  }

  async #check(session: UploadSession): Promise<void> {
    try {
      const taken = await this.#needs.takeIn(session)
      if (taken.ok) await session.finish(taken.value)
      else await session.refuse(taken.fault)
    } catch (error) {
      this.#needs.report(error)
      await session.refuse({ kind: 'interrupted', name: session.request.name }).catch(this.#needs.report)
    } finally {
      this.#sessions.delete(session.id)
    }
  }

  async #end(session: UploadSession, fault: ImportFault): Promise<void> {
    this.#sessions.delete(session.id)
    await session.refuse(fault)
  }

  #tell(row: ImportRow): void {
    this.#rows.delete(row.uploadId)
    this.#rows.set(row.uploadId, row) // newest last
    for (const id of [...this.#rows.keys()].slice(0, Math.max(0, this.#rows.size - uploadLimits.rowsKept))) this.#rows.delete(id)
    for (const listener of this.#listeners) listener(row)
  }
}
