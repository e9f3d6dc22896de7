import { onMounted, onUnmounted, shallowReadonly, shallowRef, type Ref, type ShallowRef } from 'vue'

/** What a dock shows of a film or a recording, and what it can do with it. */
export interface Playback {
  readonly isPlaying: Readonly<ShallowRef<boolean>>
  readonly positionS: Readonly<ShallowRef<number>>
  readonly durationS: Readonly<ShallowRef<number>>
  /** 1 is as recorded. */
  readonly rate: Readonly<ShallowRef<number>>
  /** The browser refuses sound until somebody touches the page. */
  readonly soundWaits: Readonly<ShallowRef<boolean>>
  play(): Promise<void>
  toggle(): void
  restart(): void
  seek(positionS: number): void
  setRate(rate: number): void
}

/** Follows a media element; a browser that refuses to start with sound gets the picture without, and says so. */
export function usePlayback(element: Readonly<Ref<HTMLMediaElement | null>>): Playback {
  const isPlaying = shallowRef(false)
  const positionS = shallowRef(0)
  const durationS = shallowRef(0)
  const rate = shallowRef(1)
  const soundWaits = shallowRef(false)
  const ending = new AbortController()

  onMounted(() => {
    const media = element.value!
    const hear = (names: string[], listener: () => void) => {
      for (const name of names) media.addEventListener(name, listener, { signal: ending.signal })
    }
    hear(['play', 'pause', 'ended'], () => (isPlaying.value = !media.paused && !media.ended))
    hear(['timeupdate', 'seeked', 'seeking'], () => (positionS.value = media.currentTime))
    hear(['ratechange'], () => (rate.value = media.playbackRate))
    hear(['durationchange', 'loadedmetadata'], () => (durationS.value = Number.isFinite(media.duration) ? media.duration : 0))
  })
  onUnmounted(() => ending.abort())

  async function play(): Promise<void> {
    const media = element.value
    if (!media) return
    try {
      await media.play()
      if (!media.muted) soundWaits.value = false
    } catch (fault) {
      if (!(fault instanceof DOMException && fault.name === 'NotAllowedError') || media.muted) return
      soundWaits.value = true
      media.muted = true
      await media.play().catch(() => undefined)
    }
  }

  return {
    isPlaying: shallowReadonly(isPlaying),
    positionS: shallowReadonly(positionS),
    durationS: shallowReadonly(durationS),
    rate: shallowReadonly(rate),
    soundWaits: shallowReadonly(soundWaits),
    play,
    toggle: () => (element.value?.paused === false && !element.value.ended ? element.value.pause() : void play()),
    restart() {
      if (element.value) element.value.currentTime = 0
      void play()
    },
    seek(position) {
      if (element.value) element.value.currentTime = Math.max(0, position)
    },
    setRate(wanted) {
      if (element.value) element.value.playbackRate = wanted
    },
  }
}
