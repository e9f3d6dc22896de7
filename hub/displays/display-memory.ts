import { z } from 'zod'
import { aboutSchema, type About } from '#shared/contract/mqtt/about'
import { alertSchema, type Alert } from '#shared/contract/mqtt/event'
import { reportedSchema, type Reported } from '#shared/contract/mqtt/reported'
import { statusSchema, type Status } from '#shared/contract/mqtt/status'
import { idSchema, instantSchema } from '#shared/domain/ids'
import { isAlive } from '#shared/domain/presence'
import type { Disposable } from '#shared/lifetime'
import type { AppendLog } from '../../agent/disk/append-log'
import { openLog, type ReportDamage } from '../open-log'

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
const compactAfter = 5_000

const entrySchema = z.object({ id: idSchema, words: memorySchema.nullable() })
interface Entry {
  readonly id: string
  /** Null: the display was removed. */
  readonly words: LastWords | null
}

interface Needs {
  now(): number
  readonly report: ReportDamage
  reportProblem(problem: unknown): void
}

/** Last values of every display: in memory, and on disk at most every 30 s and at the end, so that a restarted hub still knows the ones that are away. */
export class DisplayMemory implements Disposable {
  readonly #log: AppendLog<Entry>
  readonly #needs: Needs
  readonly #words: Map<string, LastWords>
  readonly #unsaved = new Set<string>()
  readonly #timer: NodeJS.Timeout
  #appended = 0

  private constructor(log: AppendLog<Entry>, words: Map<string, LastWords>, needs: Needs) {
    this.#log = log
    this.#words = words
    this.#needs = needs
    this.#timer = setInterval(() => void this.#save(), saveEveryMs)
    this.#timer.unref()
  }

  static async open(file: string, needs: Needs): Promise<DisplayMemory> {
    const { log, entries } = await openLog<Entry>(file, entrySchema, needs.report)
    const last = new Map(entries.map(({ id, words }) => [id, words]))
    const words = new Map([...last].flatMap(([id, value]) => (value ? [[id, awakened(value)] as const] : [])))
    if (entries.length > 0) await log.compact(entriesOf(words))
    return new DisplayMemory(log, words, needs)
  }

  of(displayId: string): LastWords {
    return this.#words.get(displayId) ?? { alerts: [] }
  }

  learn(displayId: string, words: Partial<LastWords>): void {
    this.#words.set(displayId, { ...this.of(displayId), ...words })
    // The time of a message alone is not worth a write: every display speaks all the time.
    if (Object.keys(words).some(word => word !== 'lastMessageAt')) this.#unsaved.add(displayId)
  }

  async forget(displayId: string): Promise<void> {
    this.#words.delete(displayId)
    this.#unsaved.delete(displayId)
    await this.#log.append({ id: displayId, words: null })
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer)
    await this.#save()
    await this.#log.dispose()
  }

  async #save(): Promise<void> {
    const ids = [...this.#unsaved]
    this.#unsaved.clear()
    this.#appended += ids.length
    try {
      if (this.#appended <= compactAfter) return void (await Promise.all(ids.map(id => this.#log.append({ id, words: this.of(id) }))))
      this.#appended = 0
      await this.#log.compact(entriesOf(this.#words))
    } catch (error) {
      this.#needs.reportProblem(error)
    }
  }
}

/** Nobody is connected to a hub that has just started; a birth says otherwise. */
function awakened(words: LastWords): LastWords {
  const { status } = words
  return status && isAlive(status.state) ? { ...words, status: { ...status, state: 'lost', reason: 'hub-restarted' } } : words
}

const entriesOf = (words: ReadonlyMap<string, LastWords>): Entry[] => [...words].map(([id, value]) => ({ id, words: value }))
