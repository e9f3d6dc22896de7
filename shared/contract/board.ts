import { z } from 'zod'
import { exerciseIdSchema, exerciseProgressSchema, type ExerciseProgress } from '../domain/exercise/progress'
import type { Task } from '../domain/exercise/task'
import { idSchema, ulidSchema } from '../domain/ids'
import type { Invite } from '../domain/invite'
import { manifestPathSchema, type Material, type MaterialType } from '../domain/material'
import type { Notice } from '../domain/notice'
import { placeSchema, type Place } from '../domain/place'
import type { Readiness, RoomReadiness } from '../domain/readiness'
import type { Why } from '../domain/scene'
import type { Subject } from '../domain/subject'
import type { DayLesson } from '../domain/timetable/day-lesson'
import type { NextLessons, NoLessonsHere } from '../domain/timetable/day-reason'
import { boardBellArguments, type BoardBellEvents, type BoardBellRequests } from './bells'
import type { HiddenReason } from '../domain/invite-visibility'
import type { ArgumentSchemas } from './carrier'
import { hallArguments, type HallRequests, type HallStanding } from './hall'
import { inviteDeskArguments, type InviteDeskRequests, type InviteDeskView } from './invite-desk'
import { reasonArguments, type ReasonRequests } from './reasons'
import { reportArguments, type ReportRequests } from './material-reports'
import { personalArguments, type PersonalRequests } from './personal-shelves'
import { packageDataLimit } from './package-limits'
import { packageResultSchema, type PackageResult } from './package-messages'
import { stickArguments, type StickRequests, type SticksView } from './sticks'
import { screenTimeArguments, type ScreenTimeRequests, type ScreenTimeView } from './screen-time'
import { libraryQuerySchema, type LibraryOutcome, type LibraryQuery } from './library-search'

/** Where a material stands on this display. Only `ready` may be opened without the hub. */
export type Presence =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'absent'; readonly reason: 'hub-unreachable' | 'no-space' | 'damaged' | 'not-fetched' | 'refused' }

/** A material as the board draws it. `address` is only good on this display and only for this material; '' unless ready. */
export interface MaterialView {
  readonly id: string
  readonly title: string
  readonly type: MaterialType
  readonly mediaType: string
  readonly address: string
  /** Address of its folder, with the slash: what a series, an article or a package consists of lies below; '' unless ready. */
  readonly folder: string
  /** Of the entry. */
  readonly bytes: number
  readonly widthPx: number | undefined
  readonly heightPx: number | undefined
  /** Integrated loudness as the import measured it. */
  readonly loudnessLufs: number | undefined
  /** Paths below `folder` of a series' pictures, in order, without those that never open. */
  readonly pictures: readonly string[]
  readonly subtitles: readonly { readonly address: string; readonly language: string }[]
  readonly presence: Presence
}

/** The board face of a stage, ready to draw. */
export type FaceView =
  | { readonly kind: 'text'; readonly heading: string; readonly paragraphs: readonly string[] }
  | { readonly kind: 'material'; readonly material: MaterialView; readonly page: number | undefined; readonly startS: number | undefined }
  /** `id` names the exercise on this display: the lesson and its stage. */
  | { readonly kind: 'exercise'; readonly id: string; readonly tasks: readonly Task[]; readonly media: readonly MaterialView[] }

/** `key` names the picture: equal keys are the same picture, and `reportShown` answers with it. */
export type SceneView = { readonly key: string } & (
  | { readonly kind: 'idle' }
  | { readonly kind: 'emergency'; readonly text: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'invite'; readonly invite: InviteView }
  | { readonly kind: 'face'; readonly face: FaceView; /** Drawn covered, so that the change has no gap. */ readonly next: FaceView | undefined; readonly lesson: LessonProgress | undefined }
)

export interface LessonProgress {
  readonly id: string
  readonly title: string
  readonly subject: Subject
  /** `isLeftOut`: its file failed so often that going on passes it over. */
  readonly stages: readonly { readonly id: string; readonly title: string; readonly minutes: number; readonly isLeftOut: boolean }[]
  readonly stage: number
  /** Epoch ms. */
  readonly stageSinceMs: number
}

/** `shortAddress` is what people can type; absent while only this machine reaches the hub. */
export type InviteView = Invite & { readonly shortAddress: string | undefined }

export type Standing =
  | { readonly kind: 'starting' }
  | { readonly kind: 'seeking-hub'; readonly hubAddress: string; readonly fault: 'unreachable' | 'wrong-key' | 'refused' | 'too-many-attempts' | 'expired' | undefined }
  | { readonly kind: 'awaiting-approval'; readonly code: string; readonly hubAddress: string; readonly untilMs: number }
  | { readonly kind: 'enrolled' }

/** A push that waits for the teacher's word during a lesson. */
export interface Offer {
  readonly commandId: string
  readonly title: string
  readonly by: string
  readonly untilMs: number
}

export interface LessonCard {
  readonly id: string
  readonly title: string
  readonly subject: Subject
  readonly grade: number
  readonly minutes: number
  readonly stages: number
  readonly readiness: { readonly ready: number; readonly total: number }
}

export interface MaterialCard {
  readonly id: string
  readonly title: string
  readonly type: MaterialType
  readonly subject: Subject
  readonly grades: readonly number[]
  readonly summary: string
  readonly genre: Material['genre']
  readonly exams: Material['exams']
  readonly presence: Presence
}

/** One thing that the library shows. */
export type LibraryCard = { readonly kind: 'lesson'; readonly lesson: LessonCard } | { readonly kind: 'material'; readonly material: MaterialCard }

/** A page of what was found. */
export type LibraryPage = LibraryOutcome & { readonly items: readonly LibraryCard[] }

export const shelfItemSchema = z.object({ kind: z.enum(['lesson', 'material']), id: idSchema })
export type ShelfItem = z.infer<typeof shelfItemSchema>

/** What a class of this room likes, the newest first, and had last. `className` is '' in a room without a timetable. */
export interface ShelfView {
  readonly className: string
  readonly classNames: readonly string[]
  readonly favourites: readonly LibraryCard[]
  readonly recent: readonly LibraryCard[]
}

/** Everything that the board mirrors. Small (a few KB): sent whole on every change. */
export interface BoardSnapshot {
  readonly display: {
    readonly id: string
    readonly name: string
    readonly roomName: string
    readonly schoolName: string
    readonly kind: 'electron' | 'web'
    readonly store: 'own' | 'hub'
    readonly diagonalInch: number
    readonly roomDepthM: number
  }
  readonly standing: Standing
  readonly scene: SceneView
  readonly why: Why
  readonly nextChangeAt: number | undefined
  readonly timeZone: string
  /** The agent's clock (epoch ms) when this was made. */
  readonly nowMs: number
  readonly today: readonly DayLesson[]
  /** Why nothing is held here today; absent when something is. */
  readonly noLessons: NoLessonsHere | undefined
  readonly nextLessons: NextLessons | undefined
  /** How much later than `nowMs` says the school's bell rings, ms: lessons begin and end by it. */
  readonly bellLeadMs: number
  readonly invites: readonly InviteView[]
  readonly inviteDesk: InviteDeskView
  readonly notices: readonly Notice[]
  /** Lessons of today's timetable first, then the rest. */
  readonly lessons: readonly LessonCard[]
  readonly offers: readonly Offer[]
  readonly link: { readonly reachable: boolean; readonly lastContactMs: number | undefined; readonly clockDoubt: boolean; /** The last instant that somebody confirmed. */ readonly trustedMs: number | undefined }
  readonly readiness: Readiness
  /** What the room's lessons of today and its next day need, the most needed first. */
  readonly soon: RoomReadiness
  readonly audio: { readonly level: number; readonly muted: boolean }
  /** Absent where a display has no sticks of its own. */
  readonly sticks: SticksView | undefined
  /** Show the display's name large until then (epoch ms). */
  readonly identifyUntilMs: number | undefined
  /** Of the class that is here now; absent without one. */
  readonly screenTime: ScreenTimeView | undefined
  /** Absent on a class screen. */
  readonly hall?: HallStanding | undefined
  readonly preferences: Preferences
}

export const preferencesSchema = z.object({ language: z.enum(['ru', 'en']), theme: z.enum(['dark', 'light']) })
export type Preferences = z.infer<typeof preferencesSchema>

/** Why an open request did not open; the board says it in words. */
export type OpenFault = { readonly kind: 'unknown' } | { readonly kind: 'hidden'; readonly why: HiddenReason } | { readonly kind: 'not-ready'; readonly presence: Presence }

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
  setPreferences(preferences: Preferences): void
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
  setPreferences: z.tuple([preferencesSchema]),
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
