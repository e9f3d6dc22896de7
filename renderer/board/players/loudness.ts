import { shallowReactive } from 'vue'
import { amplifier } from './levelling'

/** Media elements that make sound now, each with the part of the wanted level that levelling leaves it; `probe` answers when there is none, and shows what this machine lets a page set. */
const elements = new Map<HTMLMediaElement, number>()
let probe: HTMLAudioElement | undefined
let context: AudioContext | undefined
/** What is left of every sound while the bell rings. */
let hush = 1
/** Recordings that stand still until the bell is over: words under it would be lost. A film goes on softer, its picture would be lost. */
const waiting = new Set<HTMLAudioElement>()
const wanted = shallowReactive({ level: 100, muted: true })

/** The loudness of this page. Every media element joins it, so that one setting reaches all and can be read back from them. */
export const loudness = {
  /** What was asked for last, for controls. */
  wanted: wanted as Readonly<typeof wanted>,

  /** `level` 0–100. */
  set(level: number, muted: boolean): void {
    Object.assign(wanted, { level, muted })
    for (const [element, share] of elements) apply(element, share)
  },

  /** What the elements really have: the loudest of them, because that is what people hear. */
  read(): { level: number; muted: boolean } {
    probe ??= new Audio()
    apply(probe, 1)
    const heard: [HTMLMediaElement, number][] = elements.size > 0 ? [...elements] : [[probe, 1]]
    return { level: Math.round(Math.max(...heard.map(([{ volume }, share]) => volume / share)) / hush * 100), muted: heard.every(([{ muted }]) => muted) }
  },

  /** While something more important is heard films are softer, and recordings wait for its end. */
  hush(isHushed: boolean): void {
    hush = isHushed ? 0.15 : 1
    for (const [element, share] of elements) {
      apply(element, share)
      if (isHushed && !element.paused) wait(element)
    }
    if (isHushed) return
    for (const element of waiting) void element.play().catch(() => {}) // its player went meanwhile
    waiting.clear()
  },

  /** `gain` brings this recording to the common loudness. */
  join(element: HTMLMediaElement, gain = 1): () => void {
    const share = Math.min(1, gain)
    elements.set(element, share)
    apply(element, share)
    const silence = gain > 1 ? amplify(element, gain) : undefined
    const begin = () => hush < 1 && wait(element)
    element.addEventListener('play', begin)
    return () => {
      element.removeEventListener('play', begin)
      elements.delete(element)
      if (element instanceof HTMLAudioElement) waiting.delete(element)
      silence?.()
    }
  },
}

function wait(element: HTMLMediaElement): void {
  if (!(element instanceof HTMLAudioElement)) return
  waiting.add(element)
  element.pause()
}

function apply(element: HTMLMediaElement, share: number): void {
  element.volume = (wanted.level / 100) * share * hush
  element.muted = wanted.muted
}

/** A media element cannot be louder than its file: its sound goes through an amplifier instead. */
function amplify(element: HTMLMediaElement, gain: number): () => void {
  const audio = (context ??= new AudioContext())
  const { input, output } = amplifier(audio, gain)
  audio.createMediaElementSource(element).connect(input)
  output.connect(audio.destination)
  const wake = () => void audio.resume()
  element.addEventListener('play', wake)
  return () => {
    element.removeEventListener('play', wake)
    output.disconnect()
    input.disconnect()
  }
}
