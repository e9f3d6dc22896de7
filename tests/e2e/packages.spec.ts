import { expect, test, type Page } from '@playwright/test'
import { h5pPackages } from '../fixtures/packages/h5p-packages'
import { htmlPackages } from '../fixtures/packages/html-packages'
import type { PackageFixture } from '../fixtures/packages/package-fixture'
import { scormCourses } from '../fixtures/packages/scorm-courses'
import { electronBoard, type Board } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { needs } from './support/having'
import { packageIn, packageSchool } from './support/package-school'
import { until } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'

const named = (id: string): PackageFixture => [...scormCourses, ...h5pPackages, ...htmlPackages].find(one => one.id === id)!
const kept = (page: Page) => page.locator('[data-role="front"] .package-player').evaluate(player => Number((player as HTMLElement).dataset['kept']))

/** Closed and gone: a picture that is wanted again within its last moments on the stage is not loaded anew. */
async function closed(page: Page): Promise<void> {
  await askBoard(page, 'closeContent')
  await expect(page.locator('.package-player')).toHaveCount(0)
}

async function prepared(packages: readonly PackageFixture[]): Promise<{ folder: string; hub: SchoolHub; board: Board; clean(): Promise<void> }> {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await packageSchool(folder, packages) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token)
  await boardOnce(board.page, isPrepared, 60_000)
  return { folder, hub, board, clean }
}

for (const version of ['1.2', '2004']) test(`T-20 every SCORM ${version} course finds its run-time offline, and what a class reached is there again when it is opened anew`, async () => {
  needs('electron')
  test.setTimeout(300_000)
  const courses = scormCourses.filter(({ scorm }) => scorm === version)
  const { hub, board, clean } = await prepared(courses)
  await hub.stop() // offline from here on
  const { page } = board
  for (const { id, title } of courses) {
    await askBoard(page, 'openMaterial', id)
    if (id.endsWith('-asset')) {
      await expect(packageIn(page).getByText('Только текст')).toBeVisible()
      continue
    }
    const course = id.endsWith('-framed') ? packageIn(page).frameLocator('iframe') : packageIn(page)
    if (id.endsWith('-pages')) await course.locator('#go').click()
    await expect(course.locator('#began'), id).toHaveText('run-time true')
    await expect(course.locator('#place'), id).toContainText('Страница 1 из')
    const before = await kept(page)
    await course.getByRole('button', { name: 'Дальше' }).click()
    await expect(course.locator('#said'), `${id} ${title}`).toHaveText(/^(true ){7}(true|silent)$/)
    await until(async () => ((await kept(page)) > before ? true : undefined), `${id}: nothing was kept`)
    await closed(page)
    await askBoard(page, 'openMaterial', id)
    if (id.endsWith('-pages')) await course.locator('#go').click()
    await expect(course.locator('#place'), id).toContainText('Страница 2 из')
    await expect(course.locator('#entry'), id).toHaveText('resume')
    await expect(course.locator('#memory'), id).toContainText('ответы до страницы 2')
    if (id.endsWith('-based')) await expect(course.locator('#launch')).toHaveText('?mode=class вариант=2')
    await closed(page)
  }
  await board.close()
  await clean()
})

test('T-20 a file that a package does not have is 404, and neither the display nor the player page lends another', async () => {
  needs('electron')
  const { hub, board, clean } = await prepared([named('scorm-12-plain')])
  await askBoard(board.page, 'openMaterial', 'scorm-12-plain')
  await expect(packageIn(board.page).locator('#began')).toHaveText('run-time true')
  const course = board.page.frames().find(frame => frame.url().endsWith('/index.html') && frame.url().startsWith('doska-content:'))!
  const statuses = await course.evaluate(() => Promise.all(
    ['index.html', 'missing.js', '~doska/player.js', '~doska/missing.js', '~doska/../../../package.json', '~doska/%2e%2e%2f%2e%2e%2fpackage.json', '~doska/'].map(async path => (await fetch(path)).status),
  ))
  expect(statuses).toEqual([200, 404, 200, 404, 404, 404, 404])
  await board.close()
  await hub.stop()
  await clean()
})
