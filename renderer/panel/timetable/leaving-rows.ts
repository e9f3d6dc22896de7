import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { whenIdle } from '../idle'
import type { WeekLook } from './model/week-cells'
import type { WeekLayout } from './model/week-layout'
import type { WeekRow } from './model/week-rows'

/** Cells that go at a time while the page is idle, or a row where it has more: less than ten milliseconds of a slow machine. */
const cellsAtATime = 200

interface WeekSheet {
  readonly key: number
  readonly rows: readonly WeekRow[]
  readonly layout: WeekLayout
  readonly look: WeekLook
  /** It is going: so many of its rows are still there. */
  readonly left?: number
}

/** The rows of the week that are shown, and behind them those of another kind: taking thousands of cells off the page at once would hold up the click that asked for it. */
export function useLeavingRows(shown: () => Pick<WeekSheet, 'rows' | 'layout' | 'look'>) {
  const key = shallowRef(0)
  const leaving = shallowRef<readonly Required<WeekSheet>[]>([])
  let callOff: (() => void) | undefined

  function goOn(): void {
    const [sheet, ...others] = leaving.value
    if (!sheet) return
    let { left } = sheet
    for (let count = 0; left > 0 && (count === 0 || count + sheet.rows[left - 1]!.cells.size <= cellsAtATime); left--) count += sheet.rows[left - 1]!.cells.size
    leaving.value = left > 0 ? [{ ...sheet, left }, ...others] : others
    callOff = leaving.value.length > 0 ? whenIdle(goOn) : undefined
  }
  watch(shown, (now, before) => {
    if (now.look.by === before.look.by) return
    leaving.value = [{ ...before, key: key.value, left: before.rows.length }, ...leaving.value]
    key.value += 1
    callOff ??= whenIdle(goOn)
  })
  onScopeDispose(() => callOff?.())
  return computed<readonly WeekSheet[]>(() => [{ key: key.value, ...shown() }, ...leaving.value])
}
