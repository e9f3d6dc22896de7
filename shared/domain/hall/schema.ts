import { z } from 'zod'
import { idSchema, instantSchema, wallTimeSchema } from '../ids'
import { nightMinutes } from './night'
import { birthdaySchema } from './birthdays'

const percentSchema = z.int().min(5).max(100)
/** The rest of a day is a school's; a page is loaded anew once in it. */
export const longestNightMinutes = 14 * 60

/** A line that runs at the bottom, half-open `[from, until)`. */
const tickerLineSchema = z.object({ id: idSchema, text: z.string().trim().min(1).max(200), from: instantSchema.optional(), until: instantSchema.optional() })
const playlistItemSchema = z.object({ materialId: idSchema, seconds: z.int().min(3).max(600) })

/** How a display in the hall shows the school; what people set in the panel. */
export const hallSettingsSchema = z.object({
  /** Which classes; each empty list means all. */
  show: z.object({ buildingIds: z.array(idSchema).max(50), grades: z.array(z.int().min(0).max(11)).max(12), classIds: z.array(idSchema).max(500) }),
  sections: z.object({ lessons: z.boolean(), changes: z.boolean(), events: z.boolean(), holidays: z.boolean(), notices: z.boolean(), birthdays: z.boolean(), playlist: z.boolean() }),
  ticker: z.array(tickerLineSchema).max(20),
  playlist: z.array(playlistItemSchema).max(50),
  /** Films are heard; they are silent unless somebody wants them otherwise. */
  sound: z.boolean(),
  /** Percent by day. */
  brightness: percentSchema,
  /** Local wall time, over midnight when `from` is later. */
  night: z.object({ from: wallTimeSchema, until: wallTimeSchema, brightness: percentSchema }).refine(night => nightMinutes(night) <= longestNightMinutes, { error: 'a night is at most 14 hours long', path: ['until'] }),
})
export type HallSettings = z.infer<typeof hallSettingsSchema>

/** What desired state refers to: the settings, and the school's birthdays only where they are switched on. */
export const hallDocumentSchema = hallSettingsSchema.extend({ version: z.literal(1), birthdays: z.array(birthdaySchema).max(3_000) })
export type HallDocument = z.infer<typeof hallDocumentSchema>

/** A hall screen as it begins: everything but children's names. */
export const usualHall: HallSettings = {
  show: { buildingIds: [], grades: [], classIds: [] },
  sections: { lessons: true, changes: true, events: true, holidays: true, notices: true, birthdays: false, playlist: true },
  ticker: [],
  playlist: [],
  sound: false,
  brightness: 100,
  night: { from: '20:00', until: '06:30', brightness: 30 },
}
