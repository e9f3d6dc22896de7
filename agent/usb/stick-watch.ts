import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Disposable } from '#shared/lifetime'
import { plainName } from './plain-name'
import type { FoundStick, StickFinder } from './stick-finder'

export interface Stick {
  readonly id: string
  readonly path: string
  readonly label: string
}

interface Needs {
  readonly finder: StickFinder
  /** Another look after so long, ms. */
  readonly everyMs: number
  inserted(stick: Stick): void
  removed(stick: Stick): void
  report(problem: unknown): void
}

/** Looks at the table of mounts again and again and tells what came and what went. */
export class StickWatch implements Disposable {
  readonly #needs: Needs
  readonly #sticks = new Map<string, Stick>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  #isOver = false
  #isBroken = false

  constructor(needs: Needs) {
    this.#needs = needs
    this.#timer = setTimeout(() => void this.look(), needs.everyMs).unref() // the start of a display has other things to do
  }

  get sticks(): readonly Stick[] {
    return [...this.#sticks.values()]
  }

  /** Looks now; a look that is under way is the same one. */
  look(): Promise<void> {
    clearTimeout(this.#timer)
    return (this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
      if (!this.#isOver) this.#timer = setTimeout(() => void this.look(), this.#needs.everyMs).unref()
    }))
  }

  async dispose(): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#timer)
    await this.#looking
  }

  async #look(): Promise<void> {
    try {
      const found = (await Promise.all((await this.#needs.finder.find()).map(namedStick))).filter(stick => stick !== undefined)
      if (this.#isOver) return
      const here = new Set(found.map(({ id }) => id))
      for (const stick of this.sticks) {
        if (here.has(stick.id)) continue
        this.#sticks.delete(stick.id)
        this.#needs.removed(stick)
      }
      for (const stick of found) {
        if (this.#sticks.has(stick.id)) continue
        this.#sticks.set(stick.id, stick)
        this.#needs.inserted(stick)
      }
      this.#isBroken = false
    } catch (error) {
      if (!this.#isBroken) this.#needs.report(error) // once, not every two seconds
      this.#isBroken = true
    }
  }
}

/** Undefined when it is gone again. Another disk at the same place is another stick. */
async function namedStick({ path, label }: FoundStick): Promise<Stick | undefined> {
  const root = await stat(path).catch(() => undefined)
  if (!root?.isDirectory()) return undefined
  const id = `stick-${createHash('sha256').update(`${path}|${root.dev}|${root.ino}`).digest('hex').slice(0, 16)}`
  return { id, path, label: plainName(label, 40) }
}
