import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { timetableSteps, type TimetableView } from '#shared/contract/timetable-requests'
import { instantSchema } from '#shared/domain/ids'
import { writeDurably } from '../../agent/disk/write-durably'
import { schoolSchema } from './school-folder'
import { planSchema, type SchoolParts } from './timetable-plan'

/** So many steps can be taken back. */
const kept = 20

const stepSchema = z.object({ step: z.enum(timetableSteps), by: z.string(), at: instantSchema })
type Step = NonNullable<TimetableView['undo']>
/** What was before a step. */
const recordSchema = z.object({ step: stepSchema, before: z.object({ school: schoolSchema, plan: planSchema }) })

/** What the timetable was before each of the last steps: a file a step, the newest has the highest number. */
export class TimetableHistory {
  readonly #folder: string
  readonly #numbers: number[]
  #last: Step | undefined

  private constructor(folder: string, numbers: number[]) {
    this.#folder = folder
    this.#numbers = numbers
  }

  static async open(folder: string): Promise<TimetableHistory> {
    await mkdir(folder, { recursive: true })
    const numbers = (await readdir(folder)).flatMap(name => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? []))
    const history = new TimetableHistory(folder, numbers.sort((a, b) => a - b))
    await history.#settle()
    return history
  }

  /** What undo would take back. */
  get last(): Step | undefined {
    return this.#last
  }

  async push(step: Step, before: SchoolParts): Promise<void> {
    const number = (this.#numbers.at(-1) ?? 0) + 1
    await writeDurably(this.#fileOf(number), JSON.stringify({ step, before }))
    this.#numbers.push(number)
    this.#last = step
    while (this.#numbers.length > kept) await rm(this.#fileOf(this.#numbers.shift()!), { force: true })
  }

  /** What was before the last step. */
  async before(): Promise<SchoolParts | undefined> {
    const number = this.#numbers.at(-1)
    return number === undefined ? undefined : (await this.#read(number))?.before
  }

  /** The last step is taken back. */
  async drop(): Promise<void> {
    await rm(this.#fileOf(this.#numbers.pop()!), { force: true })
    await this.#settle()
  }

  /** A record that cannot be read ends what can be taken back: what is older fits no more. */
  async #settle(): Promise<void> {
    const number = this.#numbers.at(-1)
    this.#last = number === undefined ? undefined : (await this.#read(number))?.step
    if (number === undefined || this.#last) return
    for (const old of this.#numbers.splice(0)) await rm(this.#fileOf(old), { force: true })
  }

  async #read(number: number): Promise<z.infer<typeof recordSchema> | undefined> {
    try {
      return recordSchema.parse(JSON.parse(await readFile(this.#fileOf(number), 'utf8')))
    } catch {
      return undefined
    }
  }

  #fileOf(number: number): string {
    return join(this.#folder, `${number}.json`)
  }
}
