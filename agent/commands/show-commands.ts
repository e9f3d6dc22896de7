import type { AckState } from '#shared/contract/mqtt/ack'
import type { HiddenReason } from '#shared/domain/invite-visibility'
import type { Push, ShownThing } from '#shared/domain/scene'
import type { LibraryIndex } from '../library/library-index'
import type { MaterialsPort } from '../library/materials-port'
import type { SceneKeeper } from '../scene/scene-keeper'
import type { ShowOutcome } from '../scene/show-waiters'
import { done, failed, type CommandHandlers, type CommandRun, type Outcome } from './command-run'
import { fetchFailed } from './content-commands'
import type { Offers } from './offers'

interface Needs {
  readonly scene: SceneKeeper
  readonly offers: Offers
  readonly materials: MaterialsPort
  library(): LibraryIndex
  inviteTitle(inviteId: string): string | undefined
  /** Why its code is not to be seen now. */
  hiddenInvite(inviteId: string): HiddenReason | undefined
  /** The teacher took the offer: pupils' codes may be seen in this lesson. */
  allowPhones(): void
  /** Resolves when what the school has told is here too: a push of something new may be faster than its catalogue. */
  caughtUp(signal: AbortSignal): Promise<void>
  now(): number
}

const hiddenMessages: Record<HiddenReason, string> = {
  phones: 'pupils’ codes are hidden in lessons',
  'no-meeting': 'parents’ codes are for meetings',
  meeting: 'a parents’ meeting is on in this room',
}

/** The catalogue's newest segment is a small download: longer than this the hub is not to be reached. */
const catchUpMs = 20_000

/** `show.*` and `clear`: what changes the picture. One at a time: a newer one ends an older that still prepares. */
export class ShowCommands {
  readonly #needs: Needs
  #preparing: AbortController | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  get handlers(): Pick<CommandHandlers, 'show.material' | 'show.lesson' | 'show.invite' | 'show.notice' | 'clear'> {
    return {
      'show.material': ({ minutes, ...thing }, run) => this.#show({ kind: 'material', ...thing }, minutes, run),
      'show.lesson': ({ minutes, ...thing }, run) => this.#show({ kind: 'lesson', ...thing }, minutes, run),
      'show.invite': ({ minutes, ...thing }, run) => this.#show({ kind: 'invite', ...thing }, minutes, run),
      'show.notice': ({ minutes, ...thing }, run) => this.#show({ kind: 'notice', ...thing }, minutes, run),
      clear: (_args, run) => this.#clear(run),
    }
  }

  /** A push that was on the screen, or waited behind a lesson, when the display went down goes on. */
  resume(run: CommandRun, st: AckState): Promise<Outcome> | undefined {
    const outcome = st === 'offered' ? undefined : this.#needs.scene.resume(run.command.id)
    return outcome?.then(outcomeOf)
  }

  async #show(thing: ShownThing, minutes: number | undefined, run: CommandRun): Promise<Outcome> {
    if (this.#unknown(thing)) await this.#needs.caughtUp(AbortSignal.any([run.signal, AbortSignal.timeout(catchUpMs)]))
    const unknown = this.#unknown(thing)
    if (unknown) return unknown
    const wasOffered = this.#needs.scene.isLeased && run.command.prio !== 'emergency'
    const place = await this.#place(run, this.#titleOf(thing))
    if (place === 'no') return { st: 'declined' }
    if (place === 'ended') return { st: 'expired' }
    if (place === 'after') run.deferred()
    const hidden = place === 'now' ? this.#hidden(thing, wasOffered) : undefined
    if (hidden) return hidden
    const prepared = await this.#prepare(thing, run)
    if (prepared) return prepared
    const nowMs = this.#needs.now()
    const push: Push = {
      commandId: run.command.id,
      thing,
      by: run.command.by.user,
      since: new Date(nowMs).toISOString(),
      until: minutes === undefined ? undefined : new Date(nowMs + minutes * 60_000).toISOString(),
    }
    // The lesson may have ended, or begun, while the content came.
    return outcomeOf(await this.#needs.scene.push(push, place === 'after' && this.#needs.scene.isLeased ? 'after' : 'now'))
  }

  async #clear(run: CommandRun): Promise<Outcome> {
    const place = await this.#place(run, '')
    if (place === 'no') return { st: 'declined' }
    if (place === 'ended') return { st: 'expired' }
    this.#preparing?.abort()
    if (place === 'now') this.#needs.scene.clear()
    else this.#needs.scene.unpark()
    return done()
  }

  /** During a lesson anything below an emergency asks the teacher first (design.md, "the scene"). */
  async #place(run: CommandRun, title: string): Promise<'now' | 'after' | 'no' | 'ended'> {
    const { scene, offers, now } = this.#needs
    if (!scene.isLeased || run.command.prio === 'emergency') return 'now'
    const untilMs = scene.leaseEndsMs ?? now()
    run.offered(untilMs)
    return offers.make({ commandId: run.command.id, title, by: run.command.by.user, untilMs }, now())
  }

  /** Brings what the first picture needs; the present picture stays meanwhile. */
  async #prepare(thing: ShownThing, run: CommandRun): Promise<Outcome | undefined> {
    this.#preparing?.abort()
    const preparing = (this.#preparing = new AbortController())
    const missing = this.#firstPictureOf(thing).filter(id => this.#needs.materials.presenceOf(id).kind !== 'ready')
    if (missing.length === 0) return undefined
    const brought = await this.#needs.materials.ensure(missing, run.progress, AbortSignal.any([preparing.signal, run.signal]))
    if (preparing.signal.aborted) return fetchFailed({ kind: 'stopped' })
    return brought.ok ? undefined : fetchFailed(brought.fault)
  }

  /** A code that waits for a break or a meeting is refused by name; whoever took the offer in a lesson has said the teacher's word. */
  #hidden(thing: ShownThing, wasOffered: boolean): Outcome | undefined {
    const why = thing.kind === 'invite' ? this.#needs.hiddenInvite(thing.inviteId) : undefined
    if (why === undefined) return undefined
    if (why === 'phones' && wasOffered) {
      this.#needs.allowPhones()
      return undefined
    }
    return failed(`hidden-${why}`, hiddenMessages[why])
  }

  #firstPictureOf(thing: ShownThing): string[] {
    if (thing.kind === 'material') return [thing.materialId]
    if (thing.kind !== 'lesson') return []
    const face = this.#needs.library().lessons.get(thing.lessonId)?.stages[thing.stage ?? 0]?.board
    return face?.kind === 'material' ? [face.materialId] : []
  }

  #unknown(thing: ShownThing): Outcome | undefined {
    const { library, inviteTitle } = this.#needs
    const lesson = thing.kind === 'lesson' ? library().lessons.get(thing.lessonId) : undefined
    if (thing.kind === 'material' && !library().materials.has(thing.materialId)) return fetchFailed({ kind: 'unknown', materialId: thing.materialId })
    if (thing.kind === 'lesson' && !lesson) return failed('unknown-material', `this display's library has no lesson ${thing.lessonId}`)
    if (thing.kind === 'lesson' && (thing.stage ?? 0) >= lesson!.stages.length) return failed('unknown-material', `the lesson has ${lesson!.stages.length} stages`)
    if (thing.kind === 'invite' && inviteTitle(thing.inviteId) === undefined) return failed('unknown-material', `this display has no invite ${thing.inviteId}`)
    return undefined
  }

  #titleOf(thing: ShownThing): string {
    const { lessons, materials } = this.#needs.library()
    if (thing.kind === 'lesson') return lessons.get(thing.lessonId)?.title ?? ''
    if (thing.kind === 'material') return materials.get(thing.materialId)?.title ?? ''
    return thing.kind === 'notice' ? thing.text : (this.#needs.inviteTitle(thing.inviteId) ?? '')
  }
}

function outcomeOf(shown: ShowOutcome): Outcome {
  switch (shown.kind) {
    case 'shown':
      return done()
    case 'not-shown':
      return failed('not-shown', 'the window did not paint it within 15 s')
    case 'gone':
      return failed('replaced', 'it was closed, or something newer took its place, before it was painted')
    case 'broken':
      return failed(shown.reason, 'the window could not show it')
  }
}
