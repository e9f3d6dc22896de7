import { expect, test } from '@playwright/test'
import { faults } from './support/axe'
import { hallInstant, openHall, openHallBoard } from './support/hall-board'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'

test('the panel makes a display a screen in the hall: its form names what is wrong, and the hall tells about the school', async () => {
  needs('chromium')
  const { board, hub, close } = await openHallBoard(hallInstant('08:40'))
  const { page } = board
  const panel = await openPanel(board.browser, hub)
  await panel.getByRole('button', { name: 'Ещё' }).first().click()
  await panel.getByRole('menuitem', { name: 'Экран в холле…' }).click()
  const dialog = panel.getByRole('dialog', { name: 'Экран в холле' })
  await expect(dialog.getByText('21 класс: 5 А … 11 В')).toBeVisible()
  await dialog.getByRole('button', { name: 'Добавить строку' }).click()
  await dialog.getByLabel('Текст').fill('Приём макулатуры до пятницы у кабинета 105. Сменная обувь обязательна для всех. Столовая работает с 9:00 до 15:00, буфет до 16:00.')
  await dialog.getByRole('button', { name: 'Добавить из библиотеки' }).click()
  for (const [index, title] of ['Пицца', 'Круговорот', 'Лента времени'].entries()) {
    await dialog.getByPlaceholder('Картинка или видео из библиотеки').fill(title)
    await expect(dialog.getByRole('option').first()).toContainText(title) // the list is the found one
    await dialog.getByRole('option').first().click()
    await expect(dialog.getByLabel('Секунд')).toHaveCount(index + 1)
  }
  await dialog.getByRole('button', { name: 'Готово' }).click()
  for (const seconds of await dialog.getByLabel('Секунд').all()) await seconds.fill('20')
  await dialog.getByLabel('Дни рождения').check()
  await dialog.getByLabel(/По строке на ребёнка/).fill('Анна Иванова, 5 А, 26.11')
  expect(await faults(panel)).toEqual([])
  await panel.screenshot({ path: test.info().outputPath('panel-form.png') })
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.getByText(/«Анна Иванова» больше, чем имя/)).toBeVisible()
  await dialog.getByLabel(/По строке на ребёнка/).fill('Анна, 5 А, 26.11')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(panel.getByText('Это экран в холле. Он покажет новое при ближайшей связи.', { exact: true })).toBeVisible()

  await expect(page.locator('.hall')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('marquee', { name: 'Бегущая строка' })).toContainText('макулатуры')
  await page.getByRole('button', { name: 'Состояние экрана' }).click()
  await expect(page.getByText('Это экран в холле')).toBeVisible()
  await page.getByRole('button', { name: 'Закрыть', exact: true }).click()
  await page.getByRole('button', { name: 'Открыть библиотеку' }).click()
  await expect(page.getByRole('textbox', { name: 'Найти урок или материал' })).toBeVisible()
  await close()
})

test('before school, after it and in holidays a hall screen says so, and what comes next', async () => {
  needs('chromium')
  const { board, makeHall, time, close } = await openHall(hallInstant('07:40'))
  await makeHall()
  for (const [name, atMs, words] of [['before-school', hallInstant('07:40'), 'Следующие уроки'], ['after-school', hallInstant('14:00'), 'На сегодня уроки окончены'], ['holiday', hallInstant('11:00', '2026-12-10'), 'Каникулы']] as const) {
    await time.jump(atMs)
    const said = board.page.locator('.hall-page').getByText(words, { exact: false }).first()
    await expect(async () => {
      await time.go(8_000)
      expect(await said.isVisible()).toBe(true)
    }).toPass({ intervals: [0], timeout: 60_000 })
    await board.page.screenshot({ path: test.info().outputPath(`${name}.png`) })
    expect(await faults(board.page)).toEqual([])
  }
  await close()
})
