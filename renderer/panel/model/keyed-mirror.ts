import { shallowRef, triggerRef, type ShallowRef } from 'vue'

/** A keyed copy of what the hub owns. Readers see `items`; only events and `reload` write. */
export interface KeyedMirror<T> {
  readonly items: Readonly<ShallowRef<ReadonlyMap<string, T>>>
  /** False until the first answer came. */
  readonly isKnown: Readonly<ShallowRef<boolean>>
  put(item: T): void
  remove(id: string): void
  /** Asks for the whole list; what an event says meanwhile is newer than the answer. An undefined answer keeps what is there. */
  reload(read: () => Promise<readonly T[] | undefined>): Promise<void>
}

/** Makes a mirror whose readers wake at most once per `quietMs`, so that 500 displays that speak at once cost one drawing. */
export function keyedMirror<T>(idOf: (item: T) => string, quietMs = 60): KeyedMirror<T> {
  let map = new Map<string, T>()
  const items = shallowRef<ReadonlyMap<string, T>>(map)
  const isKnown = shallowRef(false)
  let overtaking: Map<string, T | undefined> | undefined
  let wake: ReturnType<typeof setTimeout> | undefined

  const changed = () => {
    wake ??= setTimeout(() => {
      wake = undefined
      triggerRef(items)
    }, quietMs)
  }
  const write = (id: string, item: T | undefined) => {
    overtaking?.set(id, item)
    if (item === undefined) map.delete(id)
    else map.set(id, item)
    changed()
  }
  return {
    items,
    isKnown,
    put: item => write(idOf(item), item),
    remove: id => write(id, undefined),
    async reload(read) {
      const heard = new Map<string, T | undefined>()
      overtaking = heard
      const list = await read()
      if (overtaking !== heard) return // a later reload answers instead
      overtaking = undefined
      if (!list) return
      map = new Map(list.map(item => [idOf(item), item]))
      for (const [id, item] of heard) {
        if (item === undefined) map.delete(id)
        else map.set(id, item)
      }
      items.value = map
      isKnown.value = true
    },
  }
}
