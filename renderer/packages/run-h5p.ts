import { packageDataLimit } from '#shared/contract/package-limits'
import type { BoardWord, PlayerWord } from '#shared/contract/package-messages'
import { pupilName } from '#shared/text/pupil'
import { fileAddress, loadScript } from './addresses'
import { resultOfStatement } from './h5p-result'
import type { Running } from './running'
import { reachSound, setSound } from './sound'

type Open = Extract<BoardWord, { say: 'open' }>

/** The parts of h5p-standalone and of H5P's core that we touch; their scripts are loaded as they are, never bundled. */
interface H5pWindow {
  H5PIntegration?: { readonly contents: Record<string, { contentUrl: string }> }
  H5PStandalone?: { readonly H5P: new (place: HTMLElement, options: object) => Promise<string> }
  H5P?: {
    preventInit: boolean
    init(place: HTMLElement): void
    trigger(instance: unknown, event: 'resize'): void
    readonly externalDispatcher: { on(event: 'xAPI', heard: (event: { readonly data: { readonly statement: Parameters<typeof resultOfStatement>[0] } }) => void): void }
    readonly instances: readonly { getCurrentState?(): unknown }[]
  }
}

/** H5P has no event for "something changed": its state is looked at this often, and at every statement. */
const lookEveryMs = 2_000
const answerDelayMs = 50
/** H5P restores a state only when it believes that it saves by itself; without an address it never does. */
const saveEveryS = 3600

/** Runs an H5P package in this very page (`div` mode): its libraries, its content and ours have one origin. */
export async function runH5p(open: Open, say: (word: PlayerWord) => void): Promise<Running> {
  const { files, data } = open
  reachSound(window)
  setSound(open)
  const loading = new PerformanceObserver(() => say({ say: 'progress', done: Math.min(performance.getEntriesByType('resource').length, files), total: files }))
  loading.observe({ type: 'resource' })
  try {
    localStorage.setItem('H5PUserUUID', pupilName[open.language](1)) // the actor of its statements, for which it would make up a name that stays with this board
  } catch {
    // without storage it makes up one for this time only
  }
  await loadScript('h5p/main.bundle.js')
  const own = window as H5pWindow
  const place = document.createElement('div')
  place.className = 'h5p-place'
  document.body.append(place)
  try {
    await new own.H5PStandalone!.H5P(place, {
      preventH5PInit: false, // as the package spells "do not begin by yourself"
      embedType: 'div',
      // `..` after the page's own folder: the package's root with either carrier (it would take a scheme that is not HTTP for a relative path).
      h5pJsonPath: '..',
      frameJs: 'h5p/frame.bundle.js',
      frameCss: 'h5p/styles/h5p.css',
      frame: false, copyright: false, icon: false, fullScreen: false, export: false, embed: false,
      saveFreq: saveEveryS,
      xAPIObjectIRI: 'https://doska.invalid/package',
      ...(data === undefined ? {} : { contentUserData: [{ state: data }] }),
    })
    // The core takes an address whose scheme has a dash for a path and puts it behind another origin: give it the path.
    for (const content of Object.values(own.H5PIntegration!.contents)) content.contentUrl = new URL(fileAddress('content')).pathname
    own.H5P!.init(place)
    own.H5P!.preventInit = false
  } catch {
    say({ say: 'failed', reason: 'cannot-load' })
    return { ping: beat => say({ say: 'alive', beat }), sound: setSound, part: () => {} }
  }
  loading.disconnect()
  // In a frame the core waits for the page around to tell that the window has another size; ours does not speak H5P.
  addEventListener('resize', () => own.H5P!.instances.forEach(instance => own.H5P!.trigger(instance, 'resize')))
  let kept = data
  const look = () => {
    const state = readState(own)
    if (state === undefined || state === kept || state.length > packageDataLimit) return
    kept = state
    say({ say: 'keep', data: state })
  }
  own.H5P!.externalDispatcher.on('xAPI', ({ data: { statement } }) => {
    const result = resultOfStatement(statement)
    if (result) say({ say: 'result', result })
    setTimeout(look, answerDelayMs)
  })
  setInterval(look, lookEveryMs)
  say({ say: 'ready' })
  return { ping: beat => say({ say: 'alive', beat }), sound: setSound, part: () => {} }
}

/** What the content would like to be given back; most libraries offer it, and any may throw. */
function readState({ H5P: core }: H5pWindow): string | undefined {
  try {
    const state = core?.instances[0]?.getCurrentState?.()
    return state === undefined || state === null ? undefined : JSON.stringify(state)
  } catch {
    return undefined
  }
}
