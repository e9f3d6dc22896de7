import { expect, test, type Page } from '@playwright/test'
import { electronBoard } from './support/board'
import { askBoard, boardOnce } from './support/board-window'
import { needs } from './support/having'
import { until } from './support/panel-client'
import { playerSchool } from './support/player-school'
import { journeyFolder, SchoolHub } from './support/school-hub'

const front = (page: Page) => page.locator('[data-role="front"]')
const shot = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) })
const button = (page: Page, name: string | RegExp) => front(page).getByRole('button', { name })

/** Opens a material as a touch in the library does, and waits until the agent heard that it was painted. */
async function open(page: Page, materialId: string): Promise<void> {
  await until(async () => ((await askBoard(page, 'openMaterial', materialId)) === undefined ? true : undefined), `${materialId} never was ready`)
  await expect(front(page).locator('.face')).toBeVisible()
}
/** Shows the buttons, as a touch does. */
const touch = (page: Page) => page.evaluate(() => void window.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch' })))

test('every player shows its material on the glass, with its buttons, and no material runs a script of its own', async () => {
  needs('electron', 'ffmpeg')
  test.setTimeout(300_000)
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await playerSchool(folder) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token, false)
  const { page } = board
  await boardOnce(page, ({ standing }) => standing.kind === 'enrolled')

  await test.step('a film: subtitles in two languages, speed, and where it was left', async () => {
    await open(page, 'film')
    await expect(front(page).locator('video')).toBeVisible()
    await touch(page)
    await button(page, 'Пауза').click() // else a slow machine is at the film's end before it is asked
    await button(page, 'Субтитры').click()
    await button(page, 'Русский').click()
    await expect(front(page).getByText('Парафин плавится,')).toBeVisible()
    await button(page, 'Субтитры').click()
    await button(page, 'Английский').click()
    await expect(front(page).getByText('Paraffin melts.')).toBeVisible()
    await touch(page)
    await button(page, /^Скорость/).click()
    await button(page, '1,5×').click()
    await expect.poll(() => front(page).locator('video').evaluate((film: HTMLVideoElement) => film.playbackRate)).toBe(1.5)
    await front(page).getByLabel('Место в записи').fill('32')
    await expect.poll(() => front(page).locator('video').evaluate((film: HTMLVideoElement) => film.currentTime)).toBe(32)
    await shot(page, 'video')
    await askBoard(page, 'closeContent')
    await expect(front(page).locator('video')).toHaveCount(0)
    await until(async () => {
      const place = await askBoard(page, 'readPlace', 'film')
      return place?.kind === 'time' && place.positionS === 32 ? true : undefined
    }, 'the place was never kept')
    await open(page, 'film')
    await expect(button(page, 'Продолжить с 0:32')).toBeVisible()
    await shot(page, 'video-resume')
    await button(page, 'Продолжить с 0:32').click()
    await expect.poll(() => front(page).locator('video').evaluate((film: HTMLVideoElement) => film.currentTime)).toBeGreaterThan(30)
  })

  await test.step('a quiet film is amplified: its sound passes the amplifier and is not silenced by its origin', async () => {
    const peak = await front(page).locator('video').evaluate(async (film: HTMLVideoElement) => {
      const context = new AudioContext()
      const copy = film.cloneNode() as HTMLVideoElement
      const analyser = context.createAnalyser()
      context.createMediaElementSource(copy).connect(analyser)
      await copy.play()
      let highest = 0
      for (let look = 0; look < 20; look++) {
        await new Promise(resolve => setTimeout(resolve, 100))
        const samples = new Float32Array(analyser.fftSize)
        analyser.getFloatTimeDomainData(samples)
        highest = Math.max(highest, ...samples.map(Math.abs))
      }
      copy.pause()
      await context.close()
      return highest
    })
    expect(peak).toBeGreaterThan(0.01)
  })

  await test.step('a large picture is scaled for the glass and sharp when looked at nearer', async () => {
    await open(page, 'large')
    await expect(front(page).locator('canvas.whole')).toBeVisible()
    await touch(page)
    await button(page, 'Ближе').click()
    await button(page, 'Ближе').click()
    await expect(front(page).locator('canvas.detail')).toBeVisible()
    await shot(page, 'large-picture')
    await open(page, 'drawing')
    await expect(front(page).locator('img')).toBeVisible()
  })

  await test.step('T-04 a series goes on past a picture that does not open', async () => {
    await open(page, 'series')
    await touch(page)
    await expect(front(page).getByText('1 из 4')).toBeVisible()
    await page.keyboard.press('PageDown')
    await expect(front(page).getByRole('img', { name: 'Картинка 3 из 4' })).toBeVisible({ timeout: 3_000 })
    await touch(page)
    await button(page, 'Все картинки').click()
    await shot(page, 'series-all')
    await button(page, 'Картинка 4 из 4').click()
    await touch(page)
    await shot(page, 'series')
  })

  await test.step('a document: pages, two pages, the number of a page, all pages, words', async () => {
    await open(page, 'physics-8-melting-slides')
    await expect(front(page).locator('canvas')).toHaveCount(1)
    await touch(page)
    await button(page, 'Две страницы').click()
    await expect(front(page).locator('canvas')).toHaveCount(2)
    await touch(page)
    await shot(page, 'pdf-two')
    await button(page, 'Одна страница').click()
    await touch(page)
    await button(page, 'Номер страницы').click()
    await page.keyboard.type('3')
    await shot(page, 'pdf-number')
    await page.keyboard.press('Enter')
    await expect(front(page).getByRole('img', { name: /страница 3$/ })).toBeVisible()
    await touch(page)
    await button(page, 'Все страницы').click()
    await expect(front(page).locator('.all canvas').first()).toBeVisible()
    await shot(page, 'pdf-all')
    await front(page).getByRole('button', { name: 'Страница 1', exact: true }).click()
    await touch(page)
    await button(page, 'Поиск в тексте').click()
    await page.keyboard.type('плавлен')
    await expect(front(page).getByText(/^1 из \d+$/)).toBeVisible()
    await expect(front(page).locator('.mark.is-now').first()).toBeVisible()
    await shot(page, 'pdf-search')
  })

  await test.step('a book: contents, size, search, and it opens where it was left', async () => {
    await open(page, 'book')
    await expect(front(page).locator('foliate-view')).toBeVisible()
    await touch(page)
    await shot(page, 'book')
    await button(page, 'Содержание').click()
    await shot(page, 'book-contents')
    await button(page, 'Испарение').click()
    await touch(page)
    await button(page, 'Крупнее').click()
    await button(page, 'Светлые страницы').click()
    await page.keyboard.press('PageDown')
    await until(async () => ((await askBoard(page, 'readPlace', 'book')) ? true : undefined), 'the place was never kept')
    await shot(page, 'book-light')
    await touch(page)
    await button(page, 'Поиск в тексте').click()
    await page.keyboard.type('часть 30')
    await expect(front(page).getByText(/^1 из \d+$/)).toBeVisible()
    await shot(page, 'book-search')
  })

  await test.step('a text: large type, its own pictures, a screen at a time', async () => {
    await open(page, 'article')
    await expect(front(page).getByRole('heading', { name: 'Почему лёд плавает' })).toBeVisible()
    await expect(front(page).locator('img')).toBeVisible()
    expect(await front(page).locator('img').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(1600)
    await touch(page)
    await shot(page, 'article')
    await page.keyboard.press('PageDown')
    await until(() => front(page).locator('.sheet').evaluate(sheet => sheet.scrollTop > 300 || undefined), 'it never moved')
    await shot(page, 'article-down')
  })

  expect(await page.evaluate(() => (window as unknown as { bookRan?: string }).bookRan)).toBeUndefined()
  await board.close()
  await hub.stop()
  await clean()
})
