import { computed, shallowRef, watch } from 'vue'
import { whenIdle } from '../idle'
import { wholeRow, type ColumnRange } from './model/week-cells'
import type { WeekLayout } from './model/week-layout'
import type { WeekRow } from './model/week-rows'

/** Cells with lessons that are drawn at a time while the page is idle, or a row where it has more: some ten milliseconds of a slow machine. */
const cellsAtATime = 50

/**
 * Columns in which each row of the week has its lessons. What is in view has them at once, in the columns in view alone while nobody scrolls; all others in idle time. None loses them again, so that
 * scrolling afterwards is the browser's own work. `first`: how large the view will be, before there is one.
 */
export function useDrawnRows(view: () => HTMLElement | null, rows: () => readonly WeekRow[], layout: () => WeekLayout, first: { readonly widthPx: number; readonly heightPx: number }) {
  const drawn = shallowRef<ReadonlyMap<string, ColumnRange>>(new Map())
  const isMissing = ({ key }: WeekRow) => drawn.value.get(key) !== wholeRow
  const isWhole = computed(() => !rows().some(isMissing))

  /** Where the view begins and ends among the rows. */
  function seen(): readonly [number, number] {
    const topPx = view()?.scrollTop ?? 0
    return layout().rowsBetween(topPx, topPx + (view()?.clientHeight ?? first.heightPx))
  }
  function draw(more: readonly WeekRow[], columns: ColumnRange): void {
    if (more.length > 0) drawn.value = new Map([...drawn.value, ...more.map(({ key }) => [key, columns] as const)])
  }
  const drawScrolled = () => draw(rows().slice(...seen()).filter(isMissing), wholeRow)
  function drawNearest(): void {
    const [from, end] = seen()
    const away = (index: number) => Math.max(from - index, index - end)
    const missing = rows().map((row, index) => ({ row, awayBy: away(index) })).filter(({ row }) => isMissing(row)).sort((a, b) => a.awayBy - b.awayBy)
    let count = 0
    draw(missing.flatMap(({ row }) => {
      if (count > 0 && count + row.cells.size > cellsAtATime) return []
      count += row.cells.size
      return [row]
    }), wholeRow)
  }

  watch(rows, now => {
    const before = drawn.value
    drawn.value = new Map(now.flatMap(({ key }) => (before.has(key) ? [[key, before.get(key)!] as const] : [])))
    const leftPx = view()?.scrollLeft ?? 0
    draw(now.slice(...seen()).filter(({ key }) => !drawn.value.has(key)), layout().columnsBetween(leftPx, leftPx + (view()?.clientWidth ?? first.widthPx)))
  }, { immediate: true })
  watch([view, isWhole], ([element, whole], _before, onCleanup) => {
    if (!element || whole) return
    let callOff = whenIdle(function goOn() {
      drawNearest()
      if (!isWhole.value) callOff = whenIdle(goOn)
    })
    element.addEventListener('scroll', drawScrolled, { passive: true })
    onCleanup(() => {
      callOff()
      element.removeEventListener('scroll', drawScrolled)
    })
  }, { immediate: true, flush: 'post' })
  return { drawn }
}
