import { failure, type Result } from '#shared/result'
import type { FetchFault } from './content-store'

type Outcome = Result<null, FetchFault>
type Progress = (doneBytes: number) => void

interface Running {
  readonly abort: AbortController
  readonly listeners: Set<Progress>
  readonly outcome: Promise<Outcome>
  doneBytes: number
}

/** Lets any number of callers share one download; it ends early only when the last of them has left. */
export class SharedFetches {
  readonly #running = new Map<string, Running>()

  async join(key: string, signal: AbortSignal, listener: Progress, start: (signal: AbortSignal, progress: Progress) => Promise<Outcome>): Promise<Outcome> {
    if (signal.aborted) return failure({ kind: 'stopped' })
    const running = this.#running.get(key) ?? this.#begin(key, start)
    const ownListener: Progress = doneBytes => listener(doneBytes) // the same function may have joined twice
    running.listeners.add(ownListener)
    if (running.doneBytes > 0) ownListener(running.doneBytes)
    const { promise: left, leave } = leaving(signal)
    try {
      return await Promise.race([running.outcome, left])
    } finally {
      leave()
      running.listeners.delete(ownListener)
      if (running.listeners.size === 0) {
        running.abort.abort()
        // A newcomer must not join what is ending; its own download waits for the file by the store's turns.
        if (this.#running.get(key) === running) this.#running.delete(key)
      }
    }
  }

  /** Ends everything; the callers hear `stopped`. */
  dispose(): void {
    for (const { abort } of this.#running.values()) abort.abort()
  }

  #begin(key: string, start: (signal: AbortSignal, progress: Progress) => Promise<Outcome>): Running {
    const abort = new AbortController()
    const progress: Progress = doneBytes => {
      running.doneBytes = doneBytes
      for (const listener of running.listeners) listener(doneBytes)
    }
    // Begun in a microtask, when `running` exists.
    const outcome = Promise.resolve().then(() => start(abort.signal, progress))
    const running: Running = { abort, listeners: new Set(), outcome, doneBytes: 0 }
    this.#running.set(key, running)
    return running
  }
}

function leaving(signal: AbortSignal): { promise: Promise<Outcome>; leave(): void } {
  let leave = () => {}
  const promise = new Promise<Outcome>(resolve => {
    const stop = () => resolve(failure({ kind: 'stopped' }))
    signal.addEventListener('abort', stop, { once: true })
    leave = () => signal.removeEventListener('abort', stop)
  })
  return { promise, leave }
}
