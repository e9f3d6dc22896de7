import type { Door } from '#shared/contract/personal-shelves'
import { doorLifeMs } from '#shared/domain/personal-shelf'
import { makeOneTimePassword } from '../people/passwords'

interface OpenDoor {
  readonly displayId: string
  readonly untilMs: number
  shelfId: string | undefined
}

/** Codes by which phones come to "My files" from one display, for ten minutes, in memory only. A display has one door at a time. */
export class Doors {
  readonly #open = new Map<string, OpenDoor>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  make(displayId: string): Pick<Door, 'code' | 'untilMs'> {
    for (const [code, door] of this.#open) if (door.displayId === displayId || door.untilMs <= this.#now()) this.#open.delete(code)
    const code = makeOneTimePassword()
    const untilMs = this.#now() + doorLifeMs
    this.#open.set(code, { displayId, untilMs, shelfId: undefined })
    return { code, untilMs }
  }

  find(code: string): Readonly<OpenDoor> | undefined {
    const door = this.#open.get(code)
    return door && door.untilMs > this.#now() ? door : undefined
  }

  /** Somebody's phone came in by it: its display may open that shelf. */
  enter(code: string, shelfId: string): void {
    const door = this.#open.get(code)
    if (door) door.shelfId = shelfId
  }
}
