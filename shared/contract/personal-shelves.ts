import { z } from 'zod'
import { idSchema } from '../domain/ids'
import { materialSchema, parseMaterial, type Material, type MaterialType } from '../domain/material'
import { pinHashSchema, pinSchema, shelfLimits, shelfNameSchema, visibilitySchema, type PinHash, type Visibility } from '../domain/personal-shelf'
import type { Result } from '../result'
import type { MaterialCard } from './material-view'
import type { ArgumentSchemas } from './carrier'

/** Document `personal` of desired state: the shelves of this display's room, and what each of them holds. */
export const personalDocumentSchema = z.object({
  version: z.literal(1),
  shelves: z.array(z.object({ id: idSchema, name: shelfNameSchema, pin: pinHashSchema, materials: z.array(materialSchema) })),
})
export interface PersonalShelf {
  readonly id: string
  readonly name: string
  readonly pin: PinHash
  readonly materials: readonly Material[]
}

/** Materials that cannot be shown are left out; undefined when it is no such document. */
export function parsePersonal(candidate: unknown): readonly PersonalShelf[] | undefined {
  const parsed = personalDocumentSchema.safeParse(candidate)
  return parsed.data?.shelves.map(shelf => ({ ...shelf, materials: shelf.materials.filter(material => parseMaterial(material).ok) }))
}

/** What a phone needs to come in: `POST /d/{display}/door` makes one, and `GET` of it with its code says whose phone came. Without `address` no phone reaches the hub: it listens for its own machine alone. */
export const doorSchema = z.object({ code: z.string().regex(/^[0-9a-z]{4}(-[0-9a-z]{4}){2}$/), address: z.string().max(300).optional(), untilMs: z.number(), shelfId: idSchema.optional() })
export type Door = z.infer<typeof doorSchema>

/** A shelf that is open on this board. */
export interface OpenShelf {
  readonly id: string
  readonly name: string
  readonly materials: readonly MaterialCard[]
}
export type OpenShelfFault = { readonly kind: 'unknown' } | { readonly kind: 'wrong-pin' } | { readonly kind: 'paused'; readonly untilMs: number }

/** What the board's window may ask of its agent about teachers' own files. */
export interface PersonalRequests {
  /** Names only: what a shelf holds is told when it is open. */
  readShelves(): { readonly id: string; readonly name: string }[]
  openShelf(shelfId: string, pin: string): Result<OpenShelf, OpenShelfFault>
  /** Undefined when none is open any more. */
  readOpenShelf(): OpenShelf | undefined
  closeShelf(): void
  /** A door for phones. */
  makeDoor(): Result<Door, { kind: 'unreachable' }>
  /** Whether somebody came in by the door: then the shelf is open here. False: the door is shut or the hub away. */
  watchDoor(code: string): boolean
  /** Takes a file off the shelf that is open, everywhere; `restoreOwnFile` puts it back while the hub runs. */
  removeOwnFile(materialId: string): Result<null, OwnFileFault>
  restoreOwnFile(materialId: string): Result<null, OwnFileFault>
}
/** `in-use`: it is shared, and a lesson shows it; `full`: its place was taken meanwhile. */
export interface OwnFileFault {
  readonly kind: 'unknown' | 'unreachable' | 'in-use' | 'full'
}
export const personalArguments: ArgumentSchemas<PersonalRequests> = {
  readShelves: z.tuple([]),
  openShelf: z.tuple([idSchema, z.string().max(12)]),
  readOpenShelf: z.tuple([]),
  closeShelf: z.tuple([]),
  makeDoor: z.tuple([]),
  watchDoor: z.tuple([doorSchema.shape.code]),
  removeOwnFile: z.tuple([idSchema]),
  restoreOwnFile: z.tuple([idSchema]),
}

/** By this header a display names the shelf of its room that it sends a file to. */
export const shelfHeader = 'x-doska-shelf'

/** Bodies that a phone sends. */
export const enterSchema = z.strictObject({ code: doorSchema.shape.code })
export const makeShelfSchema = z.strictObject({ code: doorSchema.shape.code, name: shelfNameSchema, pin: pinSchema })
export const joinShelfSchema = z.strictObject({ code: doorSchema.shape.code, shelfId: idSchema, pin: z.string().max(12) })
export const shelfUploadSchema = z.strictObject({ name: z.string().min(1).max(500), totalBytes: z.int().min(1).max(shelfLimits.bytes), visibility: visibilitySchema })
export const changePinSchema = z.strictObject({ pin: pinSchema })
export const changeItemSchema = z.strictObject({ visibility: visibilitySchema })

/** What a phone is told. */
export interface PhoneShelf {
  readonly name: string
  readonly rooms: readonly string[]
  readonly items: readonly { readonly id: string; readonly title: string; readonly type: MaterialType; readonly bytes: number; readonly addedAt: string; readonly visibility: Visibility }[]
  readonly usedBytes: number
  readonly limitBytes: number
}
/** `new`: this phone has no shelf yet; those of the room may be joined by their PIN. */
export type PhoneEntered = { readonly kind: 'mine'; readonly shelf: PhoneShelf } | { readonly kind: 'new'; readonly schoolName: string; readonly room: string; readonly shelves: readonly { readonly id: string; readonly name: string }[] }

/** What the panel knows of a shelf: how much, never what. */
export interface ShelfRow {
  readonly id: string
  readonly name: string
  readonly rooms: readonly string[]
  readonly files: number
  readonly bytes: number
  readonly shared: number
  readonly createdAt: string
}
export interface PanelShelfRequests {
  listShelves(): ShelfRow[]
  /** With all that is private on it; kept for undo until the hub's next start. */
  removeShelf(shelfId: string): Result<null, { kind: 'unknown' }>
  restoreShelf(shelfId: string): Result<null, { kind: 'unknown' }>
}
export const panelShelfArguments: ArgumentSchemas<PanelShelfRequests> = { listShelves: z.tuple([]), removeShelf: z.tuple([idSchema]), restoreShelf: z.tuple([idSchema]) }
export interface PanelShelfEvents {
  shelvesChanged: Record<string, never>
}
