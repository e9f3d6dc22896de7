import { randomBytes } from 'node:crypto'
import type { SendableFile } from './send-file'

/** What an unguessable address leads to. */
export interface Capability {
  /** An HTML package runs scripts of its own, sandboxed; media only show. */
  readonly kind: 'package' | 'media'
  find(path: string): SendableFile | undefined
}

/** Addresses that are their own credential: 32 random bytes, in memory only, gone with their owner or after their time. */
export class Capabilities {
  readonly #granted = new Map<string, { readonly capability: Capability; readonly owner: string; readonly untilMs: number }>()
  readonly #byKey = new Map<string, string>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** The same owner and thing get the same token while it lives. */
  grant(owner: string, thing: string, untilMs: number, capability: Capability): string {
    const key = `${owner}/${thing}`
    const known = this.#byKey.get(key)
    if (known !== undefined && this.find(known)) {
      this.#granted.set(known, { capability, owner, untilMs })
      return known
    }
    const token = randomBytes(32).toString('base64url')
    this.#byKey.set(key, token)
    this.#granted.set(token, { capability, owner, untilMs })
    return token
  }

  find(token: string): Capability | undefined {
    const granted = this.#granted.get(token)
    return granted && granted.untilMs > this.#now() ? granted.capability : undefined
  }

  /** Ends all addresses of an owner, and forgets those whose time is over. */
  revoke(owner: string): void {
    const now = this.#now()
    for (const [token, granted] of this.#granted) if (granted.owner === owner || granted.untilMs <= now) this.#granted.delete(token)
    for (const [key, token] of this.#byKey) if (!this.#granted.has(token)) this.#byKey.delete(key)
  }
}
