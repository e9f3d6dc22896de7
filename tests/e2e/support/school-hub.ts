import { fork, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HubMessage, HubStart } from '#shared/contract/hub-process'

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
  readonly #nodeArguments: readonly string[]
  #child: ChildProcess | undefined
  #ready: Extract<HubMessage, { kind: 'ready' }> | undefined
  #clockMs: number | undefined

  /** `clock`: an instant (epoch ms) at which its time begins and can be moved on, or arguments of Node that give it another time. */
  constructor(folder: string, options: Partial<HubStart> = {}, clock?: number | readonly string[]) {
    this.#clockMs = typeof clock === 'number' ? clock : undefined
    this.#nodeArguments = typeof clock === 'object' ? clock : []
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
      ...(this.#clockMs === undefined
        ? { execArgv: [...this.#nodeArguments] }
        : { execArgv: ['--import', pathToFileURL(join(root, 'tests/e2e/support/moved-clock.mjs')).href], env: { ...process.env, DOSKA_CLOCK_MS: String(this.#clockMs) } }),
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

  /** Time goes on to an instant. `run`: some 500 times faster than a clock, every timer in its turn; `jump`: as after a sleep. */
  async moveClock(how: 'run' | 'jump', toMs: number): Promise<void> {
    const child = this.#child!
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
    this.#clockMs = toMs // a restart begins here
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
