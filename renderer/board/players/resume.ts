import { onBeforeUnmount, onMounted, shallowReadonly, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { isWorthReturning } from '#shared/domain/place'
import { usePlaces } from './places'
import type { PlayerProps } from './player'

/** The last known place is at most so old. */
const keepEveryMs = 5000
/** Nobody chose: it goes on from the start, and the place is as old as it was until then. */
const offeredMs = 12_000

/** The offer to go on where a recording was left. */
export interface Resume {
  /** Seconds; undefined while there is nothing to offer. */
  readonly offeredS: Readonly<ShallowRef<number | undefined>>
  accept(): void
  decline(): void
}

/** Remembers where a film or a recording was left. A place that the lesson names is the lesson's: nothing is offered then. */
export function useResume(element: Readonly<Ref<HTMLMediaElement | null>>, props: Readonly<PlayerProps>): Resume {
  const places = usePlaces()
  const offeredS = shallowRef<number>()
  const ending = new AbortController()
  let isAsked = false
  let keptMs = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const isMine = () => props.startS === undefined && isAsked

  function keep(): void {
    const media = element.value
    if (!media || !isMine() || offeredS.value !== undefined || !Number.isFinite(media.duration) || media.played.length === 0) return
    keptMs = performance.now()
    places.keep(props.material.id, !media.ended && isWorthReturning(media.currentTime, media.duration) ? { kind: 'time', positionS: media.currentTime } : null)
  }

  async function ask(): Promise<void> {
    const place = props.startS === undefined ? await places.read(props.material.id) : undefined
    isAsked = true
    const media = element.value
    if (place?.kind === 'time' && media && isWorthReturning(place.positionS, media.duration)) offeredS.value = place.positionS
    if (props.isFront) begin()
  }

  function begin(): void {
    clearTimeout(timer)
    if (offeredS.value !== undefined) timer = setTimeout(() => (offeredS.value = undefined), offeredMs)
  }
  watch(() => props.isFront, front => (front ? begin() : keep()))

  onMounted(() => {
    const media = element.value!
    const { signal } = ending
    media.addEventListener('loadedmetadata', () => void ask(), { signal })
    media.addEventListener('timeupdate', () => performance.now() - keptMs > keepEveryMs && keep(), { signal })
    for (const name of ['pause', 'ended']) media.addEventListener(name, keep, { signal })
  })
  onBeforeUnmount(() => {
    keep()
    clearTimeout(timer)
    ending.abort()
  })

  return {
    offeredS: shallowReadonly(offeredS),
    accept() {
      if (element.value && offeredS.value !== undefined) element.value.currentTime = offeredS.value
      offeredS.value = undefined
    },
    decline() {
      offeredS.value = undefined
      if (element.value) element.value.currentTime = 0
    },
  }
}
