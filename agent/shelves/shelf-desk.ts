import { doorSchema, shelfHeader, type Door, type OpenShelf, type OpenShelfFault, type OwnFileFault, type PersonalRequests, type PersonalShelf } from '#shared/contract/personal-shelves'
import type { Handlers } from '#shared/contract/carrier'
import { fillRoute, routes } from '#shared/contract/routes'
import { GuessLimit } from '#shared/domain/guess-limit'
import { failure, success, type Result } from '#shared/result'
import { materialCardOf } from '../board/material-views'
import type { HubSource } from '../enrolment/membership'
import type { MaterialsPort } from '../library/materials-port'
import type { CallHub } from '../trust/hub-request'
import { isPin } from '../trust/pin'
import { sendToShelf, type SendToShelf } from './send-to-shelf'

interface Needs {
  readonly displayId: string
  /** Of this display's room, as desired state says. */
  shelves(): readonly PersonalShelf[]
  readonly materials: MaterialsPort
  now(): number
  source(path: string): HubSource | undefined
  readonly call: CallHub
}

/** Nobody touched the board for so long: the next person must not find the shelf open. */
const idleMs = 10 * 60_000
const wrongPins = 5

/** Teachers' own shelves on this board: shut until somebody has the PIN or comes in by the phone of the shelf; then one is open. */
export class ShelfDesk {
  readonly #needs: Needs
  readonly #guesses = new GuessLimit(wrongPins)
  #open: { readonly id: string; touchedMs: number } | undefined
  /** The door by which somebody came in: it opens the shelf once, so that shutting it holds. */
  #entered: string | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  get handlers(): Handlers<PersonalRequests> {
    return {
      readShelves: () => this.#needs.shelves().map(({ id, name }) => ({ id, name })),
      openShelf: (shelfId, pin) => this.#unlock(shelfId, pin),
      readOpenShelf: () => this.#opened(),
      closeShelf: () => { this.#open = undefined },
      makeDoor: () => this.#makeDoor(),
      watchDoor: code => this.#watchDoor(code),
      removeOwnFile: materialId => this.#changeItem('DELETE', fillRoute(routes.shelfItem, { materialId })),
      restoreOwnFile: materialId => this.#changeItem('POST', fillRoute(routes.shelfItemRestore, { materialId })),
    }
  }

  /** Whether the material lies on the shelf that is open. */
  mayOpen(materialId: string): boolean {
    return this.#shelf()?.materials.some(({ id }) => id === materialId) ?? false
  }

  /** The way for files of this machine, from a stick say, onto the shelf that is open now; it stays good when the shelf is shut. Undefined when none is open. */
  toShelf(): SendToShelf | undefined {
    const shelf = this.#shelf()
    if (!shelf) return undefined
    return async (file, sending) => {
      const sent = await sendToShelf(shelf.id, file, sending, this.#needs)
      return sent.ok ? success({ taken: sent.value.refusal === undefined }) : sent
    }
  }

  /** Somebody is at the board. */
  touch(): void {
    if (this.#openId() !== undefined) this.#open!.touchedMs = this.#needs.now()
  }

  async #unlock(shelfId: string, pin: string): Promise<Result<OpenShelf, OpenShelfFault>> {
    const { shelves, now } = this.#needs
    const shelf = shelves().find(({ id }) => id === shelfId)
    if (!shelf) return failure({ kind: 'unknown' })
    const untilMs = this.#guesses.lockedUntil(shelfId, now())
    if (untilMs !== undefined) return failure({ kind: 'paused', untilMs })
    this.#guesses.wrong(shelfId, now()) // counted first: tries that come side by side are as many
    if (!(await isPin(pin, shelf.pin))) return failure({ kind: 'wrong-pin' })
    this.#guesses.right(shelfId)
    this.#open = { id: shelfId, touchedMs: now() }
    const opened = this.#opened()
    return opened ? success(opened) : failure({ kind: 'unknown' })
  }

  async #makeDoor(): Promise<Result<Door, { kind: 'unreachable' }>> {
    const { displayId } = this.#needs
    return (await this.#ask('POST', fillRoute(routes.displayDoor, { displayId }))) ?? failure({ kind: 'unreachable' })
  }

  async #watchDoor(code: string): Promise<boolean> {
    const { displayId, now } = this.#needs
    const door = await this.#ask('GET', fillRoute(routes.displayDoorState, { displayId, code }))
    if (!door) return false
    const { shelfId } = door.value
    if (shelfId !== undefined && this.#entered !== `${code} ${shelfId}`) {
      this.#entered = `${code} ${shelfId}`
      this.#open = { id: shelfId, touchedMs: now() }
    }
    return true
  }

  /** The hub keeps the shelf; what it does comes back as another document. */
  async #changeItem(method: 'DELETE' | 'POST', path: string): Promise<Result<null, OwnFileFault>> {
    const shelfId = this.#openId()
    const hub = this.#needs.source(path)
    if (shelfId === undefined) return failure({ kind: 'unknown' })
    const answer = hub && (await this.#needs.call({ ...hub, method, headers: { ...hub.headers, [shelfHeader]: shelfId }, ...(method === 'POST' ? { body: {} } : {}) }))
    if (!answer?.ok) return failure({ kind: 'unreachable' })
    const { status } = answer.value
    if (status === 204) return success(null)
    return failure({ kind: status === 409 ? 'in-use' : status === 507 ? 'full' : status === 404 ? 'unknown' : 'unreachable' })
  }

  async #ask(method: 'GET' | 'POST', path: string): Promise<{ ok: true; value: Door } | undefined> {
    const source = this.#needs.source(path)
    const answer = source && (await this.#needs.call({ ...source, method, ...(method === 'POST' ? { body: {} } : {}) }))
    const door = answer?.ok && answer.value.status < 300 ? doorSchema.safeParse(answer.value.body).data : undefined
    return door && success(door) as { ok: true; value: Door }
  }

  #openId(): string | undefined {
    if (this.#open && this.#needs.now() - this.#open.touchedMs > idleMs) this.#open = undefined
    return this.#open?.id
  }

  #shelf(): PersonalShelf | undefined {
    const id = this.#openId()
    return id === undefined ? undefined : this.#needs.shelves().find(shelf => shelf.id === id)
  }

  #opened(): OpenShelf | undefined {
    const shelf = this.#shelf()
    return shelf && { id: shelf.id, name: shelf.name, materials: shelf.materials.map(material => materialCardOf(material, this.#needs.materials)) }
  }
}
