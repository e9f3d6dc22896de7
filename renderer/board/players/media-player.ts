import { inject, onBeforeUnmount, onMounted, shallowReadonly, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { levellingGain } from './levelling'
import { loudness } from './loudness'
import { usePlayback, type Playback } from './playback'
import type { BrokenReason, PlayerProps } from './player'
import { silentKey } from './silent'
import { useResume, type Resume } from './resume'

/** A file from which nothing comes for so long does not open (acceptance T-04: words within 3 s). */
const silenceLimitMs = 2500

/** What tells the owner of a player. */
interface Told {
  ready(): void
  broken(reason: BrokenReason): void
}

/** What films and recordings have in common: ready when the wanted second can be played, heard only in front, begun anew with each turn. */
export function useMediaPlayer(
  element: Readonly<Ref<HTMLMediaElement | null>>,
  props: Readonly<PlayerProps>,
  told: Told,
  hasPicture: (media: HTMLMediaElement) => boolean = () => true,
): { playback: Playback; resume: Resume; isReady: Readonly<ShallowRef<boolean>> } {
  const playback = usePlayback(element)
  const resume = useResume(element, props)
  const isReady = shallowRef(false)
  const isSilent = inject(silentKey, () => false)
  const ending = new AbortController()
  let leave: (() => void) | undefined
  let silence: ReturnType<typeof setTimeout> | undefined

  function listen(): void {
    clearTimeout(silence)
    if (!isReady.value) silence = setTimeout(() => told.broken('cannot-load'), silenceLimitMs)
  }

  function begin(media: HTMLMediaElement): void {
    listen()
    // HEVC without a decoder plays its sound and says nothing: only the missing picture tells.
    if (!hasPicture(media)) return told.broken('cannot-play')
    if (props.startS) media.currentTime = props.startS
  }

  function becomeReady(media: HTMLMediaElement): void {
    if (isReady.value || media.seeking || !hasPicture(media)) return
    isReady.value = true
    clearTimeout(silence)
    told.ready()
    if (props.isFront) void playback.play()
  }

  function fail({ error }: HTMLMediaElement): void {
    clearTimeout(silence)
    if (error) told.broken(error.code === MediaError.MEDIA_ERR_DECODE || error.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED ? 'cannot-play' : 'cannot-load')
  }

  watch(() => props.isFront, front => (front ? void playback.play() : element.value?.pause()))
  watch(() => props.turn, () => {
    if (element.value) element.value.currentTime = props.startS ?? 0
    if (props.isFront) void playback.play()
  })
  onMounted(() => {
    const media = element.value!
    if (isSilent()) media.muted = true
    else leave = loudness.join(media, levellingGain(props.material.loudnessLufs))
    const { signal } = ending
    media.addEventListener('loadedmetadata', () => begin(media), { signal })
    media.addEventListener('progress', listen, { signal })
    for (const name of ['canplay', 'seeked']) media.addEventListener(name, () => becomeReady(media), { signal })
    media.addEventListener('error', () => fail(media), { signal })
    listen()
  })
  onBeforeUnmount(() => {
    clearTimeout(silence)
    ending.abort()
    leave?.()
    element.value?.removeAttribute('src')
    element.value?.load() // gives the decoder back at once
  })
  return { playback, resume, isReady: shallowReadonly(isReady) }
}
