import { z } from 'zod'
import { idSchema } from '../domain/ids'
import type { MaterialType } from '../domain/material'
import { visibilitySchema, type Visibility } from '../domain/personal-shelf'
import type { ArgumentSchemas } from './carrier'
import type { ImportDetail } from './import-detail'

/** Why a file of a stick is not played. Nothing that runs ever is: pages and programs come through the library, behind its walls. */
export type StickRefusal = ImportDetail | 'program' | 'page' | 'needs-hub' | 'not-utf8' | 'empty' | 'damaged' | 'unreadable'

export interface StickFile {
  readonly id: string
  /** As people know it, without what could not be shown; only for the eye. */
  readonly name: string
  readonly folder: string
  readonly bytes: number
  /** Absent: it cannot be played, and `refusal` says why. */
  readonly type: MaterialType | undefined
  readonly refusal: StickRefusal | undefined
  /** Whether it may go onto a teacher's own shelf, where the hub converts what the board itself does not play. */
  readonly mayBeShelved: boolean
  /** The material that it is in this display's library, once it was taken. */
  readonly materialId: string | undefined
}

/** `foreign`: signed by nobody that this display trusts. */
export type BundleState = 'own' | 'foreign' | 'damaged' | 'newer-format'

/** A file that a hub made for boards: materials, lessons and what the school wants of its displays. */
export interface StickBundle {
  readonly id: string
  readonly name: string
  readonly state: BundleState
  /** What follows is only told of an own one. */
  readonly title: string
  readonly madeAt: string
  readonly materials: number
  /** Of these, what is not whole on this display. */
  readonly fresh: number
  /** Files of this room's own shelves that are not on this display. */
  readonly freshShelfFiles: number
  readonly freshBytes: number
  /** Of how many files it is, and which of them are not on this stick. */
  readonly parts: number
  readonly missing: readonly number[]
}

/** A stick in short. */
export interface StickCard {
  readonly id: string
  readonly label: string
  readonly isReading: boolean
  readonly files: number
  readonly bundles: number
}

export interface StickContents {
  readonly label: string
  readonly files: readonly StickFile[]
  /** There is more on it than was looked at. */
  readonly isCut: boolean
  readonly bundles: readonly StickBundle[]
  /** What this display took from other sticks. */
  readonly takenBefore: readonly { readonly materialId: string; readonly title: string; readonly bytes: number }[]
}

export const takeFaults = ['stick-gone', 'no-space', 'damaged', 'disk', 'cancelled', 'too-many', 'nothing-known', 'hub-away', 'shelf-full'] as const
export type TakeFault = (typeof takeFaults)[number]

/** One taking at a time; it stays here when it is over, until somebody has read it. */
export interface StickTaking {
  readonly stickId: string
  /** Into this display's own library, or onto a teacher's shelf. */
  readonly onto: 'display' | 'shelf'
  readonly title: string
  readonly state: 'running' | 'done' | TakeFault
  readonly doneBytes: number
  readonly totalBytes: number
  /** Things that are here of those that were asked for. */
  readonly done: number
  readonly total: number
  /** Names of what the school does not take. */
  readonly refused: readonly string[]
}

/** What the board mirrors of its sticks. */
export interface SticksView {
  readonly cards: readonly StickCard[]
  readonly taking: StickTaking | undefined
  /** Was pulled out while it was on the screen. */
  readonly lost: string | undefined
}

export interface StickRequests {
  readStick(stickId: string): StickContents | undefined
  openStickFile(stickId: string, fileId: string): 'opened' | 'gone'
  /** Copies files into this display's own library; refused while another taking runs. */
  takeStickFiles(stickId: string, fileIds: string[]): boolean
  /** Sends files onto the shelf that is open; false when none is, or while another taking runs. */
  shelveStickFiles(stickId: string, fileIds: string[], visibility: Visibility): boolean
  takeStickBundle(stickId: string, bundleId: string): boolean
  /** Ends a running taking, or puts away what is over and what was lost. */
  endTaking(): void
  /** Takes what came from a stick out of this display's library. */
  dropTaken(materialId: string): void
}

export const stickArguments: ArgumentSchemas<StickRequests> = {
  readStick: z.tuple([idSchema]),
  openStickFile: z.tuple([idSchema, idSchema]),
  takeStickFiles: z.tuple([idSchema, z.array(idSchema).min(1).max(500)]),
  shelveStickFiles: z.tuple([idSchema, z.array(idSchema).min(1).max(200), visibilitySchema]),
  takeStickBundle: z.tuple([idSchema, idSchema]),
  endTaking: z.tuple([]),
  dropTaken: z.tuple([idSchema]),
}
