import { hashSecret, makeSecret } from '../trust/secrets'

const tokensAtOnce = 20

/**
 * One-time tokens of this machine. A token belongs to the first display key that shows it: that display may begin again with it until it is enrolled, nobody
 * else can use it at all. Kept as hashes, in memory only.
 */
export class Tokens {
  readonly #open = new Map<string, { boundTo: string | undefined }>()

  issue(): string {
    const token = makeSecret()
    for (const oldest of [...this.#open.keys()].slice(0, Math.max(0, this.#open.size - tokensAtOnce + 1))) this.#open.delete(oldest)
    this.#open.set(hashSecret(token), { boundTo: undefined })
    return token
  }

  /** Whether the token is open for this key; binds it. The lookup is by hash, so its time tells nothing of the token. */
  accept(token: string, displayKey: string): boolean {
    const found = this.#open.get(hashSecret(token))
    if (!found || (found.boundTo !== undefined && found.boundTo !== displayKey)) return false
    found.boundTo = displayKey
    return true
  }

  /** The display has connected with its account: its token is used up. */
  spend(displayKey: string): void {
    for (const [hash, { boundTo }] of this.#open) if (boundTo === displayKey) this.#open.delete(hash)
  }
}
