import { onBeforeUnmount, shallowReadonly, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

interface Source {
  readonly address: string
  readonly language: string
}

/** Subtitles of a film: which there are, which are chosen, and the lines of this moment. */
export interface Subtitles {
  readonly languages: readonly string[]
  readonly chosen: Readonly<ShallowRef<string | undefined>>
  readonly lines: Readonly<ShallowRef<readonly string[]>>
  choose(language: string | undefined): void
}

/** The choice holds for the next film too. */
let lastChosen: string | undefined

/** Reads WebVTT with the browser's own parser, but leaves drawing to us: the lines are as large as a class needs. */
export function useSubtitles(element: Readonly<Ref<HTMLVideoElement | null>>, sources: () => readonly Source[]): Subtitles {
  const chosen = shallowRef(sources().some(({ language }) => language === lastChosen) ? lastChosen : undefined)
  const lines = shallowRef<readonly string[]>([])
  let remove = () => {}

  async function show(film: HTMLVideoElement, source: Source, signal: AbortSignal): Promise<void> {
    // The file lies on another origin than this page, so it is read first and given to the parser as our own.
    const answer = await fetch(source.address, { signal })
    if (!answer.ok || signal.aborted) return
    const address = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: 'text/vtt' }))
    const track = Object.assign(document.createElement('track'), { kind: 'subtitles', src: address, srclang: source.language })
    signal.addEventListener('abort', () => {
      track.remove()
      URL.revokeObjectURL(address)
    })
    if (signal.aborted) return
    film.append(track)
    track.track.mode = 'hidden'
    track.track.addEventListener('cuechange', () => (lines.value = linesOf(track.track)), { signal })
  }

  watch([element, chosen, () => sources().map(({ address }) => address).join()], () => {
    remove()
    lines.value = []
    const source = sources().find(({ language }) => language === chosen.value)
    if (!element.value || !source) return
    const ending = new AbortController()
    remove = () => ending.abort()
    show(element.value, source, ending.signal).catch(() => undefined) // a film without its subtitles is still a film
  }, { immediate: true })
  onBeforeUnmount(() => remove())

  return {
    get languages() {
      return [...new Set(sources().map(({ language }) => language))]
    },
    chosen: shallowReadonly(chosen),
    lines: shallowReadonly(lines),
    choose: language => (chosen.value = lastChosen = language),
  }
}

function linesOf(track: TextTrack): string[] {
  return [...(track.activeCues ?? [])].flatMap(cue => (cue as VTTCue).getCueAsHTML().textContent.split('\n')).filter(line => line.trim() !== '')
}
