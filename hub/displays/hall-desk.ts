import { z } from 'zod'
import type { Handlers } from '#shared/contract/carrier'
import type { PanelHallRequests } from '#shared/contract/hall'
import { birthdaySchema, parseBirthdays, type Birthday } from '#shared/domain/hall/birthdays'
import type { HallDocument, HallSettings } from '#shared/domain/hall/schema'
import { failure, success } from '#shared/result'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'

/** What a display's hall screen is made of besides the list of birthdays. */
interface Displays {
  isDisplay(displayId: string): boolean
  settingsOf(displayId: string): Promise<HallSettings | undefined>
  /** Keeps the settings and tells the displays. */
  setHall(displayIds: readonly string[], settings: HallSettings | undefined): Promise<void>
  /** The birthdays are others now. */
  refresh(): Promise<void>
}

/** Keeps the school's birthdays (`<data>/birthdays.json`) and makes hall documents: names leave the hub only for a screen that has them switched on. */
export class HallDesk {
  readonly #file: StateFile<Birthday[]>

  private constructor(file: StateFile<Birthday[]>) {
    this.#file = file
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<HallDesk> {
    return new HallDesk(await StateFile.open<Birthday[]>({ file, schema: z.array(birthdaySchema).max(3_000), empty: [], report }))
  }

  documentOf(settings: HallSettings): HallDocument {
    return { version: 1, ...settings, birthdays: settings.sections.birthdays ? this.#file.value : [] }
  }

  handlers({ isDisplay, settingsOf, setHall, refresh }: Displays): Handlers<PanelHallRequests> {
    return {
      readHall: async displayId => (isDisplay(displayId) ? success((await settingsOf(displayId)) ?? null) : failure({ kind: 'unknown' })),
      saveHall: async (displayIds, settings) => {
        if (!displayIds.every(isDisplay)) return failure({ kind: 'unknown' })
        await setHall(displayIds, settings ?? undefined)
        return success(null)
      },
      readBirthdays: () => this.#file.value,
      saveBirthdays: async candidates => {
        const parsed = parseBirthdays(candidates)
        if (!parsed.ok) return parsed
        await this.#file.update(() => parsed.value)
        await refresh()
        return success(null)
      },
    }
  }
}
