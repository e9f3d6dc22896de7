import { computed, shallowRef, watch, type Ref } from 'vue'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'

/**
 * Which stick is offered, and which is looked at. An offer never covers a lesson: there it is a small sign only. Whoever played something from a stick comes
 * back to its list afterwards.
 */
export function useSticks(snapshot: Readonly<Ref<BoardSnapshot | undefined>>) {
  const declined = shallowRef<readonly string[]>([])
  const openId = shallowRef<string>()
  const playedFrom = shallowRef<string>()
  const cards = computed(() => snapshot.value?.sticks?.cards ?? [])
  const isIdle = computed(() => snapshot.value?.scene.kind === 'idle')
  const newest = computed(() => cards.value.at(-1))
  const opened = computed(() => cards.value.find(({ id }) => id === openId.value))
  const offer = computed(() => (isIdle.value && !opened.value ? cards.value.find(({ id, isReading }) => !isReading && !declined.value.includes(id)) : undefined))
  const taking = computed(() => snapshot.value?.sticks?.taking)

  function decline(id: string): void {
    declined.value = [...declined.value, id]
  }
  function open(id = newest.value?.id): void {
    if (id === undefined) return
    if (!declined.value.includes(id)) decline(id)
    openId.value = id
  }
  watch(cards, now => {
    const here = new Set(now.map(({ id }) => id))
    declined.value = declined.value.filter(id => here.has(id)) // put in again, it is offered again
  })
  // Something else came to the glass, perhaps an emergency: a list never lies over it.
  watch(() => snapshot.value?.scene.key, () => {
    openId.value = undefined
    if (!isIdle.value) return
    const back = playedFrom.value
    playedFrom.value = undefined
    if (cards.value.some(({ id }) => id === back)) openId.value = back
  })

  return {
    offer, newest, opened, taking,
    /** How much is copied; undefined: nothing is. */
    percent: computed(() => (taking.value?.state === 'running' && taking.value.totalBytes > 0 ? Math.floor((taking.value.doneBytes / taking.value.totalBytes) * 100) : undefined)),
    decline, open,
    close: () => void (openId.value = undefined),
    /** Something of the stick that is looked at goes to the screen. */
    played: () => {
      playedFrom.value = openId.value
      openId.value = undefined
    },
  }
}
