/** Chromium as a drawing machine: SVG in, PNG or PDF out. */
import { chromium } from 'playwright-core'
import { fontFaces, HEIGHT, WIDTH } from './theme.mjs'

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

export function launch() {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

const pageOf = (body) => `<!doctype html><html lang="ru"><meta charset="utf-8"><style>
  ${fontFaces()}
  @page { size: ${WIDTH}px ${HEIGHT}px; margin: 0 }
  * { margin: 0; padding: 0 }
  svg { display: block; break-after: page; break-inside: avoid }
  svg:last-child { break-after: auto }
</style>${body}`

async function show(page, svg, title) {
  await page.setContent(pageOf(svg))
  await page.evaluate(async (name) => {
    document.title = name
    await document.fonts.ready
  }, title)
}

export async function savePng(browser, svg, file) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
  await show(page, svg, '')
  await page.screenshot({ path: file })
  await page.close()
}

export async function savePdf(browser, svgs, file, title) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
  await show(page, svgs.join(''), title)
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true, displayHeaderFooter: false })
  await page.close()
}
