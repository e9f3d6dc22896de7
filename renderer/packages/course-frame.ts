import { fileAddress } from './addresses'
import type { GuestName, GuestWord, HostWord } from './guest-words'
import type { Elements } from './scorm-data'
import { reachSound, setSound, type Sound } from './sound'

interface Heard {
  loaded(): void
  /** Files that the course has asked for so far. */
  progress(files: number): void
  alive(beat: number): void
  elements(part: string, elements: Elements): void
  navigated(by: 1 | -1): void
}

const lookEveryMs = 100

/** The course or package in a frame of this page. On a display of our own both have one origin; on a web display a guest script inside speaks for it. */
export class CourseFrame {
  readonly #frame = document.createElement('iframe')
  readonly #heard: Heard
  #sound: Sound
  #hasGuest = false
  #isReachable = true

  constructor(sound: Sound, heard: Heard) {
    this.#heard = heard
    this.#sound = sound
    this.#frame.allow = 'autoplay'
    addEventListener('message', ({ source, data }) => {
      if (source === this.#frame.contentWindow) this.#hear(data as GuestWord | null)
    })
  }

  open(path: string, suffix: string, scorm: GuestName['scorm']): void {
    this.#frame.remove() // a navigation would leave the course's history behind
    this.#hasGuest = false
    this.#frame.name = JSON.stringify({ doska: 'guest', sound: this.#sound, scorm } satisfies GuestName)
    this.#frame.src = fileAddress(path, suffix)
    const looking = setInterval(() => this.#look(), lookEveryMs)
    this.#frame.onload = () => {
      this.#look()
      clearInterval(looking)
      this.#heard.loaded()
    }
    document.body.append(this.#frame)
  }

  setSound(sound: Sound): void {
    this.#sound = sound
    setSound(sound)
    this.#tell({ host: 'sound', sound })
  }

  /** Answered by the guest where there is one: it may have a process of its own, and this page's pulse says nothing of it. */
  ping(beat: number): void {
    if (this.#hasGuest) this.#tell({ host: 'ping', beat })
    else this.#heard.alive(beat)
  }

  #tell(word: HostWord): void {
    this.#frame.contentWindow?.postMessage(word, '*')
  }

  #look(): void {
    if (!this.#isReachable) return
    try {
      const view = this.#frame.contentWindow as (Window & typeof globalThis) | null
      if (!view || view.location.href === 'about:blank') return
      reachSound(view)
      this.#heard.progress(view.performance.getEntriesByType('resource').length)
    } catch {
      this.#isReachable = false // an opaque origin
    }
  }

  #hear(word: GuestWord | null): void {
    if (word?.guest === 'here') this.#hasGuest = true
    else if (word?.guest === 'alive') this.#heard.alive(word.beat)
    else if (word?.guest === 'elements') this.#heard.elements(word.part, word.elements)
    else if (word?.guest === 'navigate') this.#heard.navigated(word.by)
  }
}
