import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'

/** A person's browsers: each page has cookies and storage of its own, unless it shares its context. `close` ends all of them. */
export interface Browsing {
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>
  newPage(options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** One process for all journeys of a worker; it ends with it. */
let running: Promise<Browser> | undefined

export async function openChromium(): Promise<Browsing> {
  if (!(await running)?.isConnected()) running = launch()
  const browser = await running!
  const contexts: BrowserContext[] = []
  const newContext = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext(options)
    contexts.push(context)
    return context
  }
  return {
    newContext,
    newPage: async options => (await newContext(options)).newPage(),
    async close() {
      await Promise.all(contexts.map(context => context.close()))
    },
  }
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['DOSKA_CHROMIUM']!,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
      '--use-fake-device-for-media-stream', // machines that run tests have no loudspeakers, and a display without them raises an alert
    ],
  })
}
