import { z } from 'zod'
import { deskMemorySchema, emptyDeskMemory } from '../invites/desk-memory'
import { preferencesSchema } from '#shared/contract/board-snapshot'

/** What people set at this display, and what it learned about its own window; kept over restarts. */
export const settingsSchema = z.object({
  preferences: preferencesSchema.nullable(),
  screen: z.object({ widthPx: z.int().min(1), heightPx: z.int().min(1), codecs: z.array(z.string()), timeZone: z.string().optional() }).nullable(),
  volume: z.int().min(0).max(100),
  /** The last volume that desired state asked for: only another one moves what a person has set since. */
  askedVolume: z.int().nullable(),
  /** The last instant that a hub confirmed, epoch ms. */
  confirmedMs: z.number(),
  inviteDesk: deskMemorySchema.default(emptyDeskMemory),
})
export type Settings = z.infer<typeof settingsSchema>

export const firstSettings: Settings = { preferences: null, screen: null, volume: 50, askedVolume: null, confirmedMs: 0, inviteDesk: emptyDeskMemory }
