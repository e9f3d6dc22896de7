import { z } from 'zod'
import type { DisplayChange } from '#shared/contract/panel'
import { idSchema, instantSchema } from '#shared/domain/ids'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { hashSecret } from '../trust/secrets'

const displaySchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  roomId: idSchema,
  groupIds: z.array(idSchema).max(32),
  enrolledAt: instantSchema,
  kind: z.enum(['electron', 'web']),
  /** Ed25519 public key, SPKI DER, base64. */
  displayKey: z.base64(),
  /** SHA-256 of the broker password and of the HTTP credential; the secrets themselves are only the display's. */
  passwordHash: z.string(),
  credentialHash: z.string(),
})
export type EnrolledDisplay = z.infer<typeof displaySchema>

/** Who is enrolled: `<data>/displays.json`. */
export class DisplayRegistry {
  readonly #file: StateFile<EnrolledDisplay[]>
  readonly #listeners = new Set<() => void>()
  #byId = new Map<string, EnrolledDisplay>()
  #byCredential = new Map<string, string>()

  private constructor(file: StateFile<EnrolledDisplay[]>) {
    this.#file = file
    this.#index()
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<DisplayRegistry> {
    return new DisplayRegistry(await StateFile.open<EnrolledDisplay[]>({ file, schema: z.array(displaySchema), empty: [], report }))
  }

  all(): readonly EnrolledDisplay[] {
    return this.#file.value
  }

  find(displayId: string): EnrolledDisplay | undefined {
    return this.#byId.get(displayId)
  }

  /** The display whose HTTP credential this is. */
  ofCredential(credential: string): string | undefined {
    return this.#byCredential.get(hashSecret(credential))
  }

  /** Adds a display or replaces its account. */
  async enrol(display: EnrolledDisplay): Promise<void> {
    await this.#write(displays => [...displays.filter(({ id }) => id !== display.id), display])
  }

  async change(displayId: string, { name, roomId, groupIds }: DisplayChange): Promise<boolean> {
    return this.#replace(displayId, display => ({ ...display, name, roomId, groupIds: [...new Set(groupIds)] }))
  }

  async remove(displayId: string): Promise<boolean> {
    if (!this.find(displayId)) return false
    await this.#write(displays => displays.filter(({ id }) => id !== displayId))
    return true
  }

  /** Told after every change that is on disk. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  async #replace(displayId: string, change: (display: EnrolledDisplay) => EnrolledDisplay): Promise<boolean> {
    if (!this.find(displayId)) return false
    await this.#write(displays => displays.map(display => (display.id === displayId ? change(display) : display)))
    return true
  }

  async #write(change: (displays: EnrolledDisplay[]) => EnrolledDisplay[]): Promise<void> {
    await this.#file.update(change)
    this.#index()
    for (const listener of this.#listeners) listener()
  }

  #index(): void {
    this.#byId = new Map(this.#file.value.map(display => [display.id, display]))
    this.#byCredential = new Map(this.#file.value.map(({ credentialHash, id }) => [credentialHash, id]))
  }
}
