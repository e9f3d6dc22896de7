import { expect, test, type Page } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'

const classCount = 60
const lessonCount = classCount * 5 * 7

test('the week of sixty classes: what is scrolled to is there at once, and once all is drawn scrolling changes nothing on the page; a moved lesson changes its own row only; another kind of row begins with what is in view', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await bigSchool(folder) }).start()
  const browser = await openChromium()
  const page = await openPanel(browser, hub, { width: 1920, height: 1080 })
  await page.evaluate(holdIdle)
  await page.getByRole('link', { name: 'Расписание' }).click()
  const grid = page.getByRole('grid', { name: 'Неделя уроков' })
  const drawn = grid.locator('[data-lesson]')
  await expect(drawn.first()).toBeVisible()
  expect(await drawn.count()).toBeLessThan(lessonCount / 2) // the page was never idle
  await expect(grid.getByRole('row')).toHaveCount(classCount + 1)

  expect(await grid.evaluate(element => new Promise<number>(resolve => {
    element.scrollTop = element.scrollHeight
    requestAnimationFrame(() => requestAnimationFrame(() => resolve([...element.querySelectorAll('[role="row"]')].at(-1)!.querySelectorAll('[data-lesson]').length)))
  }))).toBe(5 * 7)
  await page.screenshot({ path: test.info().outputPath('end.png') })
  expect(await drawn.count()).toBeLessThan(lessonCount)
  await page.evaluate(() => (globalThis as unknown as { letIdle(): void }).letIdle())
  await expect(drawn).toHaveCount(lessonCount)

  expect(await changedRows(page, () => grid.evaluate(async element => {
    for (const [left, top] of [[0, 0], [400, 300], [element.scrollWidth, element.scrollHeight], [900, 1200], [0, 0]] as const) {
      for (let step = 1; step <= 10; step++) {
        element.scrollTop += (top - element.scrollTop) * (step / 10)
        element.scrollLeft += (left - element.scrollLeft) * (step / 10)
        await new Promise(requestAnimationFrame)
      }
    }
  }))).toEqual([])

  const lesson = grid.locator('[data-row="c3"] [data-lesson="c3-1-7"]')
  await lesson.focus()
  const touched = await changedRows(page, async () => {
    await lesson.press('Alt+ArrowRight')
    await page.keyboard.press('Enter')
    await expect(grid.getByRole('button', { name: 'Физика, К3, Понедельник, 8-й урок' })).toBeFocused()
  })
  expect(touched.filter(row => row !== '')).toEqual(['c3'])

  await grid.evaluate(element => element.scrollTo(0, 0))
  await page.evaluate(holdIdle)
  await page.getByRole('radio', { name: 'Кабинеты', exact: true }).click()
  await expect(grid.getByRole('rowheader', { name: 'К0', exact: true })).toHaveCount(1)
  await expect(grid.getByRole('row')).toHaveCount(classCount + 1) // rows of classes are hidden, also from screen readers, until idle time takes them away
  const [first, end] = [grid.locator('[data-row="r0"] [data-lesson]'), grid.locator('[data-row="r59"] [data-lesson]')]
  expect(await first.count()).toBeGreaterThanOrEqual(13)
  expect(await first.count()).toBeLessThan(5 * 7) // columns that nobody sees
  await expect(end).toHaveCount(0)
  await page.screenshot({ path: test.info().outputPath('rooms.png') })
  await grid.evaluate(element => element.scrollTo(element.scrollWidth, 0))
  await expect(first).toHaveCount(5 * 7)
  await page.evaluate(() => (globalThis as unknown as { letIdle(): void }).letIdle())
  await expect(drawn).toHaveCount(lessonCount)
  await expect(grid.locator('[data-row="c0"]')).toHaveCount(0)
  await browser.close()
  await hub.stop()
  await clean()
})

/** Rows in which anything changes while something is done; '' stands for the grid itself. */
async function changedRows(page: Page, act: () => Promise<unknown>): Promise<string[]> {
  await page.evaluate(() => {
    const rows = new Set<string>()
    const note = (changes: readonly MutationRecord[]) => { for (const { target } of changes) rows.add((target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '') }
    const watcher = new MutationObserver(note)
    watcher.observe(document.querySelector('[role="grid"]')!, { subtree: true, childList: true, attributes: true, characterData: true })
    Object.assign(globalThis, { changed: () => { note(watcher.takeRecords()); watcher.disconnect(); return [...rows] } })
  })
  await act()
  return page.evaluate(() => (globalThis as unknown as { changed(): string[] }).changed())
}

/** The page is not idle until it is let: what is drawn before is drawn because it is seen. */
function holdIdle(): void {
  const idle = requestIdleCallback
  const held: IdleRequestCallback[] = []
  Object.assign(globalThis, {
    requestIdleCallback: (work: IdleRequestCallback) => held.push(work),
    letIdle: () => {
      Object.assign(globalThis, { requestIdleCallback: idle })
      for (const work of held) idle(work)
    },
  })
}

/** Every class has a room of its own and seven lessons a day; an eighth bell rings for nobody. */
async function bigSchool(folder: string): Promise<string> {
  const school = join(folder, 'school')
  await mkdir(school)
  const numbers = Array.from({ length: classCount }, (_unused, index) => index)
  const days = [1, 2, 3, 4, 5].flatMap(weekday => [1, 2, 3, 4, 5, 6, 7].map(period => ({ weekday, period })))
  await writeFile(join(school, 'school.json'), JSON.stringify({
    id: 'big', name: 'Школа', timeZone: 'Europe/Moscow', groups: [],
    classes: numbers.map(index => ({ id: `c${index}`, name: `${1 + (index % 11)} ${'АБВГДЕ'[Math.floor(index / 11)]}`, grade: 1 + (index % 11) })), rooms: numbers.map(index => ({ id: `r${index}`, name: `К${index}`, groups: [] })),
  }))
  await writeFile(join(school, 'timetable.json'), JSON.stringify({
    version: 1, timeZone: 'Europe/Moscow', bells: [1, 2, 3, 4, 5, 6, 7, 8].map(number => ({ number, start: `${String(7 + number).padStart(2, '0')}:00`, end: `${String(7 + number).padStart(2, '0')}:45` })), changes: [],
    lessons: numbers.flatMap(index => days.map(({ weekday, period }) => ({ id: `c${index}-${weekday}-${period}`, weekday, period, classId: `c${index}`, subject: 'physics', roomId: `r${index}` }))),
  }))
  return school
}
