import { expect, test } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBoard, webBoard } from './support/board'
import { boardOnce } from './support/board-window'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'

test('a technician who reads nothing enrols the display by its code and shows a lesson on it', async () => {
  needs('electron', 'chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await electronBoard(hub, folder)
  const browser = await openChromium()
  const panel = await openPanel(browser, hub)

  const waiting = await boardOnce(board.page, ({ standing }) => standing.kind === 'awaiting-approval')
  const code = waiting.standing.kind === 'awaiting-approval' ? waiting.standing.code : ''
  await expect(board.page.getByLabel(`Код: ${[...code].join(' ')}`)).toBeVisible()
  await board.page.screenshot({ path: test.info().outputPath('board-code.png') })
  await expect(panel.getByLabel(`Код: ${[...code].join(' ')}`)).toBeVisible()
  await panel.screenshot({ path: test.info().outputPath('panel-code.png') })
  await panel.getByRole('button', { name: 'Да, коды совпадают' }).click()
  await expect(panel.getByLabel('Имя экрана')).toHaveValue('Доска 204')
  await panel.getByRole('button', { name: 'Добавить экран' }).click()

  await boardOnce(board.page, ({ standing, scene }) => standing.kind === 'enrolled' && scene.kind === 'idle')
  await expect(panel.getByText('На связи').first()).toBeVisible()
  await expect(panel.getByText('12 из 12').first()).toBeVisible()
  await panel.screenshot({ path: test.info().outputPath('panel-displays.png') })

  await panel.getByRole('button', { name: /^Показать/ }).first().click()
  const dialog = panel.getByRole('dialog')
  await dialog.getByRole('tab', { name: 'Урок' }).click()
  await dialog.getByText('Плавление и отвердевание').first().click()
  await panel.screenshot({ path: test.info().outputPath('panel-push.png') })
  await dialog.getByRole('button', { name: /^Показать на 1 экране/ }).click()
  await expect(dialog.getByText('Готово', { exact: true }).first()).toBeVisible()
  await panel.screenshot({ path: test.info().outputPath('panel-pushed.png') })
  await expect(board.page.getByRole('heading', { name: 'Вспоминаем' })).toBeVisible()
  await board.page.screenshot({ path: test.info().outputPath('board-lesson.png') })

  await browser.close()
  await board.close()
  await hub.stop()
  await clean()
})

test('codes that differ: the display is refused, says so, and may begin again', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await webBoard(hub)
  const panel = await openPanel(board.browser, hub)
  await panel.getByRole('button', { name: 'Нет, коды разные' }).click()
  await panel.getByRole('button', { name: 'Отклонить' }).click()
  await expect(board.page.getByText('Техник не подключил эту доску.')).toBeVisible()
  await board.page.getByRole('button', { name: 'Попробовать ещё раз' }).click()
  await expect(board.page.getByText('Код этой доски')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Да, коды совпадают' })).toBeVisible()
  await board.close()
  await hub.stop()
  await clean()
})

test('a web display of the same machine enrols itself by its one-time token, and the token works once', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const first = await webBoard(hub, hub.ready.token)
  await expect(first.page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible()
  const second = await webBoard(hub, hub.ready.token)
  await expect(second.page.getByText('Код этой доски')).toBeVisible()
  await first.close()
  await second.close()
  await hub.stop()
  await clean()
})

test('a board that cannot start says why on the glass instead of staying dark', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  await mkdir(join(folder, 'display'))
  await writeFile(join(folder, 'display/display'), 'where a folder should be')
  const board = await electronBoard({ address: 'http://127.0.0.1:9' }, folder)
  await expect(board.page.getByRole('heading', { name: 'Доска не запустилась' })).toBeVisible()
  await expect(board.page.getByText(/^Причина: .*display/)).toBeVisible()
  await board.page.screenshot({ path: test.info().outputPath('not-started.png') })
  await board.kill()
  await clean()
})
