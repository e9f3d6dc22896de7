import type { Handlers } from '#shared/contract/carrier'
import type { PanelHallRequests } from '#shared/contract/hall'
import type { PanelRequests, Role } from '#shared/contract/panel'
import type { RoomBells } from '#shared/domain/bells/room-bells'
import type { ContentRules } from '#shared/domain/content-rules'
import { failure, success } from '#shared/result'
import type { DisplayRows } from '../displays/display-rows'
import type { RefusalLog } from '../displays/refusal-log'
import type { DisplayRegistry } from '../displays/registry'
import type { Enrolments } from '../enrolment/enrolments'
import { lessonHandlers } from '../lessons/lesson-handlers'
import type { LessonDesk } from '../lessons/lesson-desk'
import type { Bundles } from '../bundles/bundles-of'
import type { LibraryPort } from '../library/library-port'
import type { Sources } from '../library/sources/sources'
import type { Outbox } from '../outbox/outbox'
import type { People } from '../people/people'
import type { Sessions } from '../people/sessions'
import { reportHandlers } from '../reports/report-handlers'
import type { ReportStore } from '../reports/report-store'
import { shelfHandlers } from '../shelves/shelf-handlers'
import type { ShelfStore } from '../shelves/shelf-store'
import type { BellPresses } from '../school/bell-presses'
import type { ImportDesk } from '../school/import/import-desk'
import { timetableImportHandlers } from '../school/import/import-handlers'
import type { RuleBook } from '../rules/rule-book'
import { inviteCareHandlers } from '../school/invite-care-handlers'
import { screenTimeHandlers } from '../usage/screen-time-handlers'
import type { UsageStore } from '../usage/usage-store'
import type { SchoolStore } from '../school/school-store'
import type { TimetableDesk } from '../school/timetable-desk'
import { timetableHandlers } from '../school/timetable-handlers'
import type { LibraryFinder } from './library-finder'
import { libraryHandlers } from './library-handlers'
import type { ManyChanges } from './many-changes'
import type { Orders } from './orders'

/** The parts of the hub that the panel speaks to. */
export interface PanelOwners {
  readonly people: People
  readonly sessions: Sessions
  readonly school: SchoolStore
  readonly timetable: TimetableDesk
  readonly registry: DisplayRegistry
  readonly rows: DisplayRows
  readonly enrolments: Enrolments
  readonly library: LibraryPort
  readonly lessons: LessonDesk
  readonly finder: LibraryFinder
  readonly changes: ManyChanges
  readonly sources: Sources
  readonly bundles: Pick<Bundles, 'handlers'>
  readonly outbox: Outbox
  readonly orders: Orders
  readonly refusals: RefusalLog
  readonly reports: ReportStore
  readonly shelves: ShelfStore
  readonly timetableImport: ImportDesk
  readonly rules: RuleBook
  readonly usage: UsageStore
  readonly hall: Handlers<PanelHallRequests>
  readonly hubName: string
  /** How displays may fill their disks. */
  setDownloadRules(displayIds: readonly string[], rules: ContentRules): Promise<void>
  readonly bellPresses: BellPresses
  /** How the bell is told on displays. */
  setRoomBells(displayIds: readonly string[], bells: RoomBells): Promise<void>
  /** Ends a display's account, connection and everything kept of it. */
  removeDisplay(displayId: string): Promise<boolean>
}

/** The person on the other end of one panel, as of now. */
export interface PanelPerson {
  readonly user: string
  readonly role: Role
  readonly mustChangePassword: boolean
  readonly sessionHash: string
  readonly address: string
}

/** Answers the panel's requests for one signed-in person; who may ask what was judged before. */
export function panelHandlers(owners: PanelOwners, person: () => PanelPerson): Handlers<PanelRequests> {
  const { people, sessions, school, registry, rows, enrolments, library, outbox, orders, refusals } = owners
  const hasRoom = (roomId: string) => school.school().rooms.some(({ id }) => id === roomId)
  return {
    ...lessonHandlers(owners.lessons, person),
    ...owners.bundles.handlers,
    ...reportHandlers(owners.reports, person),
    ...timetableImportHandlers(owners.timetableImport, person),
    ...timetableHandlers(owners.timetable, person),
    ...shelfHandlers(owners.shelves, roomId => school.school().rooms.find(({ id }) => id === roomId)?.name ?? roomId),
    ...inviteCareHandlers(school, owners.rules),
    ...screenTimeHandlers({ usage: owners.usage, rules: owners.rules, school: () => school.school(), isDisplay: id => registry.find(id) !== undefined }),
    readSession: () => {
      const { user, role, mustChangePassword } = person()
      return { user, role, mustChangePassword, schoolName: school.school().name, hubName: owners.hubName }
    },
    changePassword: async (current, next) => {
      const { user, address, sessionHash } = person()
      const changed = await people.changePassword(user, current, next, address)
      if (changed.ok) await sessions.endOthers(user, sessionHash)
      return changed
    },
    readSchool: () => school.school(),
    listDisplays: () => rows.all(),
    changeDisplay: async (displayId, change) => {
      const isChanged = hasRoom(change.roomId) && (await registry.change(displayId, change))
      if (isChanged) rows.changed(displayId)
      return isChanged ? success(null) : failure({ kind: 'unknown' })
    },
    setDownloadRules: async (displayIds, rules) => {
      if (!displayIds.every(id => registry.find(id))) return failure({ kind: 'unknown' })
      await owners.setDownloadRules(displayIds, rules)
      return success(null)
    },
    ...owners.bellPresses.handlers,
    ...owners.hall,
    setRoomBells: async (displayIds, bells) => {
      if (!displayIds.every(id => registry.find(id))) return failure({ kind: 'unknown' })
      await owners.setRoomBells(displayIds, bells)
      return success(null)
    },
    removeDisplay: async displayId => ((await owners.removeDisplay(displayId)) ? success(null) : failure({ kind: 'unknown' })),
    listEnrolments: () => enrolments.pending(),
    approveEnrolment: async (enrolmentId, code, change) => (hasRoom(change.roomId) ? enrolments.approve(enrolmentId, code, change) : failure({ kind: 'unknown' })),
    refuseEnrolment: enrolmentId => enrolments.refuse(enrolmentId),
    ...libraryHandlers(library, owners.finder, owners.changes),
    ...owners.sources.handlers,
    changeMaterial: metadata => library.changeMaterial(metadata),
    removeMaterial: materialId => library.removeMaterial(materialId),
    restoreMaterial: materialId => library.restoreMaterial(materialId),
    addLink: (address, title) => library.addLink(address, title),
    cancelImport: uploadId => library.cancelImport(uploadId),
    listImports: () => [...library.imports()],
    listInvites: () => [...school.invites()],
    saveInvite: candidate => school.saveInvite(candidate),
    removeInvite: inviteId => school.removeInvite(inviteId),
    listNotices: () => [...school.notices()],
    saveNotice: async notice => {
      await school.saveNotice(notice)
      return success(null)
    },
    removeNotice: noticeId => school.removeNotice(noticeId),
    push: request => orders.push(request, person()),
    act: (displayIds, action) => orders.act(displayIds, action, person()),
    cancelCommand: commandId => outbox.cancel(commandId),
    listCommands: () => outbox.rows(),
    listRefusals: () => [...refusals.rows()].reverse(),
  }
}
