import { hubStartSchema, parentMessageSchema, type HubMessage, type HubStartFault } from '#shared/contract/hub-process'
import { parseJson } from '../agent/trust/envelopes'
import { startHub, type Hub } from './hub'

/** Electron's `process.parentPort` of a utility process, as far as we use it. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

/** A clean end that takes longer is ended by force: nobody waits for a hub at Ctrl+C. */
const endLimitMs = 3_000

const parentPort = (process as { parentPort?: ParentPort }).parentPort

function say(message: HubMessage): void {
  if (parentPort) parentPort.postMessage(message)
  else if (process.send) process.send(message)
  else process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** The fault is the last word; leaving the channel lets the process end by itself once the word is through. */
function sayFailed(fault: HubStartFault): void {
  say({ kind: 'failed', fault })
  process.exitCode = 1
  process.removeAllListeners('disconnect')
  if (process.connected) process.disconnect()
  setTimeout(() => process.exit(1), endLimitMs).unref()
}

async function main(): Promise<void> {
  const start = hubStartSchema.safeParse(parseJson(process.argv[2] ?? ''))
  if (!start.success) return sayFailed({ kind: 'unexpected', detail: 'the hub is started with one argument: the JSON of shared/contract/hub-process' })
  let isEnding = false
  const running: { hub?: Hub } = {}
  const end = () => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(1), endLimitMs).unref()
    void Promise.resolve(running.hub?.dispose())
      .catch(error => running.hub?.report(error))
      .finally(() => process.exit(0))
  }
  const hear = (candidate: unknown) => {
    const message = parentMessageSchema.safeParse(candidate)
    if (!message.success) return
    if (message.data.kind === 'stop') end()
    else if (running.hub) say({ kind: 'token', token: running.hub.issueToken() })
  }
  if (parentPort) parentPort.on('message', ({ data }) => hear(data))
  process.on('message', hear)
  process.on('disconnect', end) // no orphans
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)

  const started = await startHub(start.data)
  if (!started.ok) return sayFailed(started.fault)
  running.hub = started.value
  process.on('uncaughtException', error => running.hub?.report(error)) // a bug in one request must not stop the lessons of a school
  process.on('unhandledRejection', error => running.hub?.report(error))
  say(started.value.ready)
}

await main()
