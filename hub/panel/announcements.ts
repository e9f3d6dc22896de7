import type { Announce } from '#shared/contract/carrier'
import type { Disposable } from '#shared/lifetime'

/** Hands events of a contract to everyone who follows it now. */
export class Announcements<E> {
  readonly #followers = new Set<Announce<E>>()

  readonly announce: Announce<E> = (name, detail) => {
    for (const follower of this.#followers) follower(name, detail)
  }

  follow(follower: Announce<E>): Disposable {
    this.#followers.add(follower)
    return { dispose: () => void this.#followers.delete(follower) }
  }
}
