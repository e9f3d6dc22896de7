import { z } from 'zod'
import { roles, type PanelRequests, type Role } from '#shared/contract/panel'
import { instantSchema } from '#shared/domain/ids'
import { failure, success, type Result } from '#shared/result'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { GuessLimit } from '#shared/domain/guess-limit'
import { hashPassword, isPassword, isTooWeak, makeOneTimePassword } from './passwords'

const personSchema = z.object({
  user: z.string().min(1).max(80),
  role: z.enum(roles),
  passwordHash: z.string(),
  /** A one-time password: everything else is refused until it was replaced. */
  mustChangePassword: z.boolean(),
  createdAt: instantSchema,
})
export type Person = z.infer<typeof personSchema>

export type SignInFault = { readonly kind: 'wrong' } | { readonly kind: 'locked'; readonly untilMs: number }

const technician = 'technician'

interface Needs {
  now(): number
  readonly report: StateFileOptions<unknown>['report']
}

/** The accounts of staff: `<data>/people.json`. */
export class People {
  readonly #file: StateFile<Person[]>
  readonly #needs: Needs
  readonly #byAddress = new GuessLimit(5)
  /** Wider, so that a stranger cannot lock a person out with a handful of tries. */
  readonly #byUser = new GuessLimit(30)

  private constructor(file: StateFile<Person[]>, needs: Needs) {
    this.#file = file
    this.#needs = needs
  }

  static async open(file: string, needs: Needs): Promise<People> {
    return new People(await StateFile.open<Person[]>({ file, schema: z.array(personSchema), empty: [], report: needs.report }), needs)
  }

  find(user: string): Person | undefined {
    return this.#file.value.find(person => person.user === user)
  }

  /** Until the technician has chosen a password, every start gives a new one-time one: it is nowhere on disk. */
  async issueOneTimePassword(): Promise<{ user: string; oneTimePassword: string } | undefined> {
    const before = this.find(technician)
    if (before && !before.mustChangePassword) return undefined
    const oneTimePassword = makeOneTimePassword()
    await this.add(technician, 'technician', oneTimePassword, true)
    return { user: technician, oneTimePassword }
  }

  /** Adds a person or replaces the account of that name. */
  async add(user: string, role: Role, password: string, mustChangePassword: boolean): Promise<void> {
    const person: Person = { user, role, passwordHash: await hashPassword(password), mustChangePassword, createdAt: new Date(this.#needs.now()).toISOString() }
    await this.#file.update(people => [...people.filter(other => other.user !== user), person])
  }

  /** One try to sign in, counted per address and per name. */
  async signIn(user: string, password: string, address: string): Promise<Result<Person, SignInFault>> {
    const lockedUntil = this.#lockedUntil(user, address)
    if (lockedUntil !== undefined) return failure({ kind: 'locked', untilMs: lockedUntil })
    this.#count(user, address) // before the slow hash, so that a hundred tries at once are still five
    const person = this.find(user)
    if (!(await isPassword(password, person?.passwordHash)) || !person) return failure({ kind: 'wrong' })
    this.#byAddress.right(address)
    this.#byUser.right(user)
    return success(person)
  }

  async changePassword(user: string, current: string, next: string, address: string): Promise<ReturnType<PanelRequests['changePassword']>> {
    const signedIn = await this.signIn(user, current, address)
    if (!signedIn.ok) return failure({ kind: 'wrong-password' })
    if (isTooWeak(next, user) || next === current) return failure({ kind: 'too-weak' })
    const passwordHash = await hashPassword(next)
    await this.#file.update(people => people.map(person => (person.user === user ? { ...person, passwordHash, mustChangePassword: false } : person)))
    return success(null)
  }

  #lockedUntil(user: string, address: string): number | undefined {
    const nowMs = this.#needs.now()
    const locks = [this.#byAddress.lockedUntil(address, nowMs), this.#byUser.lockedUntil(user, nowMs)].filter(until => until !== undefined)
    return locks.length > 0 ? Math.max(...locks) : undefined
  }

  #count(user: string, address: string): void {
    this.#byAddress.wrong(address, this.#needs.now())
    this.#byUser.wrong(user, this.#needs.now())
  }
}
