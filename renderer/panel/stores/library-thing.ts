import { shallowRef, watch } from 'vue'
import type { LibraryThing } from '#shared/contract/panel-library'
import { useLibraryStore } from './library'

/** The lesson or material with this id, read anew when the library changes; undefined while it is on the way, or not there. */
export function useLibraryThing(id: () => string | undefined) {
  const library = useLibraryStore()
  const thing = shallowRef<LibraryThing>()
  watch([id, () => library.version], async ([wanted], before) => {
    if (wanted !== before[0]) thing.value = undefined
    if (!wanted) return
    const answer = await library.read(wanted)
    if (id() !== wanted) return
    if (answer.ok) thing.value = answer.value
    else if (answer.fault.kind === 'unknown') thing.value = undefined
  }, { immediate: true })
  return thing
}
