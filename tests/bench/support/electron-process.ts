import { chromium, type Browser, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../../e2e/support/free-port'
import { treeMemoryBytes } from '../../e2e/support/process-memory'

/** A debugger that attaches while a window starts makes it run its preload script twice and wait for us: nobody looks before this has passed. */
const untouchedMs = 4_000

/** An Electron started as a person starts it, looked at from outside through its debugging port once it has long painted. */
export interface ElectronProcess {
  readonly page: Page
  /** Epoch ms just before the process was spawned. */
  readonly spawnedAtMs: number
  /** Sum over the process tree, bytes: proportional set size, so that shared pages count once. */
  memoryBytes(): number
  end(): Promise<void>
}

export async function startElectron(args: readonly string[], isOurs: (url: string) => boolean, environment: Record<string, string> = {}): Promise<ElectronProcess> {
  const port = await freePort()
  const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist', 'electron')
  const spawnedAtMs = Date.now()
  const child = spawn(executable, ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`, ...args], { stdio: 'ignore', env: { ...process.env, ...environment } })
  await new Promise(resolve => setTimeout(resolve, untouchedMs))
  const browser = await connectSoon(port)
  const page = await pageSoon(browser, isOurs)
  return { page, spawnedAtMs, memoryBytes: () => treeMemoryBytes(child.pid!), end: () => end(child, browser) }
}

/** When the page's performance mark was set, as epoch ms. */
export async function markedAtMs(page: Page, name: string): Promise<number> {
  await page.waitForFunction(mark => performance.getEntriesByName(mark).length > 0, name, { polling: 50, timeout: 60_000 })
  return page.evaluate(mark => performance.timeOrigin + performance.getEntriesByName(mark)[0]!.startTime, name)
}

async function connectSoon(port: number): Promise<Browser> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    } catch (error) {
      if (attempt > 200) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

async function pageSoon(browser: Browser, isOurs: (url: string) => boolean): Promise<Page> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const page = browser.contexts().flatMap(context => context.pages()).find(candidate => isOurs(candidate.url()))
    if (page) return page
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('the window never opened')
}

async function end(child: ChildProcess, browser: Browser): Promise<void> {
  await browser.close().catch(() => {})
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await gone
  clearTimeout(force)
}
