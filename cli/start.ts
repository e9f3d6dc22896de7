import { join } from 'node:path'
import type { HubStart } from '#shared/contract/hub-process'
import { Lifetime } from '#shared/lifetime'
import type { StartText } from '#shared/text/cli/start.ru'
import { hasScreen, openInBrowser } from './browser'
import { needsNoSandbox, startDisplay } from './display-child'
import { fetchElectron, findElectron } from './electron-runtime'
import { startHub, type HubChild } from './hub-child'
import type { StartOptions } from './start-options'

/** A hub that dies more often in one run has a fault that starting it again does not heal. */
const mostHubDeaths = 5

/** Starts hub and display and stays until Ctrl+C. Resolves with the exit code once everything it started has ended. */
export async function start(root: string, options: StartOptions, language: 'ru' | 'en', text: StartText, say: (line: string) => void): Promise<number> {
  const lifetime = new Lifetime()
  const ending = new AbortController()
  const asked = new Promise<'asked'>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('asked'))
  })
  say(text.starting)
  const programs = join(root, 'out')
  const hubStart: HubStart = {
    data: join(options.data, 'hub'),
    host: options.host,
    httpPort: options.port,
    mqttPort: options.mqttPort,
    school: options.school ?? join(root, 'resources/demo-school'),
    pages: join(root, 'out/renderer'),
    resources: join(root, 'resources'),
    issueToken: options.display !== 'none',
    language,
    timeServer: options.timeServer,
  }
  const hub = await Promise.race([startHub(programs, hubStart, lifetime), asked])
  if (hub === 'asked') {
    await lifetime.dispose()
    return 0
  }
  if (!hub.ok) {
    say(text.fault(hub.fault))
    return 1
  }
  const { address, technician } = hub.value.ready
  say(text.panel(`${address}/panel/`))
  say(text.display(`${address}/board/`))
  if (technician) say(text.account(technician.user, technician.oneTimePassword))
  const displayEnded = openDisplay(root, options, hub.value, { lifetime, text, say, ending: ending.signal })
  say(text.stopHint)
  const hubEnded = keepHub(programs, hubStart, hub.value, lifetime, ending.signal, again => {
    say(text.hubRestarted)
    if (again.technician) say(text.account(again.technician.user, again.technician.oneTimePassword))
  })
  const end = await Promise.race([asked, hubEnded, displayEnded])
  ending.abort()
  say(end === 'hub' ? text.hubEnded : end === 'display' ? text.displayEnded : text.stopping)
  await lifetime.dispose()
  return end === 'hub' ? 1 : 0
}

/** A hub that dies comes back where it was, and the lesson on the display goes on meanwhile. Resolves when it cannot, or died too often. */
async function keepHub(programs: string, start: HubStart, first: HubChild, lifetime: Lifetime, ending: AbortSignal, announce: (again: HubChild['ready']) => void): Promise<'hub'> {
  const portOf = (address: string) => Number(new URL(address).port)
  const again = { ...start, httpPort: portOf(first.ready.address), mqttPort: portOf(first.ready.mqttAddress), issueToken: false }
  let hub = first
  for (let deaths = 1; ; deaths++) {
    await hub.ended
    if (ending.aborted || deaths > mostHubDeaths) return 'hub'
    const started = await startHub(programs, again, lifetime)
    if (!started.ok) return 'hub'
    hub = started.value
    announce(hub.ready)
  }
}

interface Opening {
  readonly lifetime: Lifetime
  readonly text: StartText
  say(line: string): void
  /** Everything ends: nothing more may be opened. */
  readonly ending: AbortSignal
}

/** Opens the best display that this machine can have. Resolves only when a window that was opened is closed by a person. */
async function openDisplay(root: string, options: StartOptions, hub: HubChild, { lifetime, text, say, ending }: Opening): Promise<'display'> {
  const never = new Promise<never>(() => {})
  const { address, token } = hub.ready
  const inBrowser = (reason: keyof StartText['reasons'], remaining: string | undefined) => {
    if (ending.aborted) return never
    const page = `${address}/board/${remaining ? `?token=${encodeURIComponent(remaining)}` : ''}`
    if (openInBrowser(page, process.env)) say(text.browser(text.reasons[reason]))
    else say(text.openYourself(text.reasons[hasScreen(process.env) ? 'no-browser' : reason], page))
    return never
  }
  if (options.display === 'none') return never
  if (options.display === 'browser') return inBrowser('asked-for', token)
  if (!hasScreen(process.env)) return inBrowser('no-screen', token)
  const fetched = findElectron(root, process.env) ?? ((await fetchElectron(root, process.env, ending, () => say(text.fetchingRuntime))) ? findElectron(root, process.env) : undefined)
  if (!fetched || ending.aborted) return inBrowser('no-runtime', token)
  if (needsNoSandbox()) say(text.rootWithoutSandbox)
  say(text.kiosk)
  const display = lifetime.own(startDisplay(fetched, root, hub.ready, options))
  const { failedToStart } = await display.ended
  return failedToStart ? inBrowser('did-not-start', token) : 'display'
}
