import { z } from 'zod'
import { birthdayCandidateSchema, type Birthday, type BirthdayCandidate, type BirthdayFault } from '../domain/hall/birthdays'
import type { HallContent } from '../domain/hall/content'
import { hallSettingsSchema, type HallSettings } from '../domain/hall/schema'
import { idSchema } from '../domain/ids'
import type { Result } from '../result'
import type { MaterialView } from './material-view'
import type { ArgumentSchemas } from './carrier'

/** All that a hall screen draws one local date from. `revision` is that of the snapshot which named it. */
export interface HallView extends HallContent {
  readonly revision: string
  readonly playlist: readonly (HallContent['playlist'][number] & { readonly material: MaterialView })[]
}

/** In the snapshot of a hall screen: what it shows is asked for when this is another one. */
export interface HallStanding {
  readonly revision: string
}

export interface HallRequests {
  /** Undefined when the display is a class screen. */
  readHall(): HallView | undefined
  /** A picture or film of the playlist did not open; the round goes on without it. */
  reportHallItem(materialId: string, reason: 'cannot-play' | 'cannot-load' | 'frozen'): void
  /** The page is about to load itself anew, as it does once a night. */
  reportPageRefresh(): void
}
export const hallArguments: ArgumentSchemas<HallRequests> = {
  readHall: z.tuple([]),
  reportHallItem: z.tuple([idSchema, z.enum(['cannot-play', 'cannot-load', 'frozen'])]),
  reportPageRefresh: z.tuple([]),
}

export interface PanelHallRequests {
  /** Null: a class screen. */
  readHall(displayId: string): Result<HallSettings | null, { kind: 'unknown' }>
  /** Makes these displays hall screens that show this, or class screens again with null. */
  saveHall(displayIds: string[], settings: HallSettings | null): Result<null, { kind: 'unknown' }>
  /** Of the whole school; displays get them only where their hall screen has them switched on. */
  readBirthdays(): Birthday[]
  /** Replaces the list, or keeps the old one and tells the first line that cannot be kept. */
  saveBirthdays(birthdays: BirthdayCandidate[]): Result<null, BirthdayFault>
}
export const panelHallArguments: ArgumentSchemas<PanelHallRequests> = {
  readHall: z.tuple([idSchema]),
  saveHall: z.tuple([z.array(idSchema).min(1).max(500), hallSettingsSchema.nullable()]),
  readBirthdays: z.tuple([]),
  saveBirthdays: z.tuple([z.array(birthdayCandidateSchema).max(3_000)]),
}
