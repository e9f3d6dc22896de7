import { computed, onScopeDispose, shallowRef, watch } from 'vue'

export type DialogShape = 'centre' | 'wide' | 'side'

const open = shallowRef<readonly { readonly shape: DialogShape }[]>([])

/** Shapes of the dialogs that are open. Styles must not ask for them by `body:has(…)`: the browser would look at every element's style anew whenever one comes or goes. */
export const openShapes = computed(() => new Set(open.value.map(({ shape }) => shape)))

/** A dialog tells that it is there, as long as it is. */
export function useOpenDialog(isOpen: () => boolean, shape: () => DialogShape): void {
  let told: { readonly shape: DialogShape } | undefined
  const tell = (next: typeof told) => {
    open.value = [...open.value.filter(each => each !== told), ...(next ? [next] : [])]
    told = next
  }
  watch([isOpen, shape] as const, ([isIn, how]) => tell(isIn ? { shape: how } : undefined), { immediate: true })
  onScopeDispose(() => tell(undefined))
}
