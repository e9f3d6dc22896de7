/** Renders every picture to library/<id>/<id>.png, or .webp (lossless) for those in WEBP. */
import { mkdirSync, rmSync } from 'node:fs'
import { launch, savePng } from './browser.mjs'
import { run } from './ffmpeg.mjs'
import { images } from './images.mjs'
import { libraryFile } from './paths.mjs'

const WEBP = new Set(['geography-6-water-cycle', 'history-timeline'])

const only = process.argv[2]
const browser = await launch()
for (const [id, svg] of Object.entries(images)) {
  if (only && !id.includes(only)) continue
  mkdirSync(libraryFile(id), { recursive: true })
  const png = libraryFile(id, `${id}.png`)
  await savePng(browser, svg, png)
  if (!WEBP.has(id)) continue
  await run(['-i', png, '-c:v', 'libwebp', '-lossless', '1', '-compression_level', '6', libraryFile(id, `${id}.webp`)])
  rmSync(png)
}
await browser.close()
