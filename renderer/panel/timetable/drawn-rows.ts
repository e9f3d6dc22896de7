import { computed, shallowRef, watch, type Ref } from 'vue'
import { whenIdle } from '../idle'
import type { WeekLayout } from './model/week-layout'
import type { WeekRow } from './model/week-rows'

/** Cells with lessons that are drawn at a time while the page is idle, or a row where it has more: some ten milliseconds of a slow machine. */
const cellsAtATime = 50

/**
 * Keys of the week's rows that have their lessons: those in view at once, the others in idle time. None loses them again, so that scrolling afterwards
 * is the browser's own work. `firstPx`: how high the view will be, before there is one.
 */
export function useDrawnRows(view: Readonly<Ref<HTMLElement | null>>, rows: () => readonly WeekRow[], layout: () => WeekLayout, firstPx: () => number) {
  const drawn = shallowRef<ReadonlySet<string>>(new Set())
  const isWhole = computed(() => rows().every(({ key }) => drawn.value.has(key)))

  /** Where the view begins and ends among the rows. */
  function seen(): readonly [number, number] {
    const topPx = view.value?.scrollTop ?? 0
    return layout().rowsBetween(topPx, topPx + (view.value?.clientHeight ?? firstPx()))
  }
  function draw(more: readonly WeekRow[]): void {
    if (more.some(({ key }) => !drawn.value.has(key))) drawn.value = new Set([...drawn.value, ...more.map(({ key }) => key)])
  }
  const drawSeen = () => draw(rows().slice(...seen()))
  function drawNearest(): void {
    const [from, end] = seen()
    const away = (index: number) => Math.max(from - index, index - end)
    const missing = rows().map((row, index) => ({ row, awayBy: away(index) })).filter(({ row }) => !drawn.value.has(row.key)).sort((a, b) => a.awayBy - b.awayBy)
    let count = 0
    draw(missing.flatMap(({ row }) => {
      if (count > 0 && count + row.cells.size > cellsAtATime) return []
      count += row.cells.size
      return [row]
    }))
  }

  watch(rows, now => {
    const before = drawn.value
    drawn.value = new Set(now.flatMap(({ key }) => (before.has(key) ? [key] : [])))
    drawSeen()
  }, { immediate: true })
  watch([view, isWhole], ([element, whole], _before, onCleanup) => {
    if (!element || whole) return
    let callOff = whenIdle(function goOn() {
      drawNearest()
      if (!isWhole.value) callOff = whenIdle(goOn)
    })
    element.addEventListener('scroll', drawSeen, { passive: true })
    onCleanup(() => {
      callOff()
      element.removeEventListener('scroll', drawSeen)
    })
  }, { immediate: true, flush: 'post' })
  return { drawn }
}
