import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PhoneEntered, PhoneShelf } from '#shared/contract/personal-shelves'
import type { Visibility } from '#shared/domain/personal-shelf'
import type { Result } from '#shared/result'
import { shelfLine, type LineFault } from './shelf-line'

export type ShelfState =
  | { readonly kind: 'entering' | 'lost' | 'left' }
  /** The hub's own sentence: the code is no longer good. */
  | { readonly kind: 'shut'; readonly message: string }
  | Extract<PhoneEntered, { kind: 'new' }>
  | { readonly kind: 'mine'; readonly shelf: PhoneShelf }

/** The shelf of this phone. */
export const useShelfStore = defineStore('shelf', () => {
  const state = shallowRef<ShelfState>({ kind: 'entering' })
  /** Why the last request had no effect; '' when nobody answered. */
  const fault = shallowRef<string>()
  let code = ''

  async function enter(door: string): Promise<void> {
    code = door
    state.value = { kind: 'entering' }
    const entered = await shelfLine.enter(code)
    if (entered.ok) return void (state.value = entered.value)
    // The code ran out, but the phone is known: its shelf is there all the same.
    const known = await shelfLine.read()
    if (known.ok) state.value = { kind: 'mine', shelf: known.value }
    else state.value = entered.fault.message ? { kind: 'shut', message: entered.fault.message } : { kind: 'lost' }
  }

  async function comeIn(asked: Promise<Result<PhoneEntered, LineFault>>): Promise<void> {
    const answer = await asked
    fault.value = answer.ok ? undefined : (answer.fault.message ?? '')
    if (answer.ok) state.value = answer.value
  }

  async function reload(): Promise<void> {
    const read = await shelfLine.read()
    if (read.ok) state.value = { kind: 'mine', shelf: read.value }
    else if (read.fault.status === 401) state.value = { kind: 'left' }
  }

  async function change(asked: Promise<Result<unknown, LineFault>>): Promise<boolean> {
    const answer = await asked
    fault.value = answer.ok ? undefined : (answer.fault.message ?? '')
    await reload()
    return answer.ok
  }

  return {
    state, fault, enter, reload,
    make: (name: string, pin: string) => comeIn(shelfLine.make(code, name, pin)),
    join: (shelfId: string, pin: string) => comeIn(shelfLine.join(code, shelfId, pin)),
    show: (materialId: string, visibility: Visibility) => change(shelfLine.show(materialId, visibility)),
    remove: (materialId: string) => change(shelfLine.remove(materialId)),
    restore: (materialId: string) => change(shelfLine.restore(materialId)),
    changePin: (pin: string) => change(shelfLine.changePin(pin)),
    retry: () => enter(code),
    async leave(): Promise<void> {
      if ((await shelfLine.leave()).ok) state.value = { kind: 'left' }
    },
  }
})
