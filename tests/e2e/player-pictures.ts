import { expect, test, type Page } from '@playwright/test'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { h5pPackages } from '../fixtures/packages/h5p-packages'
import { htmlPackages } from '../fixtures/packages/html-packages'
import { writeLibrary } from '../fixtures/packages/package-fixture'
import { scormCourses } from '../fixtures/packages/scorm-courses'
import { tasks } from '#shared/domain/exercise/testing/tasks'
import { taskKinds } from '#shared/domain/exercise/task'
import { boardEn } from '#shared/text/board/en'
import { boardRu } from '#shared/text/board/ru'
import { electronBoard, webBoard } from './support/board'
import { boardOnce, isPrepared } from './support/board-window'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { playerSchool, putMaterial } from './support/player-school'
import { schoolWhereItIs } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'

/**
 * `npm run pictures -- player-pictures`: every player and the screens around the library on a web display, at both sizes, in both languages and themes, for eyes. The
 * pictures go to test-results/looks.
 */
const looks = 'test-results/looks'
const sizes = { hd: { width: 1920, height: 1080 }, '4k': { width: 3840, height: 2160 } }
const packages = [htmlPackages[0]!, h5pPackages.find(({ id }) => id === 'h5p-mixed')!, scormCourses[0]!]

async function school(folder: string): Promise<string> {
  const made = await playerSchool(folder)
  await putMaterial(made, 'sound', { type: 'audio', entry: 'sound.mp3', title: 'Камертон: нота ля первой октавы' }, { 'sound.mp3': await readFile('tests/fixtures/media/sound.mp3') })
  await putMaterial(made, 'text', { type: 'article', entry: 'text.txt', title: 'Стихотворение' }, { 'text.txt': 'У лукоморья дуб зелёный;\nЗлатая цепь на дубе том…\n' })
  await putMaterial(made, 'site', { type: 'link', entry: 'link.json', title: 'Российская электронная школа', media: { address: 'https://resh.edu.ru/lesson/1' } }, { 'link.json': JSON.stringify({ address: 'https://resh.edu.ru/lesson/1' }) })
  await writeLibrary(made, packages)
  await writeFile(join(made, 'lessons/all-kinds.json'), JSON.stringify({
    format: 'doska-lesson', version: 1, id: 'all-kinds', title: 'Девять видов заданий', subject: 'maths', grade: 5,
    stages: [{ id: 'tasks', title: 'Задания', minutes: 20, faces: { board: { kind: 'exercise', mode: 'whole-class', tasks: taskKinds.map(kind => tasks[kind]) } } }],
  }))
  return made
}

for (const [language, theme] of [['ru', 'dark'], ['en', 'light'], ['ru', 'light'], ['en', 'dark']] as const) {
  test(`every player in ${language}, ${theme}`, async () => {
    needs('chromium', 'ffmpeg')
    test.setTimeout(900_000)
    await mkdir(looks, { recursive: true })
    const { folder, clean } = await journeyFolder()
    const hub = await new SchoolHub(folder, { school: await school(folder), language }).start()
    const board = await webBoard(hub, hub.ready.token)
    const { page } = board
    const text = language === 'ru' ? boardRu : boardEn
    const panel = await PanelClient.signIn(hub)
    const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
    const front = page.locator('[data-role="front"]')
    const button = (name: string | RegExp, within: Page | typeof front = front) => within.getByRole('button', { name, exact: typeof name === 'string' })
    const touch = () => page.evaluate(() => void window.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch' })))
    const look = async (name: string, withControls = false) => {
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        if (withControls) await touch()
        await page.waitForTimeout(1_200)
        await page.screenshot({ path: join(looks, `${name}-${language}-${theme}-${size}.png`) })
      }
      await page.setViewportSize(sizes.hd)
    }
    const open = async (materialId: string) => {
      expect((await panel.push(display.id, { kind: 'material', materialId })).state).toBe('done')
      await expect(front.locator('.face')).toBeVisible()
    }
    const part = (what: string, work: () => Promise<void>) => test.step(what, () => work().catch((error: unknown) => void process.stdout.write(`${what}: ${String(error).slice(0, 300)}\n`)))

    await part('look', async () => {
      await expect(button(text.idle.library, page)).toBeVisible()
      if (theme === 'light') await button(text.state.themeSwitch.light, page).click()
      await look('idle')
    })
    await part('library', async () => {
      await button(text.idle.library, page).click()
      await page.waitForTimeout(1_000)
      await look('library')
      await page.getByRole('textbox').first().click()
      await page.keyboard.type('плав')
      await look('library-search')
      await page.keyboard.press('Escape')
    })
    for (const id of ['film', 'sound', 'physics-8-heating-curve', 'large', 'drawing', 'series', 'physics-8-melting-slides', 'book', 'article', 'text', 'site', ...packages.map(one => one.id)]) {
      await part(id, async () => {
        await open(id)
        await look(id, true)
      })
    }
    await part('pdf', async () => {
      await open('physics-8-melting-slides')
      await touch()
      await button(text.players.twoPages).click()
      await look('pdf-two', true)
      await touch()
      await button(text.players.onePage).click()
      await touch()
      await button(text.players.thumbnails).click()
      await look('pdf-all')
      await button(text.players.closePanel).first().click()
      await touch()
      await button(text.players.search).click()
      await page.keyboard.type('плавлен')
      await look('pdf-search')
    })
    await part('book', async () => {
      await open('book')
      await touch()
      await button(text.players.contents).click()
      await look('book-contents')
    })
    await part('series', async () => {
      await open('series')
      await touch()
      await button(text.players.pictures).click()
      await look('series-all')
    })
    const clear = async () => {
      await panel.ask('act', [display.id], { name: 'clear' })
      await expect(button(text.idle.library, page)).toBeVisible()
    }
    const lesson = async (words: string) => {
      await button(text.idle.library, page).click()
      await page.getByRole('textbox').first().click()
      await page.keyboard.type(words)
      await page.locator('.library-results button, .results button').first().click()
      await expect(front.locator('.face')).toBeVisible()
    }
    await part('report', async () => {
      await open('physics-8-heating-curve')
      await touch()
      await button(text.reports.open, page).first().click()
      await look('report')
      await page.getByRole('dialog').getByRole('textbox').click()
      await look('report-keys')
      await page.keyboard.press('Escape')
    })
    await part('own files and readiness', async () => {
      await page.reload()
      await clear()
      await button(text.idle.library, page).click()
      await button(text.finding.modes.catalogue, page).click()
      await look('catalogue')
      await button(text.ownFiles.mode, page).click()
      await look('own-files')
      await button(text.ownFiles.add, page).click()
      await look('own-files-door')
      await page.reload()
      await page.locator('.state-strip button').first().click()
      await look('state')
      await button(text.readiness.open, page).click()
      await look('readiness')
      await page.reload()
    })
    await part('lesson', async () => {
      await clear()
      await lesson('Плавление и отвердевание')
      await look('lesson', true)
      await touch()
      await button(text.lesson.list, page).first().click()
      await look('lesson-stages')
      await page.reload()
    })
    await part('exercises', async () => {
      await touch()
      await button(text.lesson.close, page).first().click()
      await lesson('Девять видов')
      for (const kind of taskKinds) {
        await look(`task-${kind}`)
        if (kind === 'single') {
          await button(text.exercise.reveal).click()
          await look('task-revealed')
        }
        await button(text.exercise.next).click()
      }
    })
    panel.close()
    await board.close()
    await hub.stop()
    await clean()
  })
}

test('a stick on the class screen, its page, and what a technician offers', async () => {
  needs('electron')
  test.setTimeout(300_000)
  await mkdir(looks, { recursive: true })
  const { folder, clean } = await journeyFolder()
  const sticks = join(folder, 'sticks')
  await mkdir(join(sticks, 'KINGSTON'), { recursive: true })
  await writeFile(join(sticks, 'KINGSTON', 'Опыт со льдом.png'), await readFile('tests/fixtures/media/picture.png'))
  await writeFile(join(sticks, 'KINGSTON', 'game.exe'), 'MZ')
  const hub = await new SchoolHub(folder, { school: await schoolWhereItIs(10, folder) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token, false, [], [`--sticks=${sticks}`])
  const { page } = board
  await boardOnce(page, isPrepared, 90_000)
  const look = async (name: string) => {
    const emulation = await page.context().newCDPSession(page)
    for (const [size, viewport] of Object.entries(sizes)) {
      await emulation.send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: 1, mobile: false })
      await page.waitForTimeout(1_500)
      await page.screenshot({ path: join(looks, `${name}-${size}.png`) })
    }
    await emulation.detach()
  }
  await expect(page.getByRole('button', { name: boardRu.sticks.look })).toBeVisible()
  await look('stick-offer')
  await page.getByRole('button', { name: boardRu.sticks.look }).click()
  await page.waitForTimeout(1_000)
  await look('stick')
  await board.close()
  await hub.stop()
  await clean()
})
