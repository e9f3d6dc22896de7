import { computed, ref } from 'vue'
import { libraryPageLimit } from '#shared/contract/panel-library'
import { useLibraryStore } from '../stores/library'
import { useLibraryChoice } from '../stores/library-choice'

/** Pictures of the library to choose from, the newest first or by words; those that are chosen already are always among them. */
export function usePictures(chosen: () => readonly string[]) {
  const library = useLibraryStore()
  const words = ref('')
  const { items, total } = useLibraryChoice(() => ({ words: words.value, kind: 'image' }), libraryPageLimit)
  const pictures = computed(() => {
    const found = items.value ?? []
    const others = [...new Set(chosen())].filter(id => id !== '' && !found.some(one => one.id === id))
    return [...others.map(id => ({ id, title: library.material(id)?.title ?? id })), ...found.map(({ id, title }) => ({ id, title }))]
  })
  return { pictures, total, words, most: libraryPageLimit }
}
