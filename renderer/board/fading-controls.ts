import { onMounted, onUnmounted, readonly, ref, type Ref } from 'vue'

/** Buttons fade when nobody has touched anything for this long (look.md: they must not cover the content). */
const fadeAfterMs = 4000

/**
 * Buttons are shown after a touch or a pointer move outside of packages, and by `call`. A key or the clicker shows only the thin edge, because the person
 * at the keyboard needs no buttons and the class needs the content.
 */
export function useFadingControls(touched: () => void): { isShown: Readonly<Ref<boolean>>; isEdgeShown: Readonly<Ref<boolean>>; call: () => void } {
  const isShown = ref(false)
  const isEdgeShown = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  const callEdge = () => {
    isEdgeShown.value = true
    clearTimeout(timer)
    timer = setTimeout(() => (isShown.value = isEdgeShown.value = false), fadeAfterMs)
  }
  const call = () => {
    isShown.value = true
    callEdge()
  }
  const touch = () => {
    touched()
    call()
  }
  const press = () => {
    touched()
    callEdge()
  }
  // A touch inside a package only shows itself by the focus that the package takes.
  const leave = () => {
    if (document.activeElement instanceof HTMLIFrameElement) touched()
  }
  const ending = new AbortController()
  onMounted(() => {
    const { signal } = ending
    window.addEventListener('pointerdown', touch, { signal, capture: true, passive: true })
    window.addEventListener('keydown', press, { signal, capture: true, passive: true })
    window.addEventListener('pointermove', event => (event.pointerType === 'mouse' && event.movementX ** 2 + event.movementY ** 2 > 4 ? call() : undefined), { signal, passive: true })
    window.addEventListener('blur', leave, { signal })
  })
  onUnmounted(() => {
    clearTimeout(timer)
    ending.abort()
  })
  return { isShown: readonly(isShown), isEdgeShown: readonly(isEdgeShown), call }
}
