import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { BoardSnapshot, Preferences } from '#shared/contract/board-snapshot'
import type { Events, Requests } from '#shared/contract/board'
import type { OpenFault } from '#shared/contract/open-fault'
import type { ShelfItem } from '#shared/contract/library-cards'
import type { BellRing } from '#shared/contract/bells'
import type { CarrierFault } from '#shared/contract/carrier'
import type { LibraryQuery } from '#shared/contract/library-search'
import type { HintChoice } from '#shared/contract/screen-time'
import type { Complaint } from '#shared/domain/material-report'
import type { Place } from '#shared/domain/place'
import type { Touched } from '#shared/domain/reasons/reason'
import type { ExerciseProgress } from '#shared/domain/exercise/progress'
import type { Result } from '#shared/result'
import type { Bridge, Connection } from '../../bridge'
import { afterFrames } from '../../ui/after-frames'
import { makeAgentClock } from '../clock/agent-clock'
import { linkCalls, ownFilesCalls, packageCalls } from './desk-calls'
import { hallCalls } from './hall-calls'
import { stickCalls } from './stick-calls'
import { loudness } from '../players/loudness'
import { watchSoundDevice } from '../players/sound-device'

/** Why a touch had no effect; a screen says it in words. */
export type Trouble = { readonly kind: 'carrier'; readonly fault: CarrierFault } | { readonly kind: 'open'; readonly fault: OpenFault }

/** A touch is reported at most this often (contract: `reportTouch`). */
const touchEveryMs = 20_000
const visitAgainMs = 5000
/** An agent that is just starting is asked again after this. */
const retryGreetingMs = 1000
/** How long a closed lesson can be brought back by one touch. */
const undoMs = 10 * 60_000

/** The mirror of the agent: only `follow` assigns the snapshot; screens read it and send touches. */
export const useBoardStore = defineStore('board', () => {
  const snapshot = shallowRef<BoardSnapshot>()
  const connection = ref<Connection>('connecting')
  const nowMs = ref(Date.now())
  /** What the school's bell says: lessons begin and end by it. */
  const lessonMs = ref(Date.now())
  const trouble = shallowRef<Trouble>()
  const closedLesson = shallowRef<{ id: string; title: string; stage: number; untilMs: number }>()
  /** Bells that are seen and heard now, one after the other. */
  const bells = shallowRef<readonly BellRing[]>([])
  const clock = makeAgentClock()
  const lessonClock = makeAgentClock()
  let bridge: Bridge<Requests, Events> | undefined
  let touchedAtMs = -Infinity
  /** Snapshots that came by themselves. */
  let changes = 0

  function follow(door: Bridge<Requests, Events>, codecs: () => string[]): void {
    bridge = door
    door.on('boardChanged', next => {
      changes += 1
      mirror(next)
    })
    door.on('bellRang', bell => {
      if (snapshot.value?.scene.kind !== 'emergency') bells.value = [...bells.value, bell]
    })
    door.onConnection(state => {
      connection.value = state
      if (state === 'open') void greet(codecs)
      // A web display whose cookie is gone gets a new one with the page.
      if (state === 'refused') setTimeout(() => location.reload(), visitAgainMs)
    })
    connection.value = door.connection()
    if (connection.value === 'open') void greet(codecs)
    tick()
  }

  async function greet(codecs: () => string[]): Promise<void> {
    const before = changes
    const first = await bridge!.ask('readBoard')
    if (!first.ok) return void setTimeout(() => void greet(codecs), retryGreetingMs)
    if (changes === before) mirror(first.value) // a change that overtook the answer is newer
    afterFrames(2, () => introduce(codecs)) // the first picture waits for nothing
  }

  /** What the agent wants to know of this window. */
  function introduce(codecs: () => string[]): void {
    reportAudio()
    watchSoundDevice(isThere => void bridge!.ask('reportSoundDevice', isThere))
    void bridge!.ask('setScreen', { widthPx: Math.round(innerWidth * devicePixelRatio), heightPx: Math.round(innerHeight * devicePixelRatio), codecs: codecs(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone })
  }

  function mirror(next: BoardSnapshot): void {
    const before = snapshot.value
    clock.hear(next.nowMs, performance.now())
    lessonClock.hear(next.nowMs - next.bellLeadMs, performance.now())
    readClocks()
    snapshot.value = next
    if (next.scene.kind === 'emergency') bells.value = [] // nor is one heard again when it is over
    if (before?.audio.level === next.audio.level && before.audio.muted === next.audio.muted) return
    loudness.set(next.audio.level, next.audio.muted)
    if (before) reportAudio()
  }

  function readClocks(): void {
    nowMs.value = clock.at(performance.now())
    lessonMs.value = lessonClock.at(performance.now())
  }

  /** Once a second, on the agent's second. */
  function tick(): void {
    readClocks()
    setTimeout(tick, 1000 - (nowMs.value % 1000) + 1)
  }

  async function opening(asked: Promise<Result<OpenFault | undefined, CarrierFault>>): Promise<boolean> {
    const answer = await asked
    if (!answer.ok) trouble.value = { kind: 'carrier', fault: answer.fault }
    else if (answer.value) trouble.value = { kind: 'open', fault: answer.value }
    else trouble.value = undefined
    return answer.ok && !answer.value
  }

  async function telling(asked: Promise<Result<unknown, CarrierFault>>): Promise<void> {
    const answer = await asked
    if (!answer.ok) trouble.value = { kind: 'carrier', fault: answer.fault }
  }

  function reportAudio(): void {
    const { level, muted } = loudness.read()
    void bridge!.ask('reportAudio', level, muted)
  }

  /** Only what is changed is asked: a switch before it may not have come back yet. */
  async function prefer(change: (now: Preferences) => Partial<Preferences>): Promise<void> {
    const now = snapshot.value?.preferences
    if (now) await telling(bridge!.ask('setPreferences', change(now)))
  }

  async function closeContent(): Promise<void> {
    const scene = snapshot.value?.scene
    if (scene?.kind === 'face' && scene.lesson) closedLesson.value = { id: scene.lesson.id, title: scene.lesson.title, stage: scene.lesson.stage, untilMs: nowMs.value + undoMs }
    await telling(bridge!.ask('closeContent'))
  }

  function reportTouch(): void {
    if (snapshot.value?.scene.kind === 'idle' || performance.now() - touchedAtMs < touchEveryMs) return
    touchedAtMs = performance.now()
    void bridge!.ask('reportTouch')
  }

  return {
    snapshot,
    connection,
    nowMs,
    lessonMs,
    trouble,
    /** A lesson that was closed a moment ago, for undo. */
    returnable: computed(() => (closedLesson.value && nowMs.value < closedLesson.value.untilMs ? closedLesson.value : undefined)),
    bells,
    bellOver: () => { bells.value = bells.value.slice(1) },
    hearBell: () => bridge!.ask('hearBell'),
    follow,
    closeContent,
    reportTouch,
    openLesson: (lessonId: string, stage = 0) => opening(bridge!.ask('openLesson', lessonId, stage)),
    openMaterial: (materialId: string) => opening(bridge!.ask('openMaterial', materialId)),
    openInvite: (inviteId: string) => opening(bridge!.ask('openInvite', inviteId)),
    codes: {
      allowPhones: () => telling(bridge!.ask('allowPhones')),
      forbidPhones: () => telling(bridge!.ask('forbidPhones')),
      setCorner: (inviteId: string | null) => opening(bridge!.ask('setCorner', inviteId)),
      startMeeting: (minutes: number) => telling(bridge!.ask('startMeeting', minutes)),
      endMeeting: () => telling(bridge!.ask('endMeeting')),
    },
    screenTime: {
      viewed: (key: string, seconds: number) => void bridge!.ask('reportViewed', key, seconds),
      answer: (choice: HintChoice) => telling(bridge!.ask('answerHint', choice)),
    },
    goToStage: (stage: number) => opening(bridge!.ask('goToStage', stage)),
    answerOffer: (commandId: string, answer: 'now' | 'after' | 'no') => telling(bridge!.ask('answerOffer', commandId, answer)),
    switchTheme: () => prefer(({ theme }) => ({ theme: theme === 'dark' ? 'light' : 'dark' })),
    switchLanguage: () => prefer(({ language }) => ({ language: language === 'ru' ? 'en' : 'ru' })),
    retryEnrolment: () => telling(bridge!.ask('retryEnrolment')),
    packages: packageCalls(() => bridge!),
    links: linkCalls(() => bridge!),
    sticks: stickCalls(() => bridge!),
    hall: hallCalls(() => bridge!),
    ownFiles: ownFilesCalls(() => bridge!),
    readReasons: async (touched: Touched) => {
      const answer = await bridge!.ask('readReasons', touched)
      return answer.ok ? answer.value : []
    },
    readExercise: (exerciseId: string) => bridge!.ask('readExercise', exerciseId),
    keepExercise: (exerciseId: string, progress: ExerciseProgress) => bridge!.ask('keepExercise', exerciseId, progress),
    searchLibrary: (query: LibraryQuery) => bridge!.ask('searchLibrary', query),
    readShelf: (className: string | null) => bridge!.ask('readShelf', className),
    setFavourite: (className: string, item: ShelfItem, isFavourite: boolean) => bridge!.ask('setFavourite', className, item, isFavourite),
    reportShown(key: string) {
      performance.mark('doska:shown', { detail: key }) // what `npm run bench` measures by
      void bridge!.ask('reportShown', key)
    },
    places: {
      read: async (materialId: string) => {
        const answer = await bridge!.ask('readPlace', materialId)
        return answer.ok ? answer.value : undefined
      },
      keep: (materialId: string, place: Place | null) => void bridge!.ask('keepPlace', materialId, place),
    },
    reportMaterial: (complaint: Complaint) => bridge!.ask('reportMaterial', complaint),
    reportBadFile: (materialId: string, path: string, reason: 'cannot-play' | 'cannot-load' | 'frozen') => void bridge!.ask('reportBadFile', materialId, path, reason),
    reportBroken: (key: string, reason: 'cannot-play' | 'cannot-load' | 'frozen') => void bridge!.ask('reportBroken', key, reason),
    setVolume(level: number, muted: boolean) {
      loudness.set(level, muted)
      reportAudio()
    },
  }
})
