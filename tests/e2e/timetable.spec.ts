import { expect, test } from '@playwright/test'
import { electronBoard } from './support/board'
import { boardOnce } from './support/board-window'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { schoolWhereItIs } from './support/school-day'

test('a lesson is cancelled in the panel: the board says so at once, and after a cold start without the hub too', async () => {
  needs('electron', 'chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWhereItIs(9, folder) }).start()
  const first = await electronBoard(hub, folder, hub.ready.token)
  await boardOnce(first.page, ({ today }) => today.some(({ start }) => start === '11:35'))
  const browser = await openChromium()
  const page = await openPanel(browser, hub)

  await page.getByRole('link', { name: 'Расписание' }).click()
  await page.getByRole('radio', { name: 'Замены' }).click()
  await page.getByRole('button', { name: 'Заменить: Литература, 8 Б, 11:35' }).click()
  await page.getByRole('radio', { name: 'Урока не будет' }).click()
  const shown = first.page.getByText(/отменён, только что/)
  const begunMs = Date.now()
  await page.getByRole('button', { name: 'Сохранить замену' }).click()
  await expect(shown).toBeVisible()
  test.info().annotations.push({ type: 'change to glass, ms', description: String(Date.now() - begunMs) })
  await expect(page.getByText('Замена на досках.', { exact: true })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('panel-changes.png') })

  await hub.kill()
  await first.close()
  const cold = await electronBoard(hub, folder)
  await boardOnce(cold.page, ({ today }) => today.some(({ start, change }) => start === '11:35' && change?.kind === 'cancelled'))
  await expect(cold.page.getByText(/отменён/)).toBeVisible()
  await cold.page.screenshot({ path: test.info().outputPath('board-cold.png') })
  await cold.close()
  await browser.close()
  await clean()
})

test('a lesson is dragged onto another: the clash is named, undo takes it back; the keyboard moves it too', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const browser = await openChromium()
  const page = await openPanel(browser, hub, { width: 1920, height: 1080 })
  await page.getByRole('link', { name: 'Расписание' }).click()
  const grid = page.getByRole('grid', { name: 'Неделя уроков' })
  await expect(grid.getByRole('row', { name: /^8 Б/ })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('week.png') })

  await grid.getByRole('button', { name: 'Физика, 204, Понедельник, 2-й урок' }).dragTo(grid.getByRole('button', { name: 'Алгебра, 204, Понедельник, 3-й урок' }))
  await expect(grid.getByRole('button', { name: 'Физика, 204, Понедельник, 3-й урок, накладка' })).toBeVisible()
  await page.getByText('2 накладки').click()
  await expect(page.getByText('Понедельник: в кабинете 204 два урока одновременно')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('conflict.png') })
  await page.getByRole('button', { name: 'Отменить: правку урока' }).click()
  const physics = grid.getByRole('button', { name: 'Физика, 204, Понедельник, 2-й урок' })
  await expect(physics).toBeVisible()

  await physics.press('Alt+ArrowLeft')
  await physics.press('Enter')
  await expect(grid.getByRole('button', { name: 'Физика, 204, Понедельник, 1-й урок, накладка' })).toBeVisible()

  await page.getByRole('radio', { name: 'Звонки' }).click()
  await expect(page.getByRole('heading', { name: 'Наборы звонков' })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('bells.png'), fullPage: true })
  await page.getByLabel('Начало, 1').first().fill('07:50')
  await page.getByText('Отступлений от норм: 2').click() // too early, and longer than 45 minutes
  await expect(page.getByText('Обычный день: 1-й урок начинается раньше 08:00')).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить звонки' }).click()
  await expect(page.getByText('Звонки сохранены.', { exact: true })).toBeVisible()

  await page.getByRole('radio', { name: 'Календарь' }).click()
  await page.getByRole('button', { name: 'Добавить особый день' }).click()
  await page.getByLabel('Что это').last().selectOption('works-as')
  await page.screenshot({ path: test.info().outputPath('calendar.png'), fullPage: true })
  await page.getByRole('button', { name: 'Сохранить календарь' }).click()
  await expect(page.getByText('Календарь сохранён.', { exact: true })).toBeVisible()
  await browser.close()
  await hub.stop()
  await clean()
})
