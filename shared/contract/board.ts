import { z } from 'zod'
import { exerciseIdSchema, exerciseProgressSchema, type ExerciseProgress } from '../domain/exercise/progress'
import { idSchema, ulidSchema } from '../domain/ids'
import { manifestPathSchema, type MaterialType } from '../domain/material'
import { placeSchema, type Place } from '../domain/place'
import { boardBellArguments, type BoardBellEvents, type BoardBellRequests } from './bells'
import { preferencesSchema, type BoardSnapshot, type Preferences } from './board-snapshot'
import type { ArgumentSchemas } from './carrier'
import { hallArguments, type HallRequests } from './hall'
import { inviteDeskArguments, type InviteDeskRequests } from './invite-desk'
import { shelfItemSchema, type LibraryPage, type ShelfItem, type ShelfView } from './library-cards'
import { libraryQuerySchema, type LibraryQuery } from './library-search'
import { reportArguments, type ReportRequests } from './material-reports'
import type { OpenFault } from './open-fault'
import { packageDataLimit } from './package-limits'
import { packageResultSchema, type PackageResult } from './package-messages'
import { personalArguments, type PersonalRequests } from './personal-shelves'
import { reasonArguments, type ReasonRequests } from './reasons'
import { screenTimeArguments, type ScreenTimeRequests } from './screen-time'
import { stickArguments, type StickRequests } from './sticks'

/** A package begins for the class that sits in the room now ('' in a break or without a timetable), where that class stopped in this lesson. */
export interface PackageSession {
  readonly session: number
  readonly type: MaterialType
  readonly entry: string
  readonly scorm: '1.2' | '2004' | undefined
  readonly files: number
  readonly className: string
  readonly data: string | undefined
  readonly result: PackageResult | undefined
}

/** A page outside as a card; `hasView`: this display can open it over the board. */
export interface LinkCard {
  readonly address: string
  readonly host: string
  readonly hasView: boolean
}
/** `failed`: the network or the page did not answer in time. */
export type LinkOutcome = 'opened' | 'not-allowed' | 'failed' | 'no-view'

/** What the board's window may ask of its agent. */
export interface Requests extends StickRequests, ReportRequests, PersonalRequests, BoardBellRequests, InviteDeskRequests, ScreenTimeRequests, ReasonRequests, HallRequests {
  readBoard(): BoardSnapshot
  searchLibrary(query: LibraryQuery): LibraryPage
  /** A class's favourites and recent things; null: of the class that is here now. */
  readShelf(className: string | null): ShelfView
  setFavourite(className: string, item: ShelfItem, isFavourite: boolean): ShelfView
  openLesson(lessonId: string, stage: number): OpenFault | undefined
  openMaterial(materialId: string): OpenFault | undefined
  openInvite(inviteId: string): OpenFault | undefined
  goToStage(stage: number): OpenFault | undefined
  /** How far the class had come, when the page was lost or the stage was left; `exerciseId` is that of the face. */
  readExercise(exerciseId: string): ExerciseProgress | undefined
  /** Kept until the lesson is closed. */
  keepExercise(exerciseId: string, progress: ExerciseProgress): void
  /** Closes what is open, or what a push put there. */
  closeContent(): void
  /** Any touch during a lesson keeps the lease; sent at most every 20 s. */
  reportTouch(): void
  answerOffer(commandId: string, answer: 'now' | 'after' | 'no'): void
  /** The picture `key` has been painted (two animation frames after its content was ready). */
  reportShown(key: string): void
  reportBroken(key: string, reason: 'cannot-play' | 'cannot-load' | 'frozen'): void
  /** One file of a material did not open; the rest of it goes on. */
  reportBadFile(materialId: string, path: string, reason: 'cannot-play' | 'cannot-load' | 'frozen'): void
  /** Where somebody stopped in a material, on this display. */
  readPlace(materialId: string): Place | undefined
  /** Sent at most every few seconds; null forgets it. */
  keepPlace(materialId: string, place: Place | null): void
  /** What the window's media elements really have now. */
  reportAudio(level: number, muted: boolean): void
  /** Whether the window's machine has anything to be heard by. */
  reportSoundDevice(isThere: boolean): void
  setPreferences(change: Partial<Preferences>): void
  /** The window's own screen and time zone; the board is drawn in the school's. */
  setScreen(screen: { widthPx: number; heightPx: number; codecs: string[]; timeZone?: string | undefined }): void
  retryEnrolment(): void
  /** Undefined for a material that the display does not know. */
  openPackage(materialId: string): PackageSession | undefined
  /** True once it is on disk; absent parts stay as they were. */
  keepPackage(session: number, news: { data?: string | undefined; result?: PackageResult | undefined }): boolean
  /** Its frame no longer answers: its process ends, and the frame may be loaded again. */
  packageFroze(materialId: string): void
  /** Undefined for what is no link. */
  readLink(materialId: string): LinkCard | undefined
  /** Opens the page of the material on the glass, over the board's own page; it goes by itself when the scene changes. */
  openLink(materialId: string): LinkOutcome
  backInLink(): void
  closeLink(): void
}

export interface Events extends BoardBellEvents {
  boardChanged: BoardSnapshot
}

const none = z.tuple([])
const classNameSchema = z.string().max(20)
export const requestArguments: ArgumentSchemas<Requests> = {
  ...stickArguments,
  ...reportArguments,
  ...personalArguments,
  ...boardBellArguments,
  ...inviteDeskArguments,
  ...screenTimeArguments,
  ...reasonArguments,
  ...hallArguments,
  readBoard: none,
  searchLibrary: z.tuple([libraryQuerySchema]),
  readShelf: z.tuple([classNameSchema.nullable()]),
  setFavourite: z.tuple([classNameSchema, shelfItemSchema, z.boolean()]),
  openLesson: z.tuple([idSchema, z.int().min(0).max(100)]),
  openMaterial: z.tuple([idSchema]),
  openInvite: z.tuple([idSchema]),
  goToStage: z.tuple([z.int().min(0).max(100)]),
  readExercise: z.tuple([exerciseIdSchema]),
  keepExercise: z.tuple([exerciseIdSchema, exerciseProgressSchema]),
  closeContent: none,
  reportTouch: none,
  answerOffer: z.tuple([ulidSchema, z.enum(['now', 'after', 'no'])]),
  reportShown: z.tuple([z.string().max(200)]),
  reportBroken: z.tuple([z.string().max(200), z.enum(['cannot-play', 'cannot-load', 'frozen'])]),
  reportBadFile: z.tuple([idSchema, manifestPathSchema, z.enum(['cannot-play', 'cannot-load', 'frozen'])]),
  readPlace: z.tuple([idSchema]),
  keepPlace: z.tuple([idSchema, placeSchema.nullable()]),
  reportAudio: z.tuple([z.int().min(0).max(100), z.boolean()]),
  reportSoundDevice: z.tuple([z.boolean()]),
  setPreferences: z.tuple([preferencesSchema.partial()]),
  setScreen: z.tuple([z.object({ widthPx: z.int().min(1), heightPx: z.int().min(1), codecs: z.array(z.string().max(60)).max(40), timeZone: z.string().max(64).optional() })]),
  retryEnrolment: none,
  openPackage: z.tuple([idSchema]),
  keepPackage: z.tuple([z.int().min(1), z.object({ data: z.string().max(packageDataLimit).optional(), result: packageResultSchema.optional() })]),
  packageFroze: z.tuple([idSchema]),
  readLink: z.tuple([idSchema]),
  openLink: z.tuple([idSchema]),
  backInLink: none,
  closeLink: none,
}
