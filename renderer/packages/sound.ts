/** What the board wants of every sound here. */
export interface Sound {
  readonly level: number
  readonly muted: boolean
}

interface Reached {
  readonly media: Set<HTMLMediaElement>
  readonly gains: Set<{ readonly gain: GainNode; readonly context: BaseAudioContext }>
}

const reached = new WeakMap<Window, Reached>()
const windows = new Set<Window>()
let wanted: Sound = { level: 100, muted: false }

/** Sets the loudness of every window that was reached. */
export function setSound(sound: Sound): void {
  wanted = sound
  for (const view of windows) apply(view)
}

/** Takes hold of a window's media elements and of its Web Audio, before its scripts if possible. Call again after every navigation. */
export function reachSound(view: Window & typeof globalThis): void {
  if (reached.has(view)) return
  const found: Reached = { media: new Set(), gains: new Set() }
  reached.set(view, found)
  windows.add(view)
  const { play } = view.HTMLMediaElement.prototype
  view.HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    join(found, this)
    return play.call(this)
  }
  view.document.addEventListener('play', ({ target }) => join(found, target as HTMLMediaElement), true) // autoplay and controls do not call `play`
  const { connect } = view.AudioNode.prototype
  view.AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode | AudioParam, ...rest: number[]) {
    const end = to instanceof view.AudioDestinationNode ? gainBefore(found, to, connect) : to
    return (connect as (...given: unknown[]) => AudioNode).call(this, end, ...rest)
  }
}

function gainBefore(found: Reached, destination: AudioDestinationNode, connect: AudioNode['connect']): GainNode {
  const { context } = destination
  const known = [...found.gains].find(one => one.context === context)
  if (known) return known.gain
  const gain = (context as AudioContext).createGain()
  gain.gain.value = factor()
  ;(connect as (to: AudioNode) => AudioNode).call(gain, destination)
  found.gains.add({ gain, context })
  return gain
}

function join(found: Reached, element: HTMLMediaElement): void {
  if (found.media.has(element)) return
  found.media.add(element)
  set(element)
}

const factor = (): number => (wanted.muted ? 0 : wanted.level / 100)

function set(element: HTMLMediaElement): void {
  element.volume = wanted.level / 100
  element.muted = wanted.muted
}

function apply(view: Window): void {
  const found = reached.get(view)
  if (view.closed || !found) return void windows.delete(view)
  found.media.forEach(set)
  for (const { gain } of found.gains) gain.gain.value = factor()
}
