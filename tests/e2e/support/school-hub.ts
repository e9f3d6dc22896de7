import { fork, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HubMessage, HubStart } from '#shared/contract/hub-process'
import { clockArguments, type ClockMove, type MovedClock } from './moved-clock'

/** The project's folder: tests are run from there. */
const root = process.cwd()

/** A folder of its own for one journey; removed with `clean`. */
export async function journeyFolder(): Promise<{ folder: string; clean(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'doska-journey-'))
  return { folder, clean: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

/** The built hub as a process, on loopback and free ports, with the demo school. It can be killed and started again at its old ports. */
export class SchoolHub {
  readonly #start: HubStart
  #child: ChildProcess | undefined
  #ready: Extract<HubMessage, { kind: 'ready' }> | undefined
  #clock: MovedClock | undefined

  /** `clock`: time that can be moved on. */
  constructor(folder: string, options: Partial<HubStart> = {}, clock?: MovedClock) {
    this.#clock = clock
    this.#start = {
      data: join(folder, 'hub'), host: '127.0.0.1', httpPort: 0, mqttPort: 0, school: join(root, 'resources/demo-school'),
      pages: join(root, 'out/renderer'), resources: join(root, 'resources'), issueToken: true, language: 'ru', ...options,
    }
  }

  get ready(): Extract<HubMessage, { kind: 'ready' }> {
    if (!this.#ready) throw new Error('the hub is not running')
    return this.#ready
  }

  get address(): string {
    return this.ready.address
  }

  get data(): string {
    return this.#start.data
  }

  async start(): Promise<this> {
    const before = this.#ready
    const ports = before && { httpPort: Number(new URL(before.address).port), mqttPort: Number(new URL(before.mqttAddress).port) }
    const child = fork(join(root, 'out/hub/main.js'), [JSON.stringify({ ...this.#start, ...ports })], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: this.#clock ? clockArguments(this.#clock) : [],
    })
    const said = await new Promise<HubMessage>((resolve, reject) => {
      child.once('message', message => resolve(message as HubMessage))
      child.once('exit', code => reject(new Error(`the hub ended with ${code}`)))
    })
    if (said.kind !== 'ready') throw new Error(`the hub did not start: ${JSON.stringify(said)}`)
    this.#child = child
    this.#ready = { ...said, technician: said.technician ?? before?.technician }
    return this
  }

  /** Time goes on to an instant; while it is off, it will be so late when it starts. */
  async moveClock(how: ClockMove, toMs: number): Promise<void> {
    this.#clock = { ...this.#clock, startMs: toMs } // a restart begins here
    const child = this.#child
    if (!child) return
    await new Promise<void>((resolve, reject) => {
      const gone = () => reject(new Error('the hub ended while its time went on'))
      const hear = (message: unknown) => {
        if ((message as { kind: string }).kind !== 'clock') return
        child.off('message', hear)
        child.off('exit', gone)
        resolve()
      }
      child.on('message', hear)
      child.once('exit', gone)
      child.send({ kind: 'move-clock', how, toMs })
    })
  }

  /** A further one-time token. */
  async issueToken(): Promise<string> {
    const child = this.#child!
    return new Promise(resolve => {
      const hear = (message: unknown) => {
        const said = message as HubMessage
        if (said.kind !== 'token') return
        child.off('message', hear)
        resolve(said.token)
      }
      child.on('message', hear)
      child.send({ kind: 'issue-token' })
    })
  }

  /** Cable out: the process is gone without a word. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
}
