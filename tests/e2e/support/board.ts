import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { join } from 'node:path'
import { openChromium, type Browsing } from './chromium'
import type { SchoolHub } from './school-hub'

/** The project's folder: tests are run from there. */
const root = process.cwd()

/** A display under test: its window, and how to end or kill it. */
export interface Board {
  readonly page: Page
  close(): Promise<void>
  /** Power fails: the whole process tree is gone without a word. */
  kill(): Promise<void>
}

/** The real Electron app with a data folder of its own. */
export async function electronBoard(hub: { address: string } | undefined, folder: string, token?: string, windowed = true, switches: readonly string[] = [], options: readonly string[] = []): Promise<Board & { app: ElectronApplication }> {
  const app = await _electron.launch({
    executablePath: join(process.env['ELECTRON_OVERRIDE_DIST_PATH']!, 'electron'),
    args: [
      '--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', ...switches, root, `--data=${join(folder, 'display')}`,
      ...(hub ? [`--hub=${hub.address}`] : []),
      ...(windowed ? ['--windowed'] : []),
      ...options,
    ],
    env: { ...(process.env as Record<string, string>), DOSKA_TOKEN: token ?? '' },
  })
  const page = await app.firstWindow()
  const child = app.process()
  return {
    app,
    page,
    close: () => app.close(),
    async kill() {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** The web display in Chromium; the hub runs its agent. `prepare` gets the page before it is opened. */
export async function webBoard(hub: SchoolHub, token?: string, prepare?: (page: Page) => Promise<void>): Promise<Board & { browser: Browsing }> {
  const browser = await openChromium()
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, ignoreHTTPSErrors: true })
  await prepare?.(page)
  await page.goto(`${hub.address}/board/${token ? `?token=${encodeURIComponent(token)}` : ''}`)
  return { browser, page, close: () => browser.close(), kill: () => browser.close() }
}
