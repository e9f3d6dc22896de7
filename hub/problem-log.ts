import { appendFile, rename, stat } from 'node:fs/promises'
import { inspect } from 'node:util'
import type { Disposable } from '#shared/lifetime'

const limitBytes = 5 * 1024 * 1024

/** What went wrong inside the hub, for whoever repairs it: `<data>/problems.log` and one older one. Never throws. */
export class ProblemLog implements Disposable {
  readonly #file: string
  #writes: Promise<void> = Promise.resolve()

  constructor(file: string) {
    this.#file = file
  }

  readonly report = (problem: unknown): void => {
    const line = `${new Date().toISOString()} ${inspect(problem, { depth: 4, breakLength: Infinity }).replaceAll('\n', ' | ').slice(0, 4000)}\n`
    this.#writes = this.#writes.then(() => this.#write(line)).catch(() => {})
  }

  /** Everything reported so far is on disk. */
  async dispose(): Promise<void> {
    await this.#writes
  }

  async #write(line: string): Promise<void> {
    const { size } = await stat(this.#file).catch(() => ({ size: 0 }))
    if (size > limitBytes) await rename(this.#file, `${this.#file}.1`)
    await appendFile(this.#file, line, { mode: 0o600 })
  }
}
