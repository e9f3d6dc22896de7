/** What the window's media elements have, and what they should have until they do. */
export interface Audio {
  readonly level: number
  readonly muted: boolean
}

/** The window must have read its own elements back within this (mqtt.md: a volume that did not change is not done). */
export const audioLimitMs = 3_000

/** Owns the volume that the window should have; the window's own report is the truth about what it has. */
export class AudioKeeper {
  readonly #changed: () => void
  #measured: Audio
  #wanted: (Audio & { settle(isSo: boolean): void }) | undefined

  constructor(level: number, changed: () => void) {
    this.#measured = { level, muted: false }
    this.#changed = changed
  }

  /** What the window mirrors. */
  get current(): Audio {
    const { level, muted } = this.#wanted ?? this.#measured
    return { level, muted }
  }

  get measured(): Audio {
    return this.#measured
  }

  /** Resolves true once the window reported exactly this level; false after 3 s, and the old level stands again. */
  set(level: number): Promise<boolean> {
    this.#wanted?.settle(false)
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#wanted?.settle(false), audioLimitMs)
      const settle = (isSo: boolean) => {
        clearTimeout(timer)
        this.#wanted = undefined
        resolve(isSo)
        this.#changed()
      }
      this.#wanted = { level, muted: false, settle }
      this.#changed()
    })
  }

  /** The window read its elements. */
  report(level: number, muted: boolean): void {
    const isNew = level !== this.#measured.level || muted !== this.#measured.muted
    this.#measured = { level, muted }
    if (this.#wanted?.level === level && !muted) this.#wanted.settle(true)
    else if (isNew) this.#changed()
  }
}
