import { expect, test, type Page } from '@playwright/test'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { h5pPackages } from '../fixtures/packages/h5p-packages'
import { writeLibrary, type PackageFixture } from '../fixtures/packages/package-fixture'
import { webBoard } from './support/board'
import { needs } from './support/having'
import { packageIn } from './support/package-school'
import { PanelClient } from './support/panel-client'
import { hostileEpub } from './support/player-files'
import { putMaterial } from './support/player-school'
import { journeyFolder, SchoolHub } from './support/school-hub'

const [small, large] = [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }]

/** A task that sets itself out anew when its core tells it that the window has another size, as larger content types do. */
function sizedTask(): PackageFixture {
  const plain = h5pPackages.find(({ id }) => id === 'h5p-capital')!
  const script = 'H5P.DoskaChoice-1.0/task.js'
  const begin = 'H5P.DoskaTask(self, contentId, extras)'
  const sized = String(plain.files[script]).replace(begin, `${begin}\n    self.on('resize', function () { document.body.dataset.width = String(innerWidth) })`)
  return { ...plain, files: { ...plain.files, [script]: sized } }
}

/** Letters of the open book, CSS px. */
async function bookPx(page: Page): Promise<number> {
  const sizes = await Promise.all(page.frames().filter(frame => frame.url().startsWith('blob:')).map(frame => frame.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('p')!).fontSize)).catch(() => 0)))
  return Math.max(0, ...sizes)
}

test('a window of another size: an open book and an open H5P task are read from as far as before', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const school = join(folder, 'school')
  await cp('resources/demo-school', school, { recursive: true })
  const chapters = ['Плавление', 'Испарение'].map(title => ({ title, paragraphs: Array.from({ length: 20 }, (_, index) => `${title}, часть ${index + 1}. Температура кристаллического тела не меняется.`) }))
  await putMaterial(school, 'book', { type: 'epub', entry: 'book.epub', title: 'Физика, 8 класс' }, { 'book.epub': hostileEpub(chapters) })
  const task = sizedTask()
  await writeLibrary(school, [task])
  const hub = await new SchoolHub(folder, { school }).start()
  const board = await webBoard(hub, hub.ready.token)
  const { page } = board
  await page.setViewportSize(small)
  const panel = await PanelClient.signIn(hub)
  const { id } = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  const open = async (materialId: string) => expect((await panel.push(id, { kind: 'material', materialId })).state).toBe('done')

  await test.step('the book', async () => {
    await open('book')
    await expect.poll(() => bookPx(page)).toBeGreaterThan(0)
    const before = await bookPx(page)
    await page.setViewportSize(large)
    await expect.poll(() => bookPx(page)).toBeCloseTo(before * 1.5, 1)
    await page.setViewportSize(small)
    await expect.poll(() => bookPx(page)).toBeCloseTo(before, 1)
  })
  await test.step('the H5P task', async () => {
    await open(task.id)
    const body = packageIn(page, 'h5p').locator('body')
    await expect(packageIn(page, 'h5p').getByRole('button', { name: 'Москва' })).toBeVisible()
    await page.setViewportSize(large)
    await expect(body).toHaveAttribute('data-width', '1920')
    const px = () => packageIn(page, 'h5p').locator('.h5p-place').evaluate(place => Number.parseFloat(getComputedStyle(place).fontSize))
    await expect.poll(px).toBeCloseTo(28.08, 1)
    await page.setViewportSize({ width: 1080, height: 1920 })
    await expect.poll(px).toBeCloseTo(15.8, 1) // the board's other letters follow the narrower side too
  })
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
})
