import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether a media query holds now. */
export function useMediaQuery(query: string): Readonly<Ref<boolean>> {
  const list = matchMedia(query)
  const holds = ref(list.matches)
  const hear = () => { holds.value = list.matches }
  list.addEventListener('change', hear)
  onScopeDispose(() => list.removeEventListener('change', hear))
  return holds
}
