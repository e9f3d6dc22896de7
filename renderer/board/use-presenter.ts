import { onMounted, onUnmounted } from 'vue'
import { isForControl, presenterAction } from './presenter-keys'

interface Presented {
  hasSound(): boolean
  forward(): void
  back(): void
  play(): void
  blank(): void
  close(): void
}

/** Keyboard and presenter clicker while `isListening`; a focused control keeps its own keys. */
export function usePresenter(isListening: () => boolean, presented: Presented): void {
  const hear = (event: KeyboardEvent) => {
    if (!isListening() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isForControl(event.key, event.target)) return
    const action = presenterAction(event.key, event.code, presented.hasSound())
    if (!action) return
    event.preventDefault()
    if (!event.repeat) presented[action]()
  }
  onMounted(() => window.addEventListener('keydown', hear))
  onUnmounted(() => window.removeEventListener('keydown', hear))
}
