import { expect, test } from '@playwright/test'
import { ringNow } from './support/bell-now'
import { webBoard } from './support/board'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { openPanel } from './support/panel-page'
import { schoolWhereItIs } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'

test('the bell rings on the board as light, words and sound, once; pressing along with the school’s own bell reaches the panel', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWhereItIs(8, folder) }, { startMs: Date.now() }).start()
  const board = await webBoard(hub, hub.ready.token)
  const { page } = board
  await expect(page.getByRole('button', { name: /Сервер на связи/ })).toBeVisible({ timeout: 60_000 })
  const panel = await openPanel(board.browser, hub)
  const technician = await PanelClient.signIn(hub)
  const { id } = await technician.display(({ reported }) => reported !== undefined)
  expect(await technician.ask('setRoomBells', [id], { start: 50 })).toMatchObject({ ok: true })
  await page.evaluate(() => {
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (when) {
      document.documentElement.dataset['tones'] = String(Number(document.documentElement.dataset['tones'] ?? 0) + 1)
      return start.call(this, when)
    }
  })
  const tones = () => page.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0))

  const minuteMs = await ringNow(technician, hub)

  const bell = page.locator('.bell')
  await expect(bell).toContainText(/урок начался/)
  await page.screenshot({ path: test.info().outputPath('bell.png') })
  await expect.poll(tones).toBeGreaterThan(0)
  const rung = await tones()
  await expect(bell).toBeHidden()

  // The agent of a web display restarts with the hub, still in the minute of the bell.
  await hub.kill()
  const isLost = page.getByText('Программа дисплея перезапускается')
  await expect(isLost).toBeVisible()
  await hub.start()
  await expect(isLost).toBeHidden({ timeout: 60_000 })
  await expect(page.getByRole('button', { name: /Сервер на связи/ })).toBeVisible({ timeout: 60_000 })
  await hub.moveClock('run', minuteMs + 55_000) // every look at the bells of this minute has been taken
  await expect(bell).toBeHidden()
  expect(await tones()).toBe(rung)

  await page.locator('.state-strip button').first().click()
  await page.getByRole('button', { name: 'Выровнять по звонку' }).click()
  await page.getByRole('button', { name: 'Звенит сейчас' }).click()
  await expect(page.getByText(/Запомнили: звонок звенит/)).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('aligned.png') })

  await panel.bringToFront()
  await panel.getByRole('button', { name: 'Ещё' }).first().click()
  await panel.getByRole('menuitem', { name: 'Звонки…' }).click()
  const dialog = panel.getByRole('dialog', { name: 'Звонки на экране' })
  await expect(dialog.getByText(/Школьный звонок звенит/)).toBeVisible()
  await expect(dialog.getByLabel('Звонок на урок')).toHaveValue('50')
  await panel.screenshot({ path: test.info().outputPath('panel-bells.png') })
  await dialog.getByRole('button', { name: 'Забыть нажатия' }).click()
  await expect(dialog.getByText(/Пока никто не выравнивал/)).toBeVisible()

  technician.close()
  await board.close()
  await hub.stop()
  await clean()
})
