import type { CommandName } from '#shared/contract/mqtt/command'
import type { Action, PanelRequests, PushRequest, Session } from '#shared/contract/panel'
import type { Invite } from '#shared/domain/invite'
import type { ShownThing } from '#shared/domain/scene'
import { failure, success } from '#shared/result'
import type { BoardLibrary } from '../displays/display-library'
import type { DisplayRegistry } from '../displays/registry'
import type { Frames } from '../http/frames'
import type { Order, Outbox } from '../outbox/outbox'

/** How long each command is worth being obeyed, seconds: a push of this morning must not appear tomorrow, a download may take the night. */
export const ttlOf: Record<CommandName, number> = {
  'show.material': 30 * 60, 'show.lesson': 30 * 60, 'show.invite': 30 * 60, 'show.notice': 30 * 60, clear: 30 * 60,
  'content.sync': 12 * 60 * 60, 'content.verify': 2 * 60 * 60, 'content.pin': 12 * 60 * 60, 'content.evict': 2 * 60 * 60,
  'audio.volume': 2 * 60, identify: 2 * 60, screenshot: 2 * 60, ping: 60,
}

interface Needs {
  readonly registry: DisplayRegistry
  readonly outbox: Pick<Outbox, 'add'>
  readonly frames: Pick<Frames, 'mint'>
  /** Puts materials into the displays' desired content. */
  keep(displayIds: readonly string[], materialIds: readonly string[]): Promise<void>
  /** Resolves when displays have been told of everything that is in the library now. */
  settle(): Promise<void>
  library(): BoardLibrary
  invites(): readonly Invite[]
  makePushId(): string
}
type By = Pick<Session, 'user' | 'role'>
type Sent = { pushId: string; commandIds: string[] }

/** Turns what a person asks for into one command per display. */
export class Orders {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  async push({ displayIds, groupIds, thing, minutes }: PushRequest, by: By): Promise<ReturnType<PanelRequests['push']>> {
    const wanted = new Set(displayIds)
    const targets = this.#needs.registry.all().filter(({ id, groupIds: own }) => wanted.has(id) || own.some(group => groupIds.includes(group)))
    if (targets.length === 0) return failure({ kind: 'nobody' })
    await this.#needs.settle() // what was just added may be pushed at once
    const title = this.#titleOf(thing)
    if (title === undefined) return failure({ kind: 'unknown-thing' })
    const { kind, ...args } = thing
    return success(await this.#send(targets.map(({ id }) => id), `show.${kind}`, () => ({ ...args, ...(minutes === undefined ? {} : { minutes }) }), title, by))
  }

  async act(displayIds: readonly string[], action: Action, by: By): Promise<ReturnType<PanelRequests['act']>> {
    const { registry, frames, keep } = this.#needs
    const targets = [...new Set(displayIds)].filter(id => registry.find(id))
    if (targets.length === 0) return failure({ kind: 'nobody' })
    const { name, ...args } = action
    if (action.name === 'content.sync') await keep(targets, action.materialIds)
    return success(await this.#send(targets, name, displayId => (name === 'screenshot' ? { uploadUrl: frames.mint(displayId) } : args), name, by))
  }

  async #send(displayIds: readonly string[], name: CommandName, argsFor: (displayId: string) => unknown, title: string, { user, role }: By): Promise<Sent> {
    const pushId = this.#needs.makePushId()
    const orders = displayIds.map((displayId): Order => ({ pushId, displayId, name, args: argsFor(displayId), title, by: { user, role }, ttlS: ttlOf[name] }))
    return { pushId, commandIds: await Promise.all(orders.map(order => this.#needs.outbox.add(order))) }
  }

  /** Undefined when displays do not know such a thing: what only a teacher's face uses is not for the public screen. */
  #titleOf(thing: ShownThing): string | undefined {
    const { materials, lessons } = this.#needs.library()
    if (thing.kind === 'notice') return thing.text.slice(0, 120)
    if (thing.kind === 'invite') return this.#needs.invites().find(({ id }) => id === thing.inviteId)?.title
    if (thing.kind === 'material') return materials.get(thing.materialId)?.title
    const lesson = lessons.get(thing.lessonId)
    return lesson && (thing.stage ?? 0) < lesson.stages.length ? lesson.title : undefined
  }
}
