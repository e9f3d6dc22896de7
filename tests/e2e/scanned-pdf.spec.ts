import { expect, test } from '@playwright/test'
import { cp, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBoard } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { needs } from './support/having'
import { until } from './support/panel-client'
import { ffmpeg, scannedPdf } from './support/player-files'
import { putMaterial } from './support/player-school'
import { treeMemoryBytes } from './support/process-memory'
import { journeyFolder, SchoolHub } from './support/school-hub'

const pages = 600
/** Of them differ; each stands in the file as often as it has pages, as if it were another. */
const scanned = 24
const width = 1240
const height = 1754
const megabyte = 1024 * 1024

test('T-08 a textbook of 600 scanned pages: only pages near the shown one hold pictures, and its memory is given back', async () => {
  needs('electron', 'ffmpeg')
  test.skip(process.platform !== 'linux', 'memory is read from /proc')
  test.setTimeout(400_000)
  const { folder, clean } = await journeyFolder()
  const school = join(folder, 'school')
  const made = join(folder, 'made')
  await mkdir(made)
  await cp('resources/demo-school', school, { recursive: true })
  ffmpeg('-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=25:duration=${scanned / 25}`, '-vf', 'noise=alls=12:allf=t', '-q:v', '8', join(made, '%d.jpg'))
  const scans = await Promise.all(Array.from({ length: scanned }, (_, index) => readFile(join(made, `${index + 1}.jpg`))))
  await putMaterial(school, 'scans', { type: 'pdf', entry: 'scans.pdf', title: 'Учебник' }, { 'scans.pdf': scannedPdf(Array.from({ length: pages }, (_, index) => scans[index % scanned]!), width, height) })
  scans.length = 0

  const hub = await new SchoolHub(folder, { school }).start()
  const board = await electronBoard(hub, folder, hub.ready.token, false)
  const { page } = board
  const memory = () => treeMemoryBytes(board.app.process().pid!) / megabyte
  const front = page.locator('[data-role="front"]')
  const open = (id: string) => until(async () => ((await askBoard(page, 'openMaterial', id)) === undefined ? true : undefined), `${id} never was ready`, 120_000)
  /** Canvases with pixels anywhere in the page. */
  const pictures = () => page.evaluate(() => [...document.querySelectorAll('canvas')].filter(canvas => canvas.width > 0 && canvas.isConnected && canvas.closest('.pdf-player')).length)
  const shown = (number: number) => expect(front.getByRole('img', { name: new RegExp(`страница ${number}$`) })).toBeVisible({ timeout: 90_000 })

  await boardOnce(page, isPrepared, 120_000)
  await open('physics-8-melting-slides') // what every document costs once: the reader and its worker
  await expect(front.locator('canvas')).toHaveCount(1)
  await askBoard(page, 'closeContent')
  await page.waitForTimeout(8_000)
  const before = memory()

  await open('scans')
  await shown(1)
  let highest = memory()
  const look = () => (highest = Math.max(highest, memory()))
  for (let number = 2; number <= 30; number++) {
    await page.keyboard.press('PageDown')
    await shown(number)
    look()
  }
  for (const number of [300, 600, 151]) {
    await page.evaluate(() => void window.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch' })))
    await front.getByRole('button', { name: 'Номер страницы' }).click()
    await page.keyboard.type(String(number))
    await page.keyboard.press('Enter')
    await shown(number)
    look()
  }
  await page.evaluate(() => void window.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch' })))
  await front.getByRole('button', { name: 'Все страницы' }).click()
  await expect(front.locator('.all canvas').first()).toBeVisible()
  for (let scroll = 0; scroll < 10; scroll++) {
    await front.locator('.all').evaluate(list => list.scrollBy(0, 2500))
    await page.waitForTimeout(400)
    look()
  }
  expect(await pictures()).toBeLessThan(80) // those in sight and a row around them, of 600
  await front.getByRole('button', { name: 'Убрать' }).click()
  await shown(151)
  await page.waitForTimeout(1_000)
  expect(await pictures()).toBeLessThanOrEqual(1)
  look()

  await askBoard(page, 'closeContent')
  await boardOnce(page, ({ scene }) => scene.kind === 'idle')
  let after = Infinity
  for (let wait = 0; wait < 90 && after - before > 50; wait++) {
    await page.waitForTimeout(1_000)
    after = memory()
  }
  const figures = `before ${before.toFixed(0)}, highest +${(highest - before).toFixed(0)}, after +${(after - before).toFixed(0)} MB`
  test.info().annotations.push({ type: 'memory', description: figures })
  process.stdout.write(`${figures}\n`)
  expect(highest - before, figures).toBeLessThanOrEqual(300)
  expect(after - before, figures).toBeLessThanOrEqual(50)
  await board.close()
  await hub.stop()
  await clean()
})
