import { Worker } from 'node:worker_threads'
import type { SearchAnswerFrame, SearchAnswers, SearchAsk, SearchAskFrame, SearchHost } from './search-messages'

/** The index in a worker; `program` is the built search-worker. When the worker dies, all that waits fails, and `died` is told. */
export class SearchThread implements SearchHost {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>()
  #asked = 0
  #isClosed = false

  constructor(program: string, died: (error: Error) => void, report: (problem: unknown) => void) {
    this.#worker = new Worker(program)
    this.#worker.unref()
    this.#worker.on('message', (frame: SearchAnswerFrame) => {
      if ('problem' in frame) return report(new Error(frame.problem))
      const waiting = this.#waiting.get(frame.ask)
      this.#waiting.delete(frame.ask)
      if (this.#waiting.size === 0) this.#worker.unref()
      if ('error' in frame) waiting?.reject(new Error(frame.error))
      else waiting?.resolve(frame.answer as never)
    })
    this.#worker.on('error', error => this.#end(error instanceof Error ? error : new Error(String(error)), died))
    this.#worker.on('exit', code => this.#end(new Error(`the search ended (${code})`), died))
  }

  ask<K extends SearchAsk['kind']>(about: Extract<SearchAsk, { kind: K }>): Promise<SearchAnswers[K]> {
    if (this.#isClosed) return Promise.reject(new Error('the search has ended'))
    return new Promise((resolve, reject) => {
      const ask = ++this.#asked
      this.#waiting.set(ask, { resolve, reject })
      this.#worker.ref()
      this.#worker.postMessage({ ask, about } satisfies SearchAskFrame)
    })
  }

  async close(): Promise<void> {
    this.#end(new Error('the search is closed'), () => {})
    await this.#worker.terminate()
  }

  #end(error: Error, died: (error: Error) => void): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
    died(error)
  }
}
