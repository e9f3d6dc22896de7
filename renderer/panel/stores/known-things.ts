import { shallowReactive } from 'vue'
import type { LibraryThing } from '#shared/contract/panel-library'
import type { CarrierFault } from '#shared/contract/carrier'
import type { Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import type { Result } from '#shared/result'

type Read = (id: string) => Promise<Result<LibraryThing, { kind: 'unknown' } | CarrierFault>>

/** Single lessons and materials, read when somebody first names them and again when the library is another one: 200 000 of them never travel. */
export function knownThings(read: Read) {
  const things = shallowReactive(new Map<string, LibraryThing>())
  const asked = new Map<string, Promise<void>>()

  function ask(id: string): Promise<void> {
    const before = asked.get(id)
    if (before) return before
    const asking = read(id).then(answer => {
      if (asked.get(id) !== asking) return // asked again meanwhile
      if (answer.ok) things.set(id, answer.value)
      else if (answer.fault.kind === 'unknown') things.delete(id)
      else asked.delete(id) // nobody answered: another look asks again
    })
    asked.set(id, asking)
    return asking
  }
  function thing(id: string): LibraryThing | undefined {
    if (id !== '' && !asked.has(id)) queueMicrotask(() => void ask(id))
    return things.get(id)
  }

  return {
    /** Undefined while it is on the way, or not there. */
    material: (id: string): Material | undefined => {
      const found = thing(id)
      return found?.kind === 'material' ? found.material : undefined
    },
    lesson: (id: string): Lesson | undefined => {
      const found = thing(id)
      return found?.kind === 'lesson' ? found.lesson : undefined
    },
    /** Resolves when the answer for each of them is here. */
    know: async (ids: readonly string[]): Promise<void> => void (await Promise.all(ids.map(ask))),
    lookAgain: (): void => {
      const ids = [...asked.keys()]
      asked.clear()
      for (const id of ids) void ask(id)
    },
  }
}
