import { z } from 'zod'
import { instantSchema } from '#shared/domain/ids'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { hashSecret, makeSecret } from '../trust/secrets'

const sessionSchema = z.object({ hash: z.string(), user: z.string(), createdAt: instantSchema, usedAt: instantSchema })
type SessionRecord = z.infer<typeof sessionSchema>

/** A session ends after twelve hours without use. */
export const idleMs = 12 * 60 * 60_000
const touchEveryMs = 5 * 60_000
const sessionsKept = 500

interface Needs {
  now(): number
  readonly report: StateFileOptions<unknown>['report']
  reportProblem(problem: unknown): void
}

/** Who is signed in. Cookies are kept as hashes only, so the file opens no door. */
export class Sessions {
  readonly #file: StateFile<SessionRecord[]>
  readonly #needs: Needs
  readonly #enders = new Set<(hash: string) => void>()

  private constructor(file: StateFile<SessionRecord[]>, needs: Needs) {
    this.#file = file
    this.#needs = needs
  }

  static async open(file: string, needs: Needs): Promise<Sessions> {
    return new Sessions(await StateFile.open<SessionRecord[]>({ file, schema: z.array(sessionSchema), empty: [], report: needs.report }), needs)
  }

  /** The cookie's value, told once. */
  async begin(user: string): Promise<string> {
    const cookie = makeSecret()
    const at = new Date(this.#needs.now()).toISOString()
    await this.#file.update(sessions => [...sessions.filter(session => this.#isFresh(session)), { hash: hashSecret(cookie), user, createdAt: at, usedAt: at }].slice(-sessionsKept))
    return cookie
  }

  /** Whose session the cookie is; using it keeps it alive. */
  find(cookie: string | undefined): { readonly hash: string; readonly user: string } | undefined {
    if (!cookie) return undefined
    const hash = hashSecret(cookie)
    const session = this.#file.value.find(candidate => candidate.hash === hash)
    if (!session || !this.#isFresh(session)) return undefined
    this.#touch(session)
    return session
  }

  /** Whether the session of this hash still holds. */
  holds(hash: string): boolean {
    const session = this.#file.value.find(candidate => candidate.hash === hash)
    return session !== undefined && this.#isFresh(session)
  }

  async end(hash: string): Promise<void> {
    await this.#drop(session => session.hash === hash)
  }

  /** Ends a person's other sessions, as a new password must. */
  async endOthers(user: string, keptHash: string): Promise<void> {
    await this.#drop(session => session.user === user && session.hash !== keptHash)
  }

  /** Told the hash of every session that ends by somebody's word. */
  onEnd(listener: (hash: string) => void): void {
    this.#enders.add(listener)
  }

  async #drop(isOver: (session: SessionRecord) => boolean): Promise<void> {
    const over = this.#file.value.filter(isOver)
    await this.#file.update(sessions => sessions.filter(session => !isOver(session)))
    for (const { hash } of over) for (const listener of this.#enders) listener(hash)
  }

  #touch(session: SessionRecord): void {
    const nowMs = this.#needs.now()
    if (nowMs - Date.parse(session.usedAt) < touchEveryMs) return
    const usedAt = new Date(nowMs).toISOString()
    this.#file
      .update(sessions => sessions.map(other => (other.hash === session.hash ? { ...other, usedAt } : other)))
      .catch(error => this.#needs.reportProblem(error))
  }

  #isFresh({ usedAt }: SessionRecord): boolean {
    return this.#needs.now() - Date.parse(usedAt) < idleMs
  }
}
