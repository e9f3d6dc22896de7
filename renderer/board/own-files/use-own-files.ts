import { onScopeDispose, shallowRef } from 'vue'
import type { CarrierFault } from '#shared/contract/carrier'
import type { Door, OpenShelf, OpenShelfFault, PersonalRequests } from '#shared/contract/personal-shelves'
import type { Result } from '#shared/result'

type Asked<T> = Promise<Result<T, CarrierFault>>

/** What the agent answers about teachers' own shelves. */
export interface OwnFilesDesk {
  shelves(): Asked<ReturnType<PersonalRequests['readShelves']>>
  open(shelfId: string, pin: string): Asked<ReturnType<PersonalRequests['openShelf']>>
  opened(): Asked<OpenShelf | undefined>
  close(): Asked<void>
  makeDoor(): Asked<ReturnType<PersonalRequests['makeDoor']>>
  watchDoor(code: string): Asked<boolean>
  remove(materialId: string): Asked<ReturnType<PersonalRequests['removeOwnFile']>>
  restore(materialId: string): Asked<ReturnType<PersonalRequests['restoreOwnFile']>>
}

/** `this-machine-only`: no phone reaches the hub, so no code leads anywhere. */
export type DoorState = { readonly kind: 'making' | 'away' | 'over' | 'this-machine-only' } | { readonly kind: 'open'; readonly door: Door; readonly address: string }

/** While a code is on the glass, or a shelf is open, somebody waits for files. */
const lookEveryMs = 2_000

/** Teachers' shelves of this room: which there are, the one that is open, and the door for phones. */
export function useOwnFiles(desk: OwnFilesDesk, failed: (fault: CarrierFault) => void) {
  const shelves = shallowRef<readonly { readonly id: string; readonly name: string }[]>()
  const opened = shallowRef<OpenShelf>()
  const door = shallowRef<DoorState>()
  const fault = shallowRef<OpenShelfFault>()
  let looking: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  /** Counts what people do with a shelf: it is newer than what was asked before. */
  let turns = 0

  async function look(): Promise<void> {
    clearTimeout(looking)
    const before = turns
    const [list, open] = await Promise.all([desk.shelves(), desk.opened()])
    if (isOver) return
    if (list.ok && JSON.stringify(list.value) !== JSON.stringify(shelves.value)) shelves.value = list.value
    else if (!list.ok) failed(list.fault)
    if (open.ok && before === turns) show(open.value)
    if (door.value?.kind === 'open') await watch(door.value.door)
    if (!isOver) looking = setTimeout(() => void look(), lookEveryMs)
  }

  function show(shelf: OpenShelf | undefined): void {
    // A phone came in: its shelf takes the place of the code.
    if (shelf && shelf.id !== opened.value?.id) door.value = undefined
    if (JSON.stringify(shelf) !== JSON.stringify(opened.value)) opened.value = shelf
  }

  async function watch({ code }: Door): Promise<void> {
    const answer = await desk.watchDoor(code)
    if (!answer.ok || door.value?.kind !== 'open' || door.value.door.code !== code) return
    if (!answer.value) door.value = { kind: 'over' }
  }

  async function openDoor(): Promise<void> {
    door.value = { kind: 'making' }
    const answer = await desk.makeDoor()
    if (door.value?.kind !== 'making') return
    if (!answer.ok) failed(answer.fault)
    const made = answer.ok && answer.value.ok ? answer.value.value : undefined
    door.value = !made ? { kind: 'away' } : made.address === undefined ? { kind: 'this-machine-only' } : { kind: 'open', door: made, address: made.address }
  }

  async function open(shelfId: string, pin: string): Promise<boolean> {
    const answer = await desk.open(shelfId, pin)
    if (!answer.ok) failed(answer.fault)
    fault.value = answer.ok && !answer.value.ok ? answer.value.fault : undefined
    turns++
    if (answer.ok && answer.value.ok) show(answer.value.value)
    return answer.ok && answer.value.ok
  }

  async function close(): Promise<void> {
    turns++
    opened.value = undefined
    await desk.close()
  }

  onScopeDispose(() => {
    isOver = true
    clearTimeout(looking)
  })
  return { shelves, opened, door, fault, look, openDoor, open, close, hideDoor: () => (door.value = undefined) }
}
