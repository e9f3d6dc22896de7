import { setTimeout as wait } from 'node:timers/promises'
import type { HubMessage, HubStart, HubStartFault, ParentMessage } from '#shared/contract/hub-process'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'

type Ready = Extract<HubMessage, { kind: 'ready' }>

/** What we need of Electron's utility process. */
export interface HubProcess {
  on(event: 'message', listener: (message: HubMessage) => void): unknown
  once(event: 'exit', listener: (code: number) => void): unknown
  postMessage(message: ParentMessage): void
  kill(): boolean
}

interface Needs {
  /** Starts `hub/main.js` with this one argument. */
  fork(argument: string): HubProcess
  report(problem: unknown): void
  /** Before the hub is started again, ms; doubled up to a minute while it does not start. */
  readonly firstPauseMs?: number
}

interface Running {
  readonly child: HubProcess
  readonly ready: Ready
  readonly exited: Promise<number>
}

const goodbyeLimitMs = 3_000
const longestPauseMs = 60_000

/** A hub of our own: one classroom without a school server. When it dies it is started again on the ports by which its display knows it. */
export class OwnHub implements Disposable {
  readonly ready: Ready
  readonly #start: HubStart
  readonly #needs: Needs
  readonly #ended = new AbortController()
  #running: Running
  readonly #watch: Promise<void>

  private constructor(running: Running, start: HubStart, needs: Needs) {
    this.ready = running.ready
    this.#running = running
    this.#needs = needs
    this.#start = { ...start, httpPort: portOf(running.ready.address), mqttPort: portOf(running.ready.mqttAddress), issueToken: false }
    this.#watch = this.#keepRunning()
  }

  static async open(start: HubStart, needs: Needs): Promise<Result<OwnHub, HubStartFault>> {
    const running = await run(start, needs)
    return running.ok ? success(new OwnHub(running.value, start, needs)) : running
  }

  async dispose(): Promise<void> {
    this.#ended.abort()
    await this.#watch
    const { child, exited } = this.#running
    child.postMessage({ kind: 'stop' })
    const force = setTimeout(() => child.kill(), goodbyeLimitMs)
    await exited
    clearTimeout(force)
  }

  /** Ends with `dispose`; the process that runs then, if any, is the last one. */
  async #keepRunning(): Promise<void> {
    const { signal } = this.#ended
    const asked = new Promise<'asked'>(resolve => signal.addEventListener('abort', () => resolve('asked'), { once: true }))
    while ((await Promise.race([asked, this.#running.exited.then(code => this.#needs.report({ kind: 'own-hub-died', code }))])) !== 'asked') {
      for (let pauseMs = this.#needs.firstPauseMs ?? 1_000; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
        await wait(pauseMs, undefined, { signal }).catch(() => {})
        if (signal.aborted) return
        const again = await run(this.#start, this.#needs)
        if (again.ok) {
          this.#running = again.value
          break
        }
        this.#needs.report({ kind: 'own-hub-not-started', fault: again.fault })
      }
    }
  }
}

async function run(start: HubStart, { fork }: Needs): Promise<Result<Running, HubStartFault>> {
  const child = fork(JSON.stringify(start))
  const exited = new Promise<number>(resolve => child.once('exit', resolve))
  const said = new Promise<HubMessage>(resolve => child.on('message', message => message.kind !== 'token' && resolve(message)))
  const first = await Promise.race([said, exited.then(code => ({ kind: 'failed', fault: { kind: 'unexpected', detail: `exit ${code}` } }) as const)])
  if (first.kind === 'ready') return success({ child, ready: first, exited })
  return failure(first.kind === 'failed' ? first.fault : { kind: 'unexpected', detail: first.kind })
}

const portOf = (address: string): number => Number(new URL(address).port)
