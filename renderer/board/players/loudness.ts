import { shallowReactive } from 'vue'

/** Media elements that make sound now; `probe` answers when there is none, and shows what this machine lets a page set. */
const elements = new Set<HTMLMediaElement>()
let probe: HTMLAudioElement | undefined
const wanted = shallowReactive({ level: 100, muted: true })

/** The loudness of this page. Every media element joins it, so that one setting reaches all and can be read back from them. */
export const loudness = {
  /** What was asked for last, for controls. */
  wanted: wanted as Readonly<typeof wanted>,

  /** `level` 0–100. */
  set(level: number, muted: boolean): void {
    Object.assign(wanted, { level, muted })
    for (const element of elements) apply(element)
  },

  /** What the elements really have: the loudest of them, because that is what people hear. */
  read(): { level: number; muted: boolean } {
    probe ??= new Audio()
    apply(probe)
    const heard = elements.size > 0 ? [...elements] : [probe]
    return { level: Math.round(Math.max(...heard.map(({ volume }) => volume)) * 100), muted: heard.every(({ muted }) => muted) }
  },

  join(element: HTMLMediaElement): () => void {
    elements.add(element)
    apply(element)
    return () => void elements.delete(element)
  },
}

function apply(element: HTMLMediaElement): void {
  element.volume = wanted.level / 100
  element.muted = wanted.muted
}
