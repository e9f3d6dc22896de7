import { z } from 'zod'
import { idSchema } from '#shared/domain/ids'
import { StateFile, type StateFileOptions } from '../disk/state-file'

const schema = z.object({ version: z.literal(1), shownAtMs: z.record(idSchema, z.number()) })
/** The least recent go first. */
const limit = 5_000
/** Kept this exactly: a lesson's stages must not write to the disk with every touch, ms. */
const stepMs = 60 * 60_000

/** When each material was last on the screen, over restarts. */
export class ShownLog {
  readonly #file: StateFile<z.infer<typeof schema>>

  private constructor(file: StateFile<z.infer<typeof schema>>) {
    this.#file = file
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<ShownLog> {
    return new ShownLog(await StateFile.open({ file, schema, empty: { version: 1 as const, shownAtMs: {} }, report }))
  }

  /** Epoch ms; 0: never. */
  of(materialId: string): number {
    return this.#file.value.shownAtMs[materialId] ?? 0
  }

  async note(materialId: string, nowMs: number): Promise<void> {
    if (Math.abs(nowMs - this.of(materialId)) < stepMs) return
    await this.#file.update(({ shownAtMs }) => ({
      version: 1,
      shownAtMs: Object.fromEntries(Object.entries({ ...shownAtMs, [materialId]: nowMs }).sort(([, a], [, b]) => b - a).slice(0, limit)),
    }))
  }

  idle(): Promise<void> {
    return this.#file.idle()
  }
}
