import type { CarrierFault } from '#shared/contract/carrier'
import type { AgentOptions } from '../../agent/agent-contract'
import type { LinkOpener } from '../../agent/links/link-desk'
import { failure, type Result } from '#shared/result'
import type { Disposable } from '#shared/lifetime'
import { Asked } from './asked'
import type { FoundFile, FromDisplay, Picture, Port, ToDisplay } from './messages'

interface Needs {
  screenshot(): Promise<Picture>
  readonly links: LinkOpener
  /** Ends the process in which frames of this host hang. */
  endPackage(host: string): void
  /** Facts for the window. */
  tell(name: string, detail: unknown): void
  /** The thread ended without having been told to. */
  died(exitCode: number): void
  report(problem: unknown): void
}

/** What a Worker offers besides its messages. */
interface Thread extends Port<ToDisplay, FromDisplay> {
  on(event: 'message', listener: (message: FromDisplay) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  on(event: 'exit', listener: (exitCode: number) => void): unknown
}

/** The window's side of the channel to a display that runs in a thread of its own. */
export class HostedDisplay implements Disposable {
  /** Rejects with a plain sentence when the display cannot start. */
  readonly started: Promise<void>
  readonly #port: Port<ToDisplay, FromDisplay>
  readonly #needs: Needs
  readonly #answers = new Asked<Result<unknown, CarrierFault>>()
  readonly #files = new Asked<FoundFile>()
  readonly #stopped: Promise<void>
  #settleStart!: { resolve(): void; reject(error: Error): void }
  #settleStop!: () => void
  #isStopping = false

  constructor(thread: Thread, needs: Needs) {
    this.#port = thread
    this.#needs = needs
    this.started = new Promise((resolve, reject) => (this.#settleStart = { resolve, reject }))
    this.#stopped = new Promise(resolve => (this.#settleStop = resolve))
    this.started.catch(() => {}) // for whoever awaits it
    thread.on('message', message => this.#hear(message))
    thread.on('error', error => needs.report(error))
    thread.on('exit', exitCode => this.#onExit(exitCode))
  }

  start(options: AgentOptions, secret: string): void {
    this.#port.postMessage({ kind: 'start', options, secret })
  }

  answer(name: string, args: unknown): Promise<Result<unknown, CarrierFault>> {
    return this.#answers.ask(ask => this.#port.postMessage({ kind: 'ask', ask, name, args }))
  }

  findFile(host: string, path: string): Promise<FoundFile> {
    return this.#files.ask(ask => this.#port.postMessage({ kind: 'find', ask, host, path }))
  }

  dispose(): Promise<void> {
    this.#isStopping = true
    this.#port.postMessage({ kind: 'stop' })
    return this.#stopped
  }

  /** Nobody waits for it any longer. */
  #onExit(exitCode: number): void {
    this.#answers.answerAll(failure({ kind: 'disconnected' }))
    this.#files.answerAll({ isKnown: false, file: undefined })
    this.#settleStart.reject(new Error('the display ended while it started'))
    this.#settleStop()
    if (!this.#isStopping) this.#needs.died(exitCode)
  }

  #hear(message: FromDisplay): void {
    switch (message.kind) {
      case 'started': return this.#settleStart.resolve()
      case 'failed': return this.#settleStart.reject(new Error(message.message))
      case 'answer': return this.#answers.answer(message.ask, message.answer)
      case 'found': return this.#files.answer(message.ask, message.found)
      case 'event': return this.#needs.tell(message.name, message.detail)
      case 'problem': return this.#needs.report(message.problem)
      case 'stopped': return this.#settleStop()
      case 'back-in-link': return this.#needs.links.back()
      case 'close-link': return this.#needs.links.close()
      case 'end-package': return this.#needs.endPackage(message.host)
      case 'open-link': return void this.#openLink(message.ask, message.address)
      case 'take-picture': return void this.#takePicture(message.ask)
    }
  }

  async #takePicture(ask: number): Promise<void> {
    const picture = await this.#needs.screenshot().catch((error: unknown): Picture => {
      this.#needs.report(error)
      return failure({ code: 'no-window' })
    })
    this.#port.postMessage({ kind: 'picture', ask, picture })
  }

  async #openLink(ask: number, address: string): Promise<void> {
    const result = await this.#needs.links.open(address).catch((error: unknown) => {
      this.#needs.report(error)
      return 'failed' as const
    })
    this.#port.postMessage({ kind: 'link', ask, result })
  }
}
