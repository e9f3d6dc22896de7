import { join } from 'node:path'
import { z } from 'zod'
import { idSchema } from '#shared/domain/ids'
import { meetingSchema, type Meeting, type PhoneRule, type SchoolRules } from '#shared/domain/school-rules'
import { surfaceSchema, type ScreenNorms, type Surface } from '#shared/domain/screen-norms'
import type { School } from '#shared/contract/panel'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'

interface Needs {
  readonly phones: PhoneRule
  readonly norms: ScreenNorms
  now(): number
  readonly report: StateFileOptions<unknown>['report']
}

/** A meeting that is over stays in the list this long, ms. */
const keptAfterMs = 24 * 3_600_000

/** The rules of law (dated files) and what the school adds: planned parents' meetings and which displays are boards. */
export class RuleBook {
  readonly #meetings: StateFile<Meeting[]>
  readonly #surfaces: StateFile<Record<string, Surface>>
  readonly #needs: Needs
  readonly #listeners = new Set<() => void>()

  private constructor(meetings: StateFile<Meeting[]>, surfaces: StateFile<Record<string, Surface>>, needs: Needs) {
    this.#meetings = meetings
    this.#surfaces = surfaces
    this.#needs = needs
  }

  static async open(folder: string, needs: Needs): Promise<RuleBook> {
    const { report } = needs
    return new RuleBook(
      await StateFile.open<Meeting[]>({ file: join(folder, 'meetings.json'), schema: z.array(meetingSchema), empty: [], report }),
      await StateFile.open<Record<string, Surface>>({ file: join(folder, 'surfaces.json'), schema: z.record(idSchema, surfaceSchema), empty: {}, report }),
      needs,
    )
  }

  /** What every display is told. */
  documentFor({ classes }: Pick<School, 'classes'>): SchoolRules {
    const { phones, norms } = this.#needs
    return { version: 1, phones, norms, meetings: this.meetings(), surfaces: this.#surfaces.value, grades: Object.fromEntries(classes.map(({ name, grade }) => [name, grade])) }
  }

  get norms(): ScreenNorms {
    return this.#needs.norms
  }

  /** The soonest first. */
  meetings(): Meeting[] {
    const oldMs = this.#needs.now() - keptAfterMs
    return this.#meetings.value.filter(({ until }) => Date.parse(until) > oldMs).sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
  }

  async saveMeeting(meeting: Meeting): Promise<void> {
    await this.#meetings.update(() => [...this.meetings().filter(({ id }) => id !== meeting.id), meeting])
    this.#tell()
  }

  async removeMeeting(meetingId: string): Promise<boolean> {
    if (!this.#meetings.value.some(({ id }) => id === meetingId)) return false
    await this.#meetings.update(meetings => meetings.filter(({ id }) => id !== meetingId))
    this.#tell()
    return true
  }

  surfaceOf(displayId: string): Surface {
    return this.#surfaces.value[displayId] ?? 'panel'
  }

  get surfaces(): Readonly<Record<string, Surface>> {
    return this.#surfaces.value
  }

  async setSurface(displayId: string, surface: Surface): Promise<void> {
    await this.#surfaces.update(known => Object.fromEntries([...Object.entries(known).filter(([id]) => id !== displayId), ...(surface === 'panel' ? [] : [[displayId, surface] as const])]))
    this.#tell()
  }

  /** Displays that are gone have no kind any more. */
  async keepSurfacesOf(displayIds: ReadonlySet<string>): Promise<void> {
    if (Object.keys(this.#surfaces.value).every(id => displayIds.has(id))) return
    await this.#surfaces.update(known => Object.fromEntries(Object.entries(known).filter(([id]) => displayIds.has(id))))
    this.#tell()
  }

  /** Told after a change is on disk. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
