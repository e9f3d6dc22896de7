import { onMounted, onUnmounted, watch, type Ref } from 'vue'

/** Largest and smallest share of the intended size; below the smallest the text scrolls. */
const most = 1.5
const least = 0.6

/** Sets `--fit` on an element so that its content is as large as fits without scrolling. Content must scale by `--fit` alone. */
export function useFittedText(element: Readonly<Ref<HTMLElement | null>>, content: () => unknown, largest = most): void {
  const fit = () => {
    const box = element.value
    if (!box) return
    const fits = (share: number) => {
      box.style.setProperty('--fit', share.toFixed(3))
      return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth
    }
    if (fits(largest)) return
    let small = least
    let large = largest
    while (large - small > 0.02) {
      const middle = (small + large) / 2
      if (fits(middle)) small = middle
      else large = middle
    }
    fits(small)
  }
  const watcher = new ResizeObserver(fit)
  onMounted(() => {
    fit()
    watcher.observe(element.value!)
    void document.fonts.ready.then(fit)
  })
  watch(content, fit, { flush: 'post' })
  onUnmounted(() => watcher.disconnect())
}
