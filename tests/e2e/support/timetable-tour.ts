import { expect, test, type Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { panelEn } from '#shared/text/panel/en'
import { panelRu, type PanelWords } from '#shared/text/panel/ru'
import { UsageStore } from '../../../hub/usage/usage-store'
import { openChromium, type Browsing } from './chromium'
import { openPanel } from './panel-page'
import { schoolWhereItIs } from './school-day'
import { journeyFolder, SchoolHub } from './school-hub'

export interface TourLook {
  readonly language: 'ru' | 'en'
  readonly theme: 'dark' | 'light'
  readonly viewport: { readonly width: number; readonly height: number }
}

export interface TourSchool {
  readonly browser: Browsing
  readonly page: Page
  close(): Promise<void>
}

/** A school in which it is ten o'clock, with a web display, minutes that classes looked at it, and a technician in front of the panel. */
export async function tourSchool(): Promise<TourSchool> {
  const { folder, clean } = await journeyFolder()
  await mkdir(join(folder, 'hub'))
  const fail = (problem: unknown): never => { throw new Error(JSON.stringify(problem)) }
  const usage = await UsageStore.open(join(folder, 'hub/usage.log'), { surfaceOf: () => 'panel', acted: () => {}, changed: () => {}, report: fail, reportProblem: fail })
  const date = new Date().toISOString().slice(0, 10)
  const rows = [['8 Б', '08:30', 1_560], ['8 Б', '09:25', 1_100], ['5 А', '08:30', 700], ['2 А', '08:30', 640]] as const
  await usage.take('display', { v: 1, rows: rows.map(([className, start, seconds]) => ({ date, className, start, seconds })), acts: [{ id: '01J00000000000000000000001', at: new Date().toISOString(), what: 'eye-exercise', className: '8 Б', detail: 'lesson 80' }] })
  await usage.dispose()
  const hub = await new SchoolHub(folder, { school: await schoolWhereItIs(10, folder) }).start()
  const browser = await openChromium()
  const board = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await board.goto(`${hub.address}/board/?token=${encodeURIComponent(hub.ready.token!)}`)
  await expect(board.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible({ timeout: 60_000 })
  const page = await openPanel(browser, hub)
  page.setDefaultTimeout(40_000)
  return {
    browser, page,
    async close() {
      await browser.close()
      await hub.stop()
      await clean()
    },
  }
}

/** Goes through everything of the panel that is about the timetable, and looks at each place. What cannot be reached is told by its name and does not end the tour, unless `isStrict`. */
export async function timetableTour(page: Page, { language, theme, viewport }: TourLook, look: (name: string) => Promise<void>, isStrict = true): Promise<void> {
  const words: PanelWords = language === 'ru' ? panelRu : panelEn
  const { timetable, timetableImport } = words
  await page.setViewportSize(viewport)
  await page.evaluate(([chosen, shown]) => {
    localStorage.setItem('doska-language', chosen)
    localStorage.setItem('doska-theme', shown)
  }, [language, theme] as const)
  await page.reload()
  const part = (what: string, work: () => Promise<void>) => test.step(what, () => (isStrict ? work() : work().catch((error: unknown) => void process.stdout.write(`${what}: ${String(error).slice(0, 300)}\n`))))
  const section = (name: string) => page.getByRole('navigation').getByRole('link', { name }).first().click()
  const tab = (name: string) => page.getByRole('radio', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  const shut = async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }

  await part('week', async () => {
    await section(words.nav.timetable)
    const chip = page.getByRole('grid').locator('[data-lesson]').first()
    await expect(chip).toBeVisible()
    await look('week')
    await chip.press('Alt+ArrowRight')
    await expect(page.getByText(timetable.week.carryKeys)).toBeVisible()
    await look('week-carried')
    await chip.press('Escape')
    await chip.click()
    await expect(dialog).toBeVisible()
    await look('lesson')
    await shut()
    await tab(timetable.by.teacher)
    await look('week-teachers')
  })
  await part('changes', async () => {
    await tab(timetable.tabs.changes)
    const change = page.getByRole('listitem').getByRole('button').first()
    await expect(change).toBeVisible()
    await look('changes')
    await change.click()
    await expect(dialog).toBeVisible()
    await look('change')
    await shut()
    await page.getByRole('button', { name: timetable.changes.add }).click()
    await dialog.getByRole('listbox', { name: timetable.lesson.classes }).selectOption({ index: 0 })
    await look('added')
    await shut()
  })
  await part('bells', async () => {
    await tab(timetable.tabs.bells)
    await expect(page.getByRole('heading', { name: timetable.bells.sets })).toBeVisible()
    await look('bells')
  })
  await part('calendar', async () => {
    await tab(timetable.tabs.calendar)
    await page.getByRole('button', { name: timetable.calendar.addDay }).click()
    await page.getByRole('button', { name: timetable.calendar.addHoliday }).click()
    await page.evaluate(() => scrollTo(0, 0))
    await look('calendar')
  })
  await part('places', async () => {
    await tab(timetable.places.tab)
    await expect(page.getByRole('list', { name: timetable.places.kinds.class })).toBeVisible()
    await look('places')
    await page.getByRole('list', { name: timetable.places.kinds.class }).getByRole('button').first().click()
    await dialog.getByRole('button', { name: timetable.places.remove, exact: true }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    await look('place')
    await shut()
  })
  await part('import', async () => {
    await tab(timetableImport.tab)
    await look('files')
    await page.getByRole('button', { name: timetableImport.open }).click()
    await expect(dialog).toBeVisible()
    await look('import')
    await dialog.locator('input[type=file]').setInputFiles('tests/fixtures/timetables/asc/dangling.xml')
    await expect(dialog.getByRole('button', { name: timetableImport.apply, exact: true })).toBeVisible()
    await look('import-preview')
    await dialog.getByRole('button', { name: timetableImport.again }).click()
    await dialog.locator('input[type=file]').setInputFiles('tests/fixtures/timetables/csv/faults.csv')
    await expect(dialog.getByRole('button', { name: timetableImport.apply, exact: true })).toBeVisible()
    await look('import-table')
    await shut()
  })
  await part('screen time', async () => {
    await section(words.nav.health)
    await expect(page.getByRole('row').nth(1)).toBeVisible()
    await look('screen-time')
  })
  await part('bells of a display', async () => {
    await section(words.nav.displays)
    await page.getByRole('button', { name: words.act.more }).first().click()
    await page.getByRole('menuitem', { name: words.screens.action.bells }).click()
    await expect(dialog).toBeVisible()
    await look('room-bells')
    await shut()
  })
  await part('sheet', async () => {
    await section(words.nav.invites)
    await page.getByRole('button', { name: new RegExp(`^${words.care.sheet('').slice(0, 8)}`) }).first().click()
    await expect(page.locator('.paper img, .paper canvas, .paper svg').first()).toBeVisible()
    await look('sheet')
    await page.getByRole('button', { name: words.care.print.back }).click()
  })
}
