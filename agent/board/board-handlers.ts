import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import type { OpenFault } from '#shared/contract/open-fault'
import type { Requests } from '#shared/contract/board'
import type { ShelfItem } from '#shared/contract/library-cards'
import type { Handlers } from '#shared/contract/carrier'
import type { ReasonRequests } from '#shared/contract/reasons'
import type { StickRequests } from '#shared/contract/sticks'
import { isPersonalId } from '#shared/domain/personal-id'
import type { Opened } from '#shared/domain/scene'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import type { BellDesk } from '../bells/bell-desk'
import type { Offers } from '../commands/offers'
import type { LibraryIndex } from '../library/library-index'
import type { MaterialsPort } from '../library/materials-port'
import type { LibraryShelves } from '../library/library-shelves'
import type { LibrarySearch } from '../search/library-search'
import type { InviteDesk } from '../invites/invite-desk'
import type { HallKeeper } from '../hall/hall-keeper'
import type { ScreenTimeDesk } from '../usage/screen-time-desk'
import type { AudioKeeper } from '../scene/audio-keeper'
import type { ExerciseKeeper } from '../scene/exercise-keeper'
import type { SceneKeeper } from '../scene/scene-keeper'
import { classNow, libraryHandlers } from './library-handlers'
import type { PlaceKeeper } from './places'
import type { LinkDesk } from '../links/link-desk'
import type { packageSessions } from '../packages/package-sessions'
import type { ShelfDesk } from '../shelves/shelf-desk'
import type { ReportDesk } from '../reports/report-desk'
import type { WindowReports } from './window-reports'

interface Needs {
  snapshot(): BoardSnapshot
  readonly scene: SceneKeeper
  readonly exercises: ExerciseKeeper
  readonly offers: Offers
  readonly materials: MaterialsPort
  readonly audio: AudioKeeper
  readonly search: LibrarySearch
  readonly shelves: LibraryShelves
  library(): LibraryIndex
  room(): { readonly classNames: readonly string[]; readonly today: readonly DayLesson[]; readonly timeZone: string }
  report(problem: unknown): void
  readonly invites: InviteDesk
  readonly screenTime: ScreenTimeDesk
  readonly hall: Pick<HallKeeper, 'handlers'>
  now(): number
  readonly reports: WindowReports
  readonly places: PlaceKeeper
  readonly complaints: ReportDesk
  readonly bells: Pick<BellDesk, 'hearBell'>
  readonly ownShelves: ShelfDesk
  readonly packages: ReturnType<typeof packageSessions>
  readonly links: LinkDesk
  readonly sticks: Handlers<StickRequests>
  readonly reasons: Handlers<ReasonRequests>
  retryEnrolment(): void
  readonly ended: AbortSignal
}

/** What the window may ask, answered; arguments were parsed by the carrier. */
export function boardHandlers(needs: Needs): Handlers<Requests> {
  const { scene, reports } = needs
  return {
    readBoard: () => needs.snapshot(),
    ...libraryHandlers(needs),
    ...needs.sticks,
    ...needs.reasons,
    ...needs.invites.handlers,
    ...needs.screenTime.handlers,
    ...needs.hall.handlers,
    openLesson: (lessonId, stage) => openStage(needs, lessonId, stage, () => {
      const stageSince = new Date(needs.now()).toISOString()
      scene.open({ kind: 'lesson', lessonId, stage, stageSince })
      remember(needs, { kind: 'lesson', id: lessonId })
    }),
    goToStage: stage => {
      const lessonId = lessonOnScreen(scene)
      return lessonId === undefined ? { kind: 'unknown' } : openStage(needs, lessonId, stage, () => scene.goToStage(stage))
    },
    openMaterial: materialId => {
      if (!needs.library().materials.has(materialId) || (isPersonalId(materialId) && !needs.ownShelves.mayOpen(materialId))) return { kind: 'unknown' }
      return openWhenReady(needs, materialId, () => {
        scene.open({ kind: 'material', materialId })
        remember(needs, { kind: 'material', id: materialId })
      })
    },
    openInvite: inviteId => {
      const fault = needs.invites.faultOf(inviteId)
      if (fault) return fault
      scene.open({ kind: 'invite', inviteId } satisfies Opened['thing'])
      return undefined
    },
    readExercise: exerciseId => needs.exercises.read(exerciseId),
    keepExercise: (exerciseId, progress) => needs.exercises.keep(exerciseId, progress),
    closeContent: () => scene.close(),
    reportTouch: () => {
      scene.touch()
      needs.ownShelves.touch()
    },
    answerOffer: (commandId, answer) => needs.offers.answer(commandId, answer),
    reportShown: key => reports.frameShown(key),
    reportBroken: (key, reason) => reports.broken(key, reason),
    reportBadFile: (materialId, path, reason) => {
      const entry = needs.library().materials.get(materialId)?.manifest.find(each => each.path === path)
      if (entry) reports.badFile(`${materialId}/${path}`, entry.sha256, reason)
    },
    readPlace: materialId => needs.places.read(materialId),
    keepPlace: (materialId, place) => needs.places.keep(materialId, place),
    reportAudio: (level, muted) => needs.audio.report(level, muted),
    reportSoundDevice: isThere => reports.soundDevice(isThere),
    setPreferences: ({ language, theme }) => {
      const now = needs.snapshot().preferences
      reports.setPreferences({ language: language ?? now.language, theme: theme ?? now.theme })
    },
    setScreen: screen => reports.setScreen(screen),
    hearBell: () => needs.bells.hearBell(),
    retryEnrolment: () => needs.retryEnrolment(),
    reportMaterial: complaint => needs.complaints.take(complaint),
    ...needs.ownShelves.handlers,
    ...needs.packages,
    readLink: materialId => needs.links.read(materialId),
    openLink: materialId => needs.links.open(materialId),
    backInLink: () => needs.links.back(),
    closeLink: () => needs.links.close(),
  }
}

/** The class that is here had this now. */
function remember(needs: Needs, item: ShelfItem): void {
  if (isPersonalId(item.id)) return // a class's shelf is everybody's
  needs.shelves.remember(classNow(needs), item).catch(needs.report)
}

function lessonOnScreen(scene: SceneKeeper): string | undefined {
  const decided = scene.decision.scene
  const thing = decided.kind === 'push' ? decided.push.thing : decided.kind === 'opened' ? decided.opened.thing : undefined
  return thing?.kind === 'lesson' ? thing.lessonId : undefined
}

function openStage(needs: Needs, lessonId: string, stage: number, open: () => void): OpenFault | undefined {
  const face = needs.library().lessons.get(lessonId)?.stages[stage]?.board
  if (!face) return { kind: 'unknown' }
  if (face.kind === 'material') return openWhenReady(needs, face.materialId, open)
  open()
  return undefined
}

/** What is not whole is not opened, but fetched: the next touch may find it. */
function openWhenReady({ materials, ended }: Needs, materialId: string, open: () => void): OpenFault | undefined {
  const presence = materials.presenceOf(materialId)
  if (presence.kind === 'ready') {
    open()
    return undefined
  }
  void materials.ensure([materialId], () => {}, ended)
  return { kind: 'not-ready', presence }
}
