import { importLimits } from '#shared/contract/timetable-import'

interface KeptFile {
  readonly bytes: Buffer
  readonly name: string
  readonly user: string
  readonly atMs: number
}

const keptMs = 30 * 60_000
const mostFiles = 6

/** Files between their upload and the click that applies them: in memory, a few, for half an hour, each for the person who sent it. */
export class ImportFiles {
  readonly #files = new Map<string, KeptFile>()
  readonly #now: () => number
  readonly #random: (count: number) => Uint8Array

  constructor(now: () => number, random: (count: number) => Uint8Array) {
    this.#now = now
    this.#random = random
  }

  /** Undefined: larger than a timetable can be. */
  keep(bytes: Buffer, name: string, user: string): string | undefined {
    if (bytes.length > importLimits.bytes) return undefined
    this.#forgetOld()
    while (this.#files.size >= mostFiles) this.#files.delete(this.#files.keys().next().value!)
    const id = Buffer.from(this.#random(16)).toString('hex')
    this.#files.set(id, { bytes, name, user, atMs: this.#now() })
    return id
  }

  find(id: string, user: string): KeptFile | undefined {
    this.#forgetOld()
    const file = this.#files.get(id)
    return file?.user === user ? file : undefined
  }

  drop(id: string): void {
    this.#files.delete(id)
  }

  #forgetOld(): void {
    for (const [id, { atMs }] of this.#files) if (this.#now() - atMs > keptMs) this.#files.delete(id)
  }
}
