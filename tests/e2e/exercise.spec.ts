import { expect, test, type Locator, type Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExerciseProgress } from '#shared/domain/exercise/progress'
import { faults, rested } from './support/axe'
import { electronBoard, webBoard } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { exerciseLessonId, schoolWithExercises } from './support/exercise-lesson'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'

const front = (page: Page) => page.locator('[data-role="front"] .exercise-player')
const button = (page: Page, name: string | RegExp) => front(page).getByRole('button', { name, exact: typeof name === 'string' })
const card = (page: Page, words: string) => front(page).locator('.carry-card').filter({ hasText: new RegExp(`^${words}$`) })
const slot = (page: Page, place: number) => front(page).locator(`[data-slot="${place}"]`)
const says = (page: Page, words: string) => expect(front(page).getByRole('status')).toContainText(words)
const isTask = (page: Page, number: number) => expect(front(page).getByRole('region', { name: `Задание ${number} из 9` })).toBeVisible()

/** Before anybody has checked or revealed, nothing on the page may tell what is right. */
async function tellsNothing(page: Page): Promise<void> {
  const html = await front(page).innerHTML()
  expect(html).not.toMatch(/class="[^"]*\b(is-right|is-answer|is-wrong|mark)\b/)
  expect(html).not.toMatch(/Объяснение|плавление|таяние|9[.,]8/)
  expect(html).not.toMatch(/(id|data-[a-z-]+|value)="(a|b|c|d|g|h|one|two|three|even|odd|single|multiple)"/)
}

/** One way to work the board; `act` is a tap or a key on a focused thing, `carry` brings a card to a place. */
interface Hands {
  act(target: Locator): Promise<void>
  carry(card: Locator, place: Locator): Promise<void>
  write(page: Page, words: string): Promise<void>
}

async function solveAll(page: Page, hands: Hands): Promise<void> {
  const { act, carry } = hands
  const check = () => act(button(page, 'Проверить'))
  const next = () => act(button(page, 'Следующее задание'))

  await isTask(page, 1)
  await tellsNothing(page)
  await act(button(page, /3$/))
  await check()
  await says(page, 'Пока не так')
  await expect(front(page).locator('.is-right, .is-answer')).toHaveCount(0) // the right one is still to be found
  await act(button(page, 'Ещё раз'))
  await act(button(page, /4$/))
  await check()
  await says(page, 'Всё верно!')
  await expect(front(page).getByText('Объяснение single')).toBeVisible()
  await next()

  await isTask(page, 2)
  await tellsNothing(page)
  for (const option of [/2$/, /3$/]) await act(button(page, option))
  await check()
  await says(page, 'Выбрано верно: 1, лишнее: 1.')
  await act(button(page, 'Ещё раз'))
  await act(button(page, /4$/))
  await check()
  await says(page, 'Всё верно!')
  await next()

  await isTask(page, 3)
  await tellsNothing(page)
  await hands.write(page, 'таяние')
  await check()
  await says(page, 'Всё верно!')
  await next()

  await isTask(page, 4)
  await tellsNothing(page)
  await hands.write(page, '9,8')
  await check()
  await says(page, 'Всё верно!')
  await next()

  await isTask(page, 5)
  await tellsNothing(page)
  for (const [place, words] of ['1', '2', '3', '4'].entries()) await carry(card(page, words), slot(page, place))
  await check()
  await says(page, 'Всё верно!')
  await next()

  await isTask(page, 6)
  await tellsNothing(page)
  await carry(card(page, 'один'), slot(page, 0))
  await carry(card(page, 'три'), slot(page, 1))
  await check()
  await says(page, 'Верно 1 из 2')
  await act(button(page, 'Ещё раз'))
  await expect(slot(page, 0)).toContainText('один')
  await carry(card(page, 'два'), slot(page, 1))
  await check()
  await says(page, 'Всё верно!')
  await next()

  await isTask(page, 7)
  await tellsNothing(page)
  for (const [words, place] of [['1', 1], ['2', 0], ['3', 1]] as const) await carry(card(page, words), slot(page, place))
  await check()
  await says(page, 'Всё верно!')
  await next()

  await isTask(page, 8)
  await tellsNothing(page)
  await act(button(page, 'легче'))
  await act(button(page, 'тонет'))
  await check()
  await says(page, 'Верно 1 из 2')
  await act(button(page, 'Показать ответ'))
  await expect(front(page).locator('.gap').nth(1)).toContainText('плавает')
  await says(page, 'Правильный ответ')
  await next()

  await isTask(page, 9)
  await tellsNothing(page)
}

test('a class solves one task of each kind on the web display by the keyboard alone; the hub that runs its agent is killed and nothing is lost', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWithExercises(folder) }).start()
  const { page, close } = await webBoard(hub, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ status }) => status?.state === 'ready')
  await panel.push(display.id, { kind: 'lesson', lessonId: exerciseLessonId, stage: 1 })
  panel.close()
  const act = async (target: Locator) => {
    await target.focus()
    await page.keyboard.press('Enter')
  }
  await solveAll(page, {
    act,
    async carry(what, where) {
      if ((await where.locator('.carry-card').count()) === 0 || (await where.locator('.title').count()) > 0) {
        await act(what)
        await act(where.locator('.hole, .title'))
        return
      }
      // An ordered card climbs by arrows.
      await what.focus()
      const wanted = Number(await where.getAttribute('data-slot'))
      for (;;) {
        const now = Number(await page.locator('[data-role="front"] [data-slot]:has(:focus)').getAttribute('data-slot'))
        if (now === wanted) return
        await page.keyboard.press(now > wanted ? 'ArrowUp' : 'ArrowDown')
      }
    },
    async write(_page, words) {
      await front(page).getByRole('textbox').focus()
      await page.keyboard.type(words)
    },
  })
  await act(card(page, '2'))
  await page.keyboard.press('Escape') // puts it down, and does not close the lesson
  await isTask(page, 9)
  expect(await faults(page)).toEqual([])
  await act(card(page, '2'))
  await act(slot(page, 1).locator('.hole'))
  await expect(slot(page, 1)).toContainText('2')
  await expect.poll(() => placedOnDisk(join(folder, 'hub'))).toEqual({ h: 'b' })
  await hub.kill()
  await hub.start()
  await page.reload()
  await isTask(page, 9)
  await expect(slot(page, 1)).toContainText('2')
  await close()
  await hub.stop()
  await clean()
})

test('a class solves the tasks at the app by pointer; the page crashes, then power fails, and nothing is lost', async () => {
  needs('electron')
  test.setTimeout(300_000)
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWithExercises(folder) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token, false)
  await boardOnce(board.page, isPrepared)
  await hub.stop() // offline from here on
  const { page } = board
  await askBoard(page, 'openLesson', exerciseLessonId, 1)
  await solveAll(page, {
    act: target => target.click(),
    carry: (what, where) => drag(page, what, where),
    async write(_page, words) {
      await front(page).getByRole('textbox').click()
      await page.keyboard.type(words)
    },
  })
  await drag(page, card(page, '2'), slot(page, 1))
  await expect(slot(page, 1)).toContainText('2')
  await expectNothingCovered(page)
  await page.screenshot({ path: test.info().outputPath('sorting.png') })
  await expect.poll(() => placedOnDisk(join(folder, 'display'))).toEqual({ h: 'b' })
  await board.app.evaluate(({ webContents }) => new Promise<void>(resolve => {
    const [contents] = webContents.getAllWebContents()
    contents!.once('render-process-gone', () => resolve())
    contents!.forcefullyCrashRenderer()
  }))
  const numberShown = () => board.app.evaluate(({ webContents }) => Promise.race([
    webContents.getAllWebContents()[0]!.executeJavaScript(`document.querySelector('[data-role="front"] [data-slot="1"]')?.textContent ?? ''`),
    new Promise<string>(resolve => setTimeout(() => resolve(''), 2_000)), // a page that is not there yet never answers
  ]).catch(() => '') as Promise<string>)
  await expect.poll(numberShown, { timeout: 60_000 }).toContain('2')
  await board.kill()

  const again = await electronBoard(hub, folder, undefined, false)
  await isTask(again.page, 9)
  await expect(slot(again.page, 1)).toContainText('2')
  await again.close()
  await clean()
})

/** What stands in the gaps of the last task by what a display keeps on its disk: what was done a moment ago is on its way there. */
async function placedOnDisk(folder: string): Promise<unknown> {
  const file = (await readdir(folder, { recursive: true })).find(path => path.endsWith(join('state', 'exercises.json')))
  const kept = file ? (JSON.parse(await readFile(join(folder, file), 'utf8')) as { value: Record<string, ExerciseProgress> }) : undefined
  const response = kept?.value[`${exerciseLessonId}/tasks`]?.tasks['gap-match']?.response
  return response && 'picks' in response ? response.picks : undefined
}

/** The lesson's buttons, which a touch has called, leave those of the exercise free. */
async function expectNothingCovered(page: Page): Promise<void> {
  await page.mouse.move(900, 300)
  await page.mouse.move(960, 340)
  await expect(page.locator('.cluster.is-shown')).toHaveCount(2)
  const covered = await front(page).locator('.exercise-bar button').evaluateAll(buttons => buttons.filter(button => {
    const { left, right, top, bottom } = button.getBoundingClientRect()
    return [left + 1, right - 1].some(x => !button.contains(document.elementFromPoint(x, (top + bottom) / 2)))
  }).map(button => button.textContent || button.getAttribute('aria-label')))
  expect(covered).toEqual([])
}

async function drag(page: Page, what: Locator, where: Locator): Promise<void> {
  await rested(page) // cards that still move to their places are taken where they were
  const centre = async (thing: Locator) => {
    const { x, y, width, height } = (await thing.boundingBox())!
    return [x + width / 2, y + height / 2] as const
  }
  await page.mouse.move(...(await centre(what)))
  await page.mouse.down()
  await page.mouse.move(...(await centre(where)), { steps: 6 })
  await page.mouse.up()
}
