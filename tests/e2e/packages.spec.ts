import { expect, test, type Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { h5pPackages } from '../fixtures/packages/h5p-packages'
import { htmlPackages } from '../fixtures/packages/html-packages'
import type { PackageFixture } from '../fixtures/packages/package-fixture'
import { scormCourses } from '../fixtures/packages/scorm-courses'
import { electronBoard, webBoard, type Board } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { needs } from './support/having'
import { packageIn, packageSchool, placeInApp } from './support/package-school'
import { PanelClient, until } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'

const named = (id: string): PackageFixture => [...scormCourses, ...h5pPackages, ...htmlPackages].find(one => one.id === id)!
const kept = (page: Page) => page.locator('[data-role="front"] .package-player').evaluate(player => Number((player as HTMLElement).dataset['kept']))

/** What the display's agent has on disk, newest words first. */
async function onDisk(folder: string): Promise<string> {
  const state = join(folder, 'display/display/state/packages')
  const names = (await readdir(state)).filter(name => name.endsWith('.json'))
  return (await Promise.all(names.map(name => readFile(join(state, name), 'utf8')))).join('\n')
}

/** A touch inside a package is the package's: its controls come by the edge of the glass, a mouse needs only to get there. */
async function callControls(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.getByRole('button', { name: 'Показать кнопки' }).first().boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2 - 20)
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 })
}

/** Closed and gone: a picture that is wanted again within its last moments on the stage is not loaded anew. */
async function closed(page: Page): Promise<void> {
  await askBoard(page, 'closeContent')
  await expect(page.locator('.package-player')).toHaveCount(0)
}

async function prepared(packages: readonly PackageFixture[]): Promise<{ folder: string; hub: SchoolHub; board: Board; clean(): Promise<void> }> {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await packageSchool(folder, packages) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token)
  await boardOnce(board.page, isPrepared)
  return { folder, hub, board, clean }
}

async function answerPages(page: Page, title: string): Promise<void> {
  const course = packageIn(page)
  await expect(course.locator('#began'), title).toHaveText('run-time true')
  const before = await kept(page)
  await course.getByRole('button', { name: 'Дальше' }).click()
  await expect(course.locator('#said'), title).toHaveText(/^(true ){7}(true|silent)$/)
  await until(async () => ((await kept(page)) > before ? true : undefined), `${title}: nothing was kept`)
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

test('T-20 power fails in the middle of a course: the class goes on where it was, another material begins anew', async () => {
  needs('electron')
  const course = named('scorm-2004-three-parts')
  const { folder, hub, board, clean } = await prepared([course, named('scorm-12-plain')])
  await askBoard(board.page, 'openMaterial', course.id)
  await answerPages(board.page, course.title)
  await callControls(board.page)
  await board.page.getByRole('button', { name: 'Следующая часть' }).click()
  await expect(board.page.getByText('Часть 2 из 3')).toBeVisible()
  await answerPages(board.page, course.title)
  expect(await onDisk(folder)).toContain('"className":"8 Б"')
  await board.kill()

  const again = await electronBoard(hub, folder)
  await boardOnce(again.page, snapshot => snapshot.scene.kind === 'face')
  await expect(packageIn(again.page).locator('#place')).toHaveText('Страница 2 из 2')
  await expect(again.page.getByText('Часть 2 из 3')).toBeAttached()
  await expect(again.page.getByText('Запоминается для 8 Б')).toBeAttached()
  await askBoard(again.page, 'openMaterial', 'scorm-12-plain')
  await expect.poll(() => placeInApp(again.app), { timeout: 60_000 }).toBe('Страница 1 из 5')
  await again.close()
  await hub.stop()
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

test('T-20 H5P packages open offline, their results are shown and kept, and answers are there again', async () => {
  needs('electron')
  const { folder, hub, board, clean } = await prepared(h5pPackages)
  await hub.stop()
  const { page } = board
  const task = packageIn(page, 'h5p')
  for (const { id } of h5pPackages) {
    await askBoard(page, 'openMaterial', id)
    await expect(task.locator('.doska-task, img').first(), id).toBeVisible()
    await closed(page)
  }
  await askBoard(page, 'openMaterial', 'h5p-picture')
  await expect(task.getByRole('img', { name: 'Круг' })).toHaveJSProperty('naturalWidth', 640)
  await askBoard(page, 'openMaterial', 'h5p-set')
  await task.getByRole('button', { name: 'Москва' }).click()
  await task.getByRole('button', { name: '54' }).click()
  await expect(page.getByText('1 из 2, не пройдено')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('h5p.png') })
  await until(async () => ((await onDisk(folder)).includes('"score":1,"max":2') ? true : undefined), 'the result was not kept')
  await board.kill()
  await hub.start()
  const again = await electronBoard(hub, folder)
  await expect(packageIn(again.page, 'h5p').getByRole('button', { name: 'Москва' })).toHaveAttribute('aria-pressed', 'true')
  await again.close()
  await hub.stop()
  await clean()
})

test('a web display plays the same courses and keeps what the class reached', async () => {
  needs('chromium')
  const chosen = ['scorm-12-plain', 'scorm-2004-silent', 'scorm-12-pages', 'scorm-2004-three-parts', 'h5p-set', 'html-storage'].map(named)
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await packageSchool(folder, chosen) }).start()
  const board = await webBoard(hub, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const { page } = board
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  const open = async (materialId: string) => expect((await panel.push(display.id, { kind: 'material', materialId })).state).toBe('done')
  for (const id of ['scorm-12-plain', 'scorm-2004-silent', 'scorm-12-pages', 'scorm-2004-three-parts']) {
    for (const turn of [1, 2]) {
      await open(id)
      if (id.endsWith('-pages')) await packageIn(page).locator('#go').click()
      await expect(packageIn(page).locator('#place'), id).toContainText(`Страница ${turn} из`)
      if (turn === 1) await answerPages(page, id)
      await open('html-storage')
      await expect(page.locator('.package-player')).toHaveCount(1) // else the course would come back as it stands
    }
  }
  await expect(packageIn(page, 'html').getByText('память есть')).toBeVisible()
  await open('h5p-set')
  await packageIn(page, 'h5p').getByRole('button', { name: 'Москва' }).click()
  await packageIn(page, 'h5p').getByRole('button', { name: '56' }).click()
  await expect(page.getByText('2 из 2, пройдено')).toBeVisible()
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
})
