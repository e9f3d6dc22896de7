import { expect, test } from '@playwright/test'
import { rested } from './support/axe'
import { electronBoard } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { pressCalled, touch } from './support/touch'

test('a mistake that a teacher reports without the network stands in the panel with its page once the hub is back, and opens there', async () => {
  needs('electron', 'chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await electronBoard(hub, folder, hub.ready.token, false)
  const { page } = board
  const front = page.locator('[data-role="front"]')
  await boardOnce(page, isPrepared)
  const browser = await openChromium()
  const panel = await openPanel(browser, hub)

  await hub.kill()
  await boardOnce(page, ({ link }) => !link.reachable)
  expect(await askBoard(page, 'openLesson', 'physics-8-melting', 0)).toBeUndefined()
  await touch(page)
  await rested(page)
  await page.screenshot({ path: test.info().outputPath('board-lesson.png') })
  expect(await askBoard(page, 'openMaterial', 'physics-8-melting-slides')).toBeUndefined()
  await expect(front.getByRole('img', { name: /страница 1$/ })).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(front.getByRole('img', { name: /страница 2$/ })).toBeVisible()

  await touch(page)
  await rested(page)
  await page.screenshot({ path: test.info().outputPath('board-pdf.png') })
  await pressCalled(page, page.getByRole('button', { name: 'Сообщить об ошибке в материале' }).first())
  const sheet = page.getByRole('dialog', { name: 'Что не так с материалом?' })
  await expect(sheet.getByText('Место: страница 2')).toBeVisible()
  const send = sheet.getByRole('button', { name: 'Отправить замечание' })
  await expect(send).toBeDisabled()
  await sheet.getByRole('radio', { name: 'Ошибка в тексте' }).click()
  await sheet.getByLabel('Своими словами, без имён учеников').click()
  await page.screenshot({ path: test.info().outputPath('board-keys.png') })
  for (const key of ['л', 'ё', 'д']) await sheet.getByRole('button', { name: key, exact: true }).click()
  await expect(sheet.getByLabel('Своими словами, без имён учеников')).toHaveValue('лёд')
  await send.click()
  await expect(page.getByText('Замечание записано на доске и уйдёт в школу, как только появится связь. Спасибо.')).toBeVisible()

  await hub.start()
  await panel.bringToFront()
  await panel.getByRole('link', { name: 'Замечания' }).click()
  const row = panel.getByRole('article').filter({ hasText: 'Ошибка в тексте' })
  await expect(row).toContainText('страница 2', { timeout: 90_000 })
  await expect(row).toContainText('лёд')
  await expect(row).toContainText('кабинет 204')
  await panel.screenshot({ path: test.info().outputPath('panel-reports.png') })
  await row.getByRole('button', { name: 'Посмотреть это место' }).click()
  await expect(panel.getByRole('dialog').locator('iframe')).toHaveAttribute('src', /physics-8-melting-slides\/.*#page=2$/)
  await panel.screenshot({ path: test.info().outputPath('panel-look.png') })
  await panel.getByRole('dialog').getByRole('button', { name: 'Отметить разобранным' }).click()
  await expect(panel.getByRole('heading', { name: 'Замечаний нет' })).toBeVisible()
  await panel.getByRole('button', { name: 'Вернуть' }).click()
  await expect(row).toContainText('страница 2')

  await browser.close()
  await board.close()
  await hub.stop()
  await clean()
})
