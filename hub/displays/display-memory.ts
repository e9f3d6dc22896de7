import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { aboutSchema, type About } from '#shared/contract/mqtt/about'
import { alertSchema, type Alert } from '#shared/contract/mqtt/event'
import { reportedSchema, type Reported } from '#shared/contract/mqtt/reported'
import { statusSchema, type Status } from '#shared/contract/mqtt/status'
import { instantSchema } from '#shared/domain/ids'
import { isAlive } from '#shared/domain/presence'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'

const memorySchema = z.object({
  status: statusSchema.optional(),
  about: aboutSchema.optional(),
  reported: reportedSchema.optional(),
  alerts: z.array(alertSchema).max(50),
  lastMessageAt: instantSchema.optional(),
  frameAt: instantSchema.optional(),
})
/** The last word of one display on everything. */
export interface LastWords {
  readonly status?: Status | undefined
  readonly about?: About | undefined
  readonly reported?: Reported | undefined
  readonly alerts: readonly Alert[]
  readonly lastMessageAt?: string | undefined
  readonly frameAt?: string | undefined
}

const saveEveryMs = 30_000

interface Needs {
  now(): number
  readonly report: StateFileOptions<unknown>['report']
  reportProblem(problem: unknown): void
}

/** Last values of every display: in memory, and on disk at most every 30 s and at the end, so that a restarted hub still knows the ones that are away. */
export class DisplayMemory {
  readonly #folder: string
  readonly #needs: Needs
  readonly #files = new Map<string, StateFile<LastWords>>()
  readonly #words = new Map<string, LastWords>()
  readonly #unsaved = new Set<string>()
  readonly #timer: NodeJS.Timeout

  private constructor(folder: string, needs: Needs) {
    this.#folder = folder
    this.#needs = needs
    this.#timer = setInterval(() => void this.#save(), saveEveryMs)
    this.#timer.unref()
  }

  static async open(folder: string, displayIds: readonly string[], needs: Needs): Promise<DisplayMemory> {
    const memory = new DisplayMemory(folder, needs)
    for (const id of displayIds) {
      const { value } = await memory.#file(id)
      const status = value.status
      // Nobody is connected to a hub that has just started; a birth says otherwise.
      memory.#words.set(id, status && isAlive(status.state) ? { ...value, status: { ...status, state: 'lost', reason: 'hub-restarted' } } : value)
    }
    return memory
  }

  of(displayId: string): LastWords {
    return this.#words.get(displayId) ?? { alerts: [] }
  }

  /** Takes new words; `lastMessageAt` is kept by the caller. */
  learn(displayId: string, words: Partial<LastWords>): void {
    this.#words.set(displayId, { ...this.of(displayId), ...words })
    // The time of a message alone is not worth a write: every display speaks all the time.
    if (Object.keys(words).some(word => word !== 'lastMessageAt')) this.#unsaved.add(displayId)
  }

  async forget(displayId: string): Promise<void> {
    this.#words.delete(displayId)
    this.#unsaved.delete(displayId)
    this.#files.delete(displayId)
    const file = this.#path(displayId)
    for (const path of [file, `${file}.last-good`]) await rm(path, { force: true })
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer)
    await this.#save()
  }

  async #save(): Promise<void> {
    for (const id of [...this.#unsaved]) {
      this.#unsaved.delete(id)
      const words = this.of(id)
      try {
        await (await this.#file(id)).update(() => words)
      } catch (error) {
        this.#needs.reportProblem(error)
      }
    }
  }

  async #file(displayId: string): Promise<StateFile<LastWords>> {
    const open = this.#files.get(displayId)
    if (open) return open
    const { report } = this.#needs
    const file = await StateFile.open<LastWords>({ file: this.#path(displayId), schema: memorySchema, empty: { alerts: [] }, report })
    this.#files.set(displayId, file)
    return file
  }

  #path(displayId: string): string {
    return join(this.#folder, `${displayId}.json`)
  }
}
