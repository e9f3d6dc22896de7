import { expect, test, type Page } from '@playwright/test'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rested } from './support/axe'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { clockProgram, type MovableGlobal } from './support/moved-clock'
import { PanelClient } from './support/panel-client'
import { openPanel } from './support/panel-page'
import { schoolAllDay } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'

/** The program's resources with a norm of five minutes a lesson, so that nobody waits for twenty. */
async function hastyNorms(folder: string): Promise<string> {
  const resources = join(folder, 'resources')
  await cp(join(process.cwd(), 'resources'), resources, { recursive: true, filter: path => !path.includes('demo-school') })
  const file = join(resources, 'screen-norms.json')
  const norms = JSON.parse(await readFile(file, 'utf8')) as { rows: object[] }
  const minutes = { lesson: 5, day: 600 }
  await writeFile(file, JSON.stringify({ ...norms, rows: norms.rows.map(row => ({ ...row, board: minutes, panel: minutes })) }))
  return resources
}

test('two displays of one class count together: a quiet hint, a minute for the eyes, and the class’s row in the panel', async () => {
  needs('chromium')
  test.setTimeout(300_000)
  const { folder, clean } = await journeyFolder()
  const clock = { startMs: Date.now(), stands: true }
  const hub = await new SchoolHub(folder, { school: await schoolAllDay('lesson', folder), resources: await hastyNorms(folder) }, clock).start()
  const browser = await openChromium()
  const desk = await openPanel(browser, hub)
  const panel = await PanelClient.signIn(hub)
  const boards: Page[] = []
  while (boards.length < 2) {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.addInitScript({ content: clockProgram(clock) })
    await page.goto(`${hub.address}/board/?token=${encodeURIComponent(await hub.issueToken())}`)
    await expect(page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible()
    boards.push(page)
  }
  const [first] = boards
  const displays = (await panel.ask('listDisplays')).map(({ id }) => id)
  expect(displays).toHaveLength(2)
  for (const id of displays) expect((await panel.push(id, { kind: 'material', materialId: 'physics-8-heating-curve' })).state).toBe('done')

  let nowMs = clock.startMs
  const goOn = async (seconds: number) => {
    nowMs += seconds * 1000
    await hub.moveClock('run', nowMs)
    for (const board of boards) await board.evaluate(ms => void (globalThis as unknown as MovableGlobal).moveClock('jump', Date.now() + ms), seconds * 1000)
  }
  await goOn(15)
  const today = new Date(nowMs).toISOString().slice(0, 10)
  const seenS = async () => (await panel.ask('readScreenTime', today, today)).rows.filter(({ className }) => className === '8 Б').reduce((sum, { seconds }) => sum + seconds, 0)
  await expect.poll(seenS).toBe(30) // time stands until both have told
  const untilSaid = (words: string) => expect(async () => {
    await goOn(15)
    await expect(first!.getByText(words)).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 90_000 })
  // Neither has shown four minutes when both know that the class has seen them.
  await untilSaid('Норма урока уже близко')
  await expect(first!.getByText(/8 Б: экран 4 мин из 5 за урок\. Скоро пауза для глаз/)).toBeVisible()
  expect(nowMs - clock.startMs).toBeLessThan(4 * 60_000)
  await first!.screenshot({ path: test.info().outputPath('hint.png') })
  await first!.getByRole('button', { name: 'Зарядка для глаз' }).click()
  const exercise = first!.getByRole('dialog', { name: 'Зарядка для глаз' })
  await expect(exercise).toBeVisible()
  await goOn(9) // it begins with blinking
  await expect(exercise.getByText('Следите глазами: влево — вправо')).toBeVisible()
  await rested(first!)
  await first!.screenshot({ path: test.info().outputPath('exercise.png') })
  await exercise.getByRole('button', { name: 'Закончить' }).first().click()
  await expect(exercise).toHaveCount(0)
  await expect(first!.locator('[data-role="front"] img').first()).toBeVisible() // the lesson went on all the time

  await untilSaid('Норма урока исчерпана')
  await expect(first!.getByText(/Пауза, когда удобно/)).toBeVisible()
  await first!.screenshot({ path: test.info().outputPath('reached.png') })

  await desk.getByRole('link', { name: 'Экранное время' }).click()
  const row = desk.getByRole('row').filter({ hasText: '8 Б' })
  await expect(async () => {
    await goOn(31) // displays tell it at most twice a minute
    await expect(row).toContainText(/близко к норме|норма исчерпана/, { timeout: 2_000 })
    await expect(desk.getByText('8 Б: зарядка для глаз')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 90_000 })
  await desk.screenshot({ path: test.info().outputPath('panel-screen-time.png') })
  const [saved] = await Promise.all([desk.waitForEvent('download'), desk.getByRole('button', { name: 'Таблица CSV' }).click()])
  expect(await readFile((await saved.path())!, 'utf8')).toMatch(/;8 Б;00:00 — \d/)
  await desk.getByRole('combobox', { name: /204/ }).selectOption('board')
  await expect(desk.getByText('Сохранено.', { exact: true })).toBeVisible()

  panel.close()
  await browser.close()
  await hub.stop()
  await clean()
})
