import { z } from 'zod'
import { idSchema, instantSchema } from './ids'
import { personalPrefix } from './personal-id'

/** The id on a shelf of a material that the import named. */
export const personalIdOf = (materialId: string): string => `${personalPrefix}${materialId}`.slice(0, 64)

/** The id in the school's library of a material that its owner shares. */
export const sharedIdOf = (materialId: string): string => materialId.slice(personalPrefix.length)

/** What the teacher is called on boards. */
export const shelfNameSchema = z.string().trim().min(2).max(60)
/** Four to six digits, typed on the glass; not one digit all over. */
export const pinSchema = z.string().regex(/^\d{4,6}$/).refine(pin => new Set(pin).size > 1)

export const visibilitySchema = z.enum(['private', 'shared'])
export type Visibility = z.infer<typeof visibilitySchema>

/** One shelf may hold so much on the hub; each board of its rooms keeps all of it, so the shelves of a room together must leave its disk room for lessons. */
export const shelfLimits = { bytes: 4e9, roomBytes: 16e9, items: 200, shelvesPerRoom: 40, roomsPerShelf: 12 } as const

/** The door to "My files" for phones: shown as a QR code by one display, for so long. */
export const doorLifeMs = 10 * 60_000

/** A kept PIN: scrypt, salted. Boards judge it themselves, so that a shelf opens without the hub. */
export const pinHashSchema = z.object({ salt: z.base64().max(64), hash: z.base64().max(128) })
export type PinHash = z.infer<typeof pinHashSchema>

/** A shelf as the hub keeps it. `phones`: SHA-256 of the secrets of phones that may add to it. */
export const shelfRecordSchema = z.object({
  id: idSchema,
  name: shelfNameSchema,
  pin: pinHashSchema,
  roomIds: z.array(idSchema).max(shelfLimits.roomsPerShelf),
  phones: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(8),
  items: z.array(z.object({ materialId: idSchema, visibility: visibilitySchema })).max(shelfLimits.items),
  createdAt: instantSchema,
})
export type ShelfRecord = z.infer<typeof shelfRecordSchema>
