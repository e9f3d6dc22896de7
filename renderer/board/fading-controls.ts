import { onMounted, onUnmounted, readonly, ref, type Ref } from 'vue'

/** Buttons fade when nobody has touched anything for this long (look.md: they must not cover the content). */
const fadeAfterMs = 4000

/** Shown after any touch, key or pointer move outside of packages; `call` shows them by hand. */
export function useFadingControls(touched: () => void): { isShown: Readonly<Ref<boolean>>; call: () => void } {
  const isShown = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  const call = () => {
    isShown.value = true
    clearTimeout(timer)
    timer = setTimeout(() => (isShown.value = false), fadeAfterMs)
  }
  const touch = () => {
    touched()
    call()
  }
  // A touch inside a package only shows itself by the focus that the package takes.
  const leave = () => {
    if (document.activeElement instanceof HTMLIFrameElement) touched()
  }
  const ending = new AbortController()
  onMounted(() => {
    const { signal } = ending
    for (const name of ['pointerdown', 'keydown'] as const) window.addEventListener(name, touch, { signal, capture: true, passive: true })
    window.addEventListener('pointermove', event => (event.pointerType === 'mouse' && event.movementX ** 2 + event.movementY ** 2 > 4 ? call() : undefined), { signal, passive: true })
    window.addEventListener('blur', leave, { signal })
  })
  onUnmounted(() => {
    clearTimeout(timer)
    ending.abort()
  })
  return { isShown: readonly(isShown), call }
}
