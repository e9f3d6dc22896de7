import type { BoardSnapshot, Offer, Preferences, Standing } from '#shared/contract/board-snapshot'
import type { LessonCard } from '#shared/contract/library-cards'
import type { HallStanding } from '#shared/contract/hall'
import type { InviteDeskView } from '#shared/contract/invite-desk'
import type { ScreenTimeView } from '#shared/contract/screen-time'
import type { SticksView } from '#shared/contract/sticks'
import type { DesiredSet } from '#shared/contract/mqtt/desired'
import { currentNotices } from '#shared/domain/current-notices'
import { localTime } from '#shared/domain/local-time'
import { naturally } from '#shared/domain/natural-order'
import type { NeededLesson } from '#shared/domain/needed-soon'
import { roomReadinessOf } from '#shared/domain/readiness'
import { dayOf } from '#shared/domain/timetable/day'
import { movedWeekdayOf, nextLessonsOf, whyRoomIsFree } from '#shared/domain/timetable/day-reason'
import { isHeld, type DayLesson } from '#shared/domain/timetable/day-lesson'
import { isTimeZone } from '#shared/domain/timetable/wall-clock'
import type { AgentOptions } from '../agent-contract'
import type { ClockState } from '../clock/agent-clock'
import type { Documents } from '../desired/documents'
import type { LibraryIndex } from '../library/library-index'
import type { MaterialsPort } from '../library/materials-port'
import type { Audio } from '../scene/audio-keeper'
import type { SceneKeeper } from '../scene/scene-keeper'
import { inviteViewOf, lessonCardOf } from './material-views'

/** Everything that a snapshot is made of, as it is at this moment. */
export interface BoardParts {
  readonly options: Pick<AgentOptions, 'kind' | 'hint' | 'diagonalInch' | 'roomDepthM'>
  readonly displayId: string
  readonly storeKind: 'own' | 'hub'
  readonly standing: Standing
  readonly scene: SceneKeeper
  readonly nowMs: number
  readonly clock: ClockState
  readonly bellLeadMs: number
  readonly set: DesiredSet
  readonly documents: Documents
  readonly library: LibraryIndex
  readonly materials: MaterialsPort
  /** The room's lessons of today and its next day that need anything. */
  readonly neededSoon: readonly NeededLesson[]
  readonly offers: readonly Offer[]
  readonly isReachable: boolean
  readonly lastContactMs: number | undefined
  readonly audio: Audio
  readonly sticks: SticksView | undefined
  readonly inviteDesk: InviteDeskView
  readonly screenTime: ScreenTimeView | undefined
  readonly hall: HallStanding | undefined
  readonly identifyUntilMs: number | undefined
  readonly preferences: Preferences
}

/** The whole board at one instant. */
export function boardSnapshot(parts: BoardParts): BoardSnapshot {
  const { options, set, scene, nowMs, documents } = parts
  const timeZone = timeZoneOf(set, documents)
  const { date } = localTime(nowMs, timeZone)
  const today = todayOf(documents, set.room?.id, nowMs, timeZone)
  return {
    display: {
      id: parts.displayId,
      name: set.name ?? options.hint,
      roomName: set.room?.name ?? '',
      schoolName: set.school?.name ?? '',
      kind: options.kind,
      store: parts.storeKind,
      diagonalInch: options.diagonalInch,
      roomDepthM: options.roomDepthM,
    },
    standing: parts.standing,
    scene: scene.view,
    why: scene.decision.why,
    nextChangeAt: scene.decision.nextChangeAt,
    timeZone,
    nowMs,
    today,
    worksAs: documents.timetable && movedWeekdayOf(documents.timetable, date, today),
    noLessons: whyRoomIsFree(documents.timetable, set.room?.id, date),
    nextLessons: documents.timetable && set.room && nextLessonsOf(documents.timetable, set.room.id, date),
    bellLeadMs: parts.bellLeadMs,
    invites: documents.invites.map(invite => inviteViewOf(invite, set.inviteBase)),
    notices: currentNotices(documents.notices, nowMs),
    lessons: lessonCards(parts, today),
    offers: parts.offers,
    link: { reachable: parts.isReachable, lastContactMs: parts.lastContactMs, clockDoubt: parts.clock.doubt, trustedMs: parts.clock.trustedMs },
    readiness: parts.materials.readiness(),
    soon: roomReadinessOf(parts.neededSoon, ids => parts.materials.readinessOf(ids)),
    audio: parts.audio,
    sticks: parts.sticks,
    inviteDesk: parts.inviteDesk,
    screenTime: parts.screenTime,
    hall: parts.hall,
    identifyUntilMs: parts.identifyUntilMs !== undefined && nowMs < parts.identifyUntilMs ? parts.identifyUntilMs : undefined,
    preferences: parts.preferences,
  }
}

/** The school's zone; before the school is known, the machine's. */
export function timeZoneOf(set: DesiredSet, { timetable }: Documents): string {
  const named = [set.school?.timeZone, timetable?.timeZone].find(zone => zone !== undefined && isTimeZone(zone))
  return named ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Classes that the timetable brings into this room, and today's lessons here. */
export function roomLife({ documents, set, nowMs }: Pick<BoardParts, 'documents' | 'set' | 'nowMs'>) {
  const timeZone = timeZoneOf(set, documents)
  const { lessons = [], classes = [] } = documents.timetable ?? {}
  const here = new Set(lessons.flatMap(({ roomId, classIds }) => (roomId === set.room?.id ? classIds : [])))
  const classNames = classes.flatMap(({ id, name }) => (here.has(id) ? [name] : [])).sort(naturally)
  return { classNames, today: todayOf(documents, set.room?.id, nowMs, timeZone), timeZone }
}

function todayOf({ timetable }: Documents, roomId: string | undefined, nowMs: number, timeZone: string): DayLesson[] {
  return timetable && roomId ? dayOf(timetable, roomId, localTime(nowMs, timeZone).date) : []
}

/** Lessons of today's timetable first, in its order. */
function lessonCards({ library, materials }: BoardParts, today: readonly DayLesson[]): LessonCard[] {
  const planned = today.filter(isHeld).flatMap(({ lessonId }) => lessonId ?? [])
  const ids = new Set([...planned, ...library.lessons.keys()])
  return [...ids].flatMap(id => {
    const lesson = library.lessons.get(id)
    return lesson ? [lessonCardOf(lesson, materials)] : []
  })
}
