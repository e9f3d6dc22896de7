import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { HallView } from '#shared/contract/hall'
import { hallPages, type HallCapacity, type HallPage } from '#shared/domain/hall/pages'
import { turnAt, turnOn, type Turn } from '#shared/domain/hall/turn'

/** Notices and files are looked at so often; lessons at every minute of the bell. */
const lookEveryMs = 5_000

export interface HallRound {
  readonly pages: ComputedRef<readonly HallPage[]>
  readonly turn: ComputedRef<Turn | undefined>
  readonly page: ComputedRef<HallPage | undefined>
  readonly next: ComputedRef<HallPage | undefined>
  /** What is on the glass is over before its time. */
  goOn(): void
}

/** The round of pages by need, and where in it the screen is; time is the agent's. */
export function useHallRound(view: () => HallView | undefined, nowMs: () => number, minute: () => number, capacity: () => HallCapacity, isLeftOut: (materialId: string) => boolean): HallRound {
  const lookMs = computed(() => Math.floor(nowMs() / lookEveryMs) * lookEveryMs)
  const minuteNow = computed(minute)
  const pages = computed(() => {
    const content = view()
    if (!content) return []
    const playlist = content.playlist.map(item => (isLeftOut(item.material.id) ? { ...item, isReady: false } : item))
    return hallPages({ ...content, playlist }, { nowMs: lookMs.value, minute: minuteNow.value }, capacity())
  })
  const turn = shallowRef<Turn>()
  watch([pages, nowMs], () => {
    if (pages.value.length > 0) turn.value = turnAt(pages.value, turn.value, nowMs())
  }, { immediate: true })
  const place = computed(() => pages.value.findIndex(({ key }) => key === turn.value?.key))
  return {
    pages,
    turn: computed(() => turn.value),
    page: computed(() => pages.value[place.value]),
    next: computed(() => (place.value < 0 ? undefined : pages.value[(place.value + 1) % pages.value.length])),
    goOn: () => {
      if (turn.value && pages.value.length > 0) turn.value = turnOn(pages.value, turn.value, nowMs())
    },
  }
}
