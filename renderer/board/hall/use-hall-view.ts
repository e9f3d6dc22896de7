import { shallowRef, watch, type ShallowRef } from 'vue'
import type { HallStanding, HallView } from '#shared/contract/hall'
import type { HallCalls } from '../stores/hall-calls'

/** An answer that did not come is asked for once more after this. */
const askAgainMs = 2_000

/** The day that the agent knows, asked for again when it is another one; the last one stands until then. */
export function useHallView(standing: () => HallStanding | undefined, calls: HallCalls): Readonly<ShallowRef<HallView | undefined>> {
  const view = shallowRef<HallView>()
  watch(() => standing()?.revision, async (wanted, _before, onCleanup) => {
    let isOver = false
    let waiting: ReturnType<typeof setTimeout> | undefined
    onCleanup(() => {
      isOver = true
      clearTimeout(waiting)
    })
    while (!isOver && wanted !== undefined) {
      const answer = await calls.read()
      if (isOver) return
      if (answer) {
        view.value = answer
        return
      }
      await new Promise(resolve => (waiting = setTimeout(resolve, askAgainMs)))
    }
  }, { immediate: true })
  return view
}
