import { z } from 'zod'
import type { BellCall } from '../domain/bells/due-bells'
import { roomBellsSchema, type RoomBells } from '../domain/bells/room-bells'
import { idSchema } from '../domain/ids'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** A bell that rings now; the window makes it heard and seen. `level` 0 to 100. */
export interface BellRing extends BellCall {
  readonly level: number
  readonly hasLight: boolean
}

/** What a press at the board came to: how much later than the timetable (negative: earlier) the bell rang, seconds. */
export type BellHeard = Result<{ readonly bell: BellCall; readonly lagS: number }, { readonly kind: 'no-bell-near' | 'clock-doubt' | 'no-school' }>

export interface BoardBellRequests {
  /** Somebody heard the school's bell at this moment; the hub learns of it, now or later. */
  hearBell(): BellHeard
}
export interface BoardBellEvents {
  bellRang: BellRing
}
export const boardBellArguments: ArgumentSchemas<BoardBellRequests> = { hearBell: z.tuple([]) }

/** How the school's bell stands to the timetable, as people at the boards pressed it. */
export interface BellStanding {
  readonly presses: number
  /** How much later than the timetable it rings now, ms; undefined without presses. */
  readonly lagMs: number | undefined
  readonly driftMsPerDay: number
  /** How far the presses lie from that at most, ms; undefined below two. */
  readonly errorMs: number | undefined
  /** ISO 8601. */
  readonly lastPressAt: string | undefined
}

export interface PanelBellRequests {
  /** Replaces how the bell is told on these displays. */
  setRoomBells(displayIds: string[], bells: RoomBells): Result<null, { kind: 'unknown' }>
  readBellStanding(): BellStanding
  /** The bell's clock was set: what was pressed before says nothing any more. */
  forgetBellPresses(): BellStanding
}
export const panelBellArguments: ArgumentSchemas<PanelBellRequests> = {
  setRoomBells: z.tuple([z.array(idSchema).min(1).max(500), roomBellsSchema]),
  readBellStanding: z.tuple([]),
  forgetBellPresses: z.tuple([]),
}
