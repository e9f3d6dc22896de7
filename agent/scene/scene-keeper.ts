import type { SceneView } from '#shared/contract/scene-view'
import { decideScene, holdsLease, leaseEndsAt, type Decision, type Opened, type Push } from '#shared/domain/scene'
import type { Disposable } from '#shared/lifetime'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import * as steps from './scene-state'
import { emptySceneState, inputsOf, sceneStateSchema, settle, type SceneState, type SceneWorld } from './scene-state'
import { commandOfKey, drawScene, type DrawnScene, type ViewSources } from './scene-view'
import { ShowWaiters, type ShowOutcome } from './show-waiters'

interface Needs {
  now(): number
  /** Never steps, any origin. */
  monotonicMs(): number
  world(): SceneWorld
  readonly sources: ViewSources
  /** The picture or its reason changed. */
  changed(): void
  leaseChanged(isTaken: boolean): void
  report(problem: unknown): void
}

/** setTimeout counts in 31 bits. */
const longestTimerMs = 2 ** 31 - 1

/** Owns what is on the screen: remembers it over a power cut, decides it anew whenever something changes, and knows what the window really painted. */
export class SceneKeeper implements Disposable {
  readonly #file: StateFile<SceneState>
  readonly #needs: Needs
  readonly #waiters = new ShowWaiters()
  #state: SceneState
  #decision: Decision
  #drawn: DrawnScene
  #timer: NodeJS.Timeout | undefined
  #isEnded = false
  /** How the clock stood to time that never steps, and whether anybody trusted it. */
  #clock: { readonly offsetMs: number; readonly inDoubt: boolean }
  readonly #startedMs: number
  #written: Promise<void> = Promise.resolve()

  private constructor(file: StateFile<SceneState>, needs: Needs) {
    this.#file = file
    this.#needs = needs
    this.#startedMs = needs.monotonicMs()
    this.#clock = this.#readClock()
    this.#state = settle(file.value, needs.world(), needs.now())
    this.#decision = decideScene(inputsOf(this.#state, needs.world()), needs.now())
    this.#drawn = drawScene(this.#decision.scene, needs.sources)
    this.#arm()
  }

  static async open(file: string, needs: Needs, report: StateFileOptions<unknown>['report']): Promise<SceneKeeper> {
    return new SceneKeeper(await StateFile.open({ file, schema: sceneStateSchema, empty: emptySceneState, report }), needs)
  }

  get decision(): Decision {
    return this.#decision
  }

  get drawn(): DrawnScene {
    return this.#drawn
  }

  get view(): SceneView {
    return this.#drawn.view
  }

  get state(): SceneState {
    return this.#state
  }

  get isLeased(): boolean {
    return holdsLease(inputsOf(this.#state, this.#needs.world()), this.#needs.now())
  }

  /** When the teacher's lease ends (epoch ms), as it stands now. */
  get leaseEndsMs(): number | undefined {
    return this.#state.opened ? leaseEndsAt(this.#state.opened, this.#needs.world()) : undefined
  }

  open(thing: Opened['thing']): void {
    this.#change(steps.openThing(this.#state, thing, this.#needs.now()))
  }

  goToStage(stage: number): void {
    this.#change(steps.goToStage(this.#state, stage, this.#needs.now()))
  }

  touch(): void {
    this.#change(steps.touch(this.#state, this.#needs.now()))
  }

  close(): void {
    this.#change(steps.close(this.#state))
  }

  clear(): void {
    this.#change(emptySceneState)
  }

  /** Nothing comes back after the lesson. */
  unpark(): void {
    this.#change({ ...this.#state, parked: null })
  }

  /** Puts a push on the screen, or behind the teacher's lesson; resolves when its fate is known. */
  push(push: Push, place: 'now' | 'after'): Promise<ShowOutcome> {
    const outcome = this.#waiters.wait(push.commandId)
    this.#change(place === 'now' ? steps.install(this.#state, push) : steps.park(this.#state, push))
    return outcome
  }

  /** The fate of a push that a restart brought back; `undefined` when it is nowhere. */
  resume(commandId: string): Promise<ShowOutcome> | undefined {
    const isThere = this.#state.push?.commandId === commandId || this.#state.parked?.commandId === commandId
    if (!isThere) return undefined
    const outcome = this.#waiters.wait(commandId)
    this.#waiters.sceneChanged(this.#state)
    return outcome
  }

  /** The window painted the picture `key`; true when it is the one that should be there. */
  shown(key: string): boolean {
    const commandId = commandOfKey(key)
    if (commandId && key === this.view.key) this.#waiters.shown(commandId)
    return key === this.view.key
  }

  broken(key: string, reason: string): void {
    const commandId = commandOfKey(key)
    if (commandId) this.#waiters.broken(commandId, reason)
  }

  /** Decides anew: the time, the timetable, the library or what is ready may have changed. */
  look(): void {
    this.#change(this.#inRightTime())
  }

  async dispose(): Promise<void> {
    this.#isEnded = true
    clearTimeout(this.#timer)
    this.#waiters.dispose()
    await this.#written
  }

  /** A lesson that was opened while the clock was wrong does not end because the right time comes; a clock that was trusted only slept. */
  #inRightTime(): SceneState {
    const { offsetMs, inDoubt } = this.#clock
    this.#clock = this.#readClock()
    const byMs = this.#clock.offsetMs - offsetMs
    return inDoubt && Math.abs(byMs) > 1_000
      ? steps.movedInTime(this.#state, { sinceMs: this.#startedMs + offsetMs, untilMs: this.#needs.monotonicMs() + offsetMs, byMs })
      : this.#state
  }

  #readClock(): { offsetMs: number; inDoubt: boolean } {
    return { offsetMs: this.#needs.now() - this.#needs.monotonicMs(), inDoubt: this.#needs.world().clockDoubt ?? false }
  }

  #change(wanted: SceneState): void {
    if (this.#isEnded) return
    const [before, wasDrawn, wasDecided] = [this.#state, this.#drawn, this.#decision]
    const [world, nowMs] = [this.#needs.world(), this.#needs.now()]
    this.#state = settle(wanted, world, nowMs)
    this.#decision = decideScene(inputsOf(this.#state, world), nowMs)
    this.#drawn = drawScene(this.#decision.scene, this.#needs.sources)
    this.#arm()
    // Shown first, kept at once after: the journal already answers for the command, and every millisecond here is one of black glass.
    if (JSON.stringify([wasDrawn, wasDecided]) !== JSON.stringify([this.#drawn, this.#decision])) this.#needs.changed()
    if (this.#state === before) return
    this.#waiters.sceneChanged(this.#state)
    this.#written = this.#file.update(() => this.#state).catch(this.#needs.report)
    if ((before.opened === null) !== (this.#state.opened === null)) this.#needs.leaseChanged(this.#state.opened !== null)
  }

  #arm(): void {
    clearTimeout(this.#timer)
    const { nextChangeAt } = this.#decision
    const edges = [nextChangeAt, this.#state.parked?.until && Date.parse(this.#state.parked.until)].filter(edge => typeof edge === 'number')
    if (edges.length === 0) return
    const waitMs = Math.min(...edges) - this.#needs.now()
    this.#timer = setTimeout(() => this.look(), Math.min(longestTimerMs, Math.max(1, waitMs)))
  }
}
