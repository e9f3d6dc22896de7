import { useWindowVirtualizer } from '@tanstack/vue-virtual'
import { computed, onMounted, onScopeDispose, ref, type Ref } from 'vue'

/** Width of an element inside its border, px; 0 before it is drawn. */
export function useElementWidth(element: Readonly<Ref<HTMLElement | null>>) {
  const widthPx = ref(0)
  const watcher = new ResizeObserver(() => { widthPx.value = element.value?.clientWidth ?? 0 })
  onMounted(() => { if (element.value) watcher.observe(element.value) })
  onScopeDispose(() => watcher.disconnect())
  return { widthPx }
}

/**
 * Rows of a list of which only those near the view exist, scrolled by the page itself. `estimatePx` is a row's likely height; real heights are
 * measured. `container` is the list's element.
 */
export function useWindowRows(container: Readonly<Ref<HTMLElement | null>>, count: () => number, estimatePx: () => number, gapPx: number) {
  const topPx = ref(0)
  const measured = new WeakSet<HTMLElement>()
  // Whatever grows or shrinks above the list changes the height of the page, and with it the list's place.
  const watcher = new ResizeObserver(() => {
    if (container.value) topPx.value = container.value.getBoundingClientRect().top + scrollY
  })
  onMounted(() => watcher.observe(document.body))
  onScopeDispose(() => watcher.disconnect())

  const virtualizer = useWindowVirtualizer<HTMLElement>(computed(() => ({ count: count(), estimateSize: estimatePx, overscan: 3, gap: gapPx, scrollMargin: topPx.value })))
  return {
    /** Rows to draw, each with its distance from the list's top. */
    rows: computed(() => virtualizer.value.getVirtualItems().map(item => ({ index: item.index, startPx: item.start - topPx.value, endPx: item.end - topPx.value }))),
    totalPx: computed(() => virtualizer.value.getTotalSize()),
    /** For each row's `ref`. Called at every drawing, so a row is handed over only once; from then on its size is watched. */
    measure: (element: unknown) => {
      if (!(element instanceof HTMLElement) || measured.has(element)) return
      measured.add(element)
      virtualizer.value.measureElement(element)
    },
  }
}
