import { z } from 'zod'
import type { RoomBells } from '../domain/bells/room-bells'
import { contentRulesSchema, type ContentRules } from '../domain/content-rules'
import { idSchema, ulidSchema } from '../domain/ids'
import type { Invite, InviteFault } from '../domain/invite'
import type { LinkFault } from '../domain/link'
import { materialMetadataSchema, type MaterialMetadata } from '../domain/material'
import type { Notice } from '../domain/notice'
import { shownThingSchema } from '../domain/scene'
import type { Result } from '../result'
import { bundleArguments, type BundleRequests } from './bundle-export'
import { panelBellArguments, type PanelBellRequests } from './bells'
import type { ArgumentSchemas } from './carrier'
import { panelHallArguments, type PanelHallRequests } from './hall'
import type { ImportDetail } from './import-detail'
import { panelReportArguments, type PanelReportEvents, type PanelReportRequests } from './material-reports'
import { panelShelfArguments, type PanelShelfEvents, type PanelShelfRequests } from './personal-shelves'
import { inviteCareArguments, type InviteCareRequests } from './invite-care'
import { panelScreenTimeArguments, type PanelScreenTimeRequests } from './screen-time'
import { lessonArguments, lessonRequests, type LessonRequests } from './lesson-desk'
import { sourceArguments, type ImportParts, type SourceRequests, type SourceRow } from './library-sources'
import type { About } from './mqtt/about'
import type { AckState } from './mqtt/ack'
import type { Alert } from './mqtt/event'
import type { Reported } from './mqtt/reported'
import type { Status } from './mqtt/status'
import { libraryArguments, type LibraryRequests } from './panel-library'
import { timetableImportArguments, type TimetableImportRequests } from './timetable-import'
import { timetableArguments, type TimetableEvents, type TimetableRequests } from './timetable-requests'

export const roles = ['technician', 'teacher'] as const
export type Role = (typeof roles)[number]

export interface Session {
  readonly user: string
  readonly role: Role
  /** A one-time password must be replaced before anything else is allowed. */
  readonly mustChangePassword: boolean
  readonly schoolName: string
  readonly hubName: string
}

/** One display as the panel sees it; each fact has its own age, because "online" alone proves little. */
export interface DisplayRow {
  readonly id: string
  readonly name: string
  readonly roomId: string
  readonly groupIds: readonly string[]
  readonly enrolledAt: string
  /** Newest status, about and reported; undefined until the display said so itself. */
  readonly status: Status | undefined
  readonly about: About | undefined
  readonly reported: Reported | undefined
  readonly alerts: readonly Alert[]
  readonly lastMessageAt: string | undefined
  /** When its newest screenshot arrived; the picture is at `panelFrame`. */
  readonly frameAt: string | undefined
  /** Newest revision of its desired document; compare with `reported.revs`. */
  readonly desiredRev: number
  /** How it may fill its disk, as the panel set it. */
  readonly download?: ContentRules | undefined
  readonly bells?: RoomBells | undefined
  /** It shows the school in a hall, not a class. */
  readonly isHall?: boolean | undefined
}

export interface PendingEnrolment {
  readonly enrolmentId: string
  readonly displayId: string
  readonly code: string
  readonly kind: 'electron' | 'web'
  readonly hint: string
  readonly address: string
  readonly untilMs: number
}

/** `unknown`: no end state within ttl + 30 s. `waiting`: in the outbox, the display is away. */
export type CommandState = AckState | 'waiting' | 'sent' | 'unknown' | 'cancelled'

export interface CommandRow {
  readonly id: string
  readonly pushId: string
  readonly displayId: string
  readonly name: string
  readonly title: string
  readonly by: string
  readonly state: CommandState
  readonly createdAt: string
  readonly expiresAt: string
  readonly history: readonly { readonly state: CommandState; readonly at: string }[]
  readonly progress: { readonly doneBytes: number; readonly totalBytes: number } | undefined
  readonly error: { readonly code: string; readonly msg: string } | undefined
  /** As it was sent, so that it can be sent once more. Absent for a screenshot: its address is good for one picture and one display. */
  readonly args?: unknown
}

/** Something that was refused somewhere and a person should see. */
export interface RefusalRow {
  readonly at: string
  readonly displayId: string | undefined
  readonly what: string
  readonly reason: string
}

/** `converting`: the hub makes something playable of it, or measures it. */
export const importPhases = ['receiving', 'checking', 'converting', 'done', 'refused'] as const

export interface ImportRow {
  readonly uploadId: string
  readonly name: string
  readonly phase: (typeof importPhases)[number]
  readonly doneBytes: number
  readonly totalBytes: number
  /** How much of a conversion is done, 0 to 1; absent where the converter does not tell. */
  readonly share?: number | undefined
  readonly materialId: string | undefined
  /** Of a Common Cartridge: it became several materials, or some. */
  readonly parts?: ImportParts | undefined
  readonly refusal: ImportFault | undefined
}
/** `detail` is a code of shared/contract/import-detail.ts; shared/text/import-details.ts has its words. */
export type ImportFault =
  | { kind: 'unsupported'; name: string; detail?: ImportDetail }
  | { kind: 'damaged'; name: string; detail: ImportDetail }
  | { kind: 'path-leaves-folder'; path: string }
  | { kind: 'too-large-unpacked'; name: string; limitBytes: number }
  | { kind: 'too-many-files'; limit: number }
  | { kind: 'no-entry'; name: string }
  | { kind: 'empty'; name: string }
  | { kind: 'no-space'; name: string }
  | { kind: 'interrupted'; name: string }
  /** Somebody stopped the conversion. */
  | { kind: 'cancelled'; name: string }

export interface School {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly buildings?: readonly { readonly id: string; readonly name: string }[] | undefined
  readonly rooms: readonly { readonly id: string; readonly name: string; readonly groupIds: readonly string[]; readonly buildingId?: string | undefined }[]
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly classes: readonly { readonly id: string; readonly name: string; readonly grade: number; readonly shift?: number | undefined; readonly buildingId?: string | undefined }[]
}

export const pushRequestSchema = z.object({
  displayIds: z.array(idSchema).max(500),
  groupIds: z.array(idSchema).max(32),
  thing: shownThingSchema,
  minutes: z.number().positive().max(24 * 60).optional(),
})
export type PushRequest = z.infer<typeof pushRequestSchema>

export const displayChangeSchema = z.object({ name: z.string().trim().min(1).max(80), roomId: idSchema, groupIds: z.array(idSchema).max(32) })
export type DisplayChange = z.infer<typeof displayChangeSchema>

export const actionSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('clear') }),
  z.object({ name: z.literal('ping') }),
  z.object({ name: z.literal('screenshot') }),
  z.object({ name: z.literal('identify'), seconds: z.int().min(1).max(300) }),
  z.object({ name: z.literal('audio.volume'), level: z.int().min(0).max(100) }),
  z.object({ name: z.literal('content.sync'), materialIds: z.array(idSchema).max(200) }),
  z.object({ name: z.literal('content.verify'), materialIds: z.array(idSchema).max(200) }),
  z.object({ name: z.literal('content.pin'), materialIds: z.array(idSchema).min(1).max(200) }),
  z.object({ name: z.literal('content.evict'), materialIds: z.array(idSchema).min(1).max(200) }),
])
export type Action = z.infer<typeof actionSchema>

export const inviteCandidateSchema = z.record(z.string().max(40), z.unknown())

/** What the panel may ask of the hub, as the signed-in person. */
export interface PanelRequests extends LessonRequests, LibraryRequests, SourceRequests, BundleRequests, PanelReportRequests, PanelShelfRequests, TimetableRequests, PanelBellRequests, TimetableImportRequests, InviteCareRequests, PanelScreenTimeRequests, PanelHallRequests {
  readSession(): Session
  changePassword(current: string, next: string): Result<null, { kind: 'wrong-password' | 'too-weak' }>
  readSchool(): School
  listDisplays(): DisplayRow[]
  changeDisplay(displayId: string, change: DisplayChange): Result<null, { kind: 'unknown' }>
  /** Replaces how these displays may fill their disks; those that are away learn it with their next contact. */
  setDownloadRules(displayIds: string[], rules: ContentRules): Result<null, { kind: 'unknown' }>
  /** Its account ends at once; undo is enrolling again. */
  removeDisplay(displayId: string): Result<null, { kind: 'unknown' }>
  listEnrolments(): PendingEnrolment[]
  approveEnrolment(enrolmentId: string, code: string, change: DisplayChange): Result<null, { kind: 'unknown' | 'expired' | 'code-differs' }>
  refuseEnrolment(enrolmentId: string): Result<null, { kind: 'unknown' }>
  changeMaterial(metadata: MaterialMetadata): Result<null, { kind: 'unknown' } | { kind: 'malformed'; detail: string }>
  /** Kept for undo until the hub's next start. */
  removeMaterial(materialId: string): Result<null, { kind: 'unknown' } | { kind: 'in-use'; lessonTitles: string[] }>
  restoreMaterial(materialId: string): Result<null, { kind: 'unknown' }>
  listImports(): ImportRow[]
  /** Only to the hosts of a dated list; a refusal names them. */
  addLink(address: string, title: string): Result<{ materialId: string }, LinkFault>
  /** Ends an import that is converted or waits for that; nothing of it stays. */
  cancelImport(uploadId: string): Result<null, { kind: 'unknown' }>
  listInvites(): Invite[]
  saveInvite(candidate: Record<string, unknown>): Result<null, InviteFault>
  removeInvite(inviteId: string): Result<null, { kind: 'unknown' }>
  listNotices(): Notice[]
  saveNotice(notice: Notice): Result<null, never>
  removeNotice(noticeId: string): Result<null, { kind: 'unknown' }>
  /** One command per display; they share `pushId`. */
  push(request: PushRequest): Result<{ pushId: string; commandIds: string[] }, { kind: 'nobody' } | { kind: 'unknown-thing' }>
  act(displayIds: string[], action: Action): Result<{ pushId: string; commandIds: string[] }, { kind: 'nobody' }>
  /** Only while it waits; a sent one can be cleared instead. */
  cancelCommand(commandId: string): Result<null, { kind: 'unknown' | 'already-sent' }>
  listCommands(): CommandRow[]
  listRefusals(): RefusalRow[]
}

export interface PanelEvents extends PanelReportEvents, PanelShelfEvents, TimetableEvents {
  displayChanged: DisplayRow
  displayRemoved: { id: string }
  enrolmentsChanged: PendingEnrolment[]
  commandChanged: CommandRow
  libraryChanged: Record<string, never>
  importChanged: ImportRow
  sourceChanged: SourceRow
  /** Or meetings. */
  invitesChanged: Record<string, never>
  /** More was shown somewhere, or a teacher decided something. */
  screenTimeChanged: Record<string, never>
  noticesChanged: Record<string, never>
  /** Drafts and published lessons alike. */
  lessonsChanged: Record<string, never>
  refused: RefusalRow
}

const none = z.tuple([])
const password = z.string().max(200)
export const panelArguments: ArgumentSchemas<PanelRequests> = {
  ...lessonArguments,
  ...bundleArguments,
  ...panelReportArguments,
  ...panelShelfArguments,
  ...timetableImportArguments,
  ...timetableArguments,
  ...panelBellArguments,
  ...inviteCareArguments,
  ...panelScreenTimeArguments,
  ...panelHallArguments,
  readSession: none,
  changePassword: z.tuple([password, password]),
  readSchool: none,
  listDisplays: none,
  changeDisplay: z.tuple([idSchema, displayChangeSchema]),
  setDownloadRules: z.tuple([z.array(idSchema).min(1).max(500), contentRulesSchema]),
  removeDisplay: z.tuple([idSchema]),
  listEnrolments: none,
  approveEnrolment: z.tuple([z.string().max(64), z.string().max(20), displayChangeSchema]),
  refuseEnrolment: z.tuple([z.string().max(64)]),
  ...libraryArguments,
  ...sourceArguments,
  changeMaterial: z.tuple([materialMetadataSchema]),
  removeMaterial: z.tuple([idSchema]),
  restoreMaterial: z.tuple([idSchema]),
  listImports: none,
  addLink: z.tuple([z.string().max(2000), z.string().max(200)]),
  cancelImport: z.tuple([z.string().max(64)]),
  listInvites: none,
  saveInvite: z.tuple([inviteCandidateSchema]),
  removeInvite: z.tuple([idSchema]),
  listNotices: none,
  saveNotice: z.tuple([z.object({ id: idSchema, text: z.string().trim().min(1).max(300), from: z.iso.datetime({ offset: true }).optional(), until: z.iso.datetime({ offset: true }).optional() })]),
  removeNotice: z.tuple([idSchema]),
  push: z.tuple([pushRequestSchema]),
  act: z.tuple([z.array(idSchema).min(1).max(500), actionSchema]),
  cancelCommand: z.tuple([ulidSchema]),
  listCommands: none,
  listRefusals: none,
}
/** Requests that a teacher may make too; everything else is the technician's. */
export const teacherRequests: readonly (keyof PanelRequests)[] = ['readSession', 'changePassword', 'readSchool', 'listDisplays', 'findInLibrary', 'findNamed', 'readThing', 'push', 'listCommands', 'listInvites', 'listMeetings', 'readScreenTime', 'listNotices', 'listImports', 'readTimetable', ...lessonRequests]

