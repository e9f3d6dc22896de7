import { expect, test } from '@playwright/test'
import { faults } from './support/axe'
import { webBoard } from './support/board'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { PanelClient } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { pressCalled } from './support/touch'

test('axe finds nothing on the board in both languages and themes, nor on the panel and the phone page', async () => {
  needs('chromium')
  test.setTimeout(300_000)
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await webBoard(hub, hub.ready.token)
  await expect(board.page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible()
  const browser = await openChromium()
  const page = await openPanel(browser, hub)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ status }) => status?.state === 'ready')

  const found: Record<string, string[]> = {}
  found['board idle, dark'] = await faults(board.page)
  await board.page.getByRole('button', { name: 'Switch to English' }).click()
  await board.page.getByRole('button', { name: /light theme/i }).click()
  await expect(board.page.locator('html[lang="en"][data-theme="light"]')).toBeAttached()
  await expect(board.page.getByRole('button', { name: 'Library' })).toBeVisible()
  found['board idle, light, English'] = await faults(board.page)
  await board.page.screenshot({ path: test.info().outputPath('board-light-en.png') })
  await board.page.getByRole('button', { name: 'Ready for lessons' }).click()
  await expect(board.page.getByRole('heading', { level: 1 })).toContainText('Room 204')
  found['board readiness'] = await faults(board.page)
  await board.page.screenshot({ path: test.info().outputPath('board-readiness.png') })
  await board.page.getByRole('button', { name: 'Back to the class screen' }).first().click()
  await board.page.getByRole('button', { name: 'Class codes' }).click()
  await expect(board.page.getByRole('dialog')).toBeVisible()
  found['board class codes'] = await faults(board.page)
  await board.page.screenshot({ path: test.info().outputPath('board-class-codes.png') })
  await board.page.getByRole('button', { name: 'Close', exact: true }).click()
  await board.page.getByRole('button', { name: 'Library' }).click()
  await expect(board.page.getByRole('textbox', { name: 'Find a lesson or material' })).toBeVisible()
  found['board library'] = await faults(board.page)
  await board.page.screenshot({ path: test.info().outputPath('board-library.png') })
  await board.page.getByRole('button', { name: 'My files' }).click()
  await board.page.getByRole('button', { name: 'Add from a phone' }).click()
  await expect(board.page.getByText('--listen')).toBeVisible() // no phone reaches this hub, and nobody is sent to it
  found['board own files'] = await faults(board.page)
  await board.page.screenshot({ path: test.info().outputPath('board-own-files.png') })
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await phone.route('**/shelf/enter', route => route.fulfill({ json: { kind: 'new', schoolName: 'Школа', room: '204', shelves: [{ id: 'anna', name: 'Анна Петровна' }] } }))
  await phone.goto(`${hub.address}/f/abcd-efgh-jkmn`)
  await expect(phone.getByRole('heading', { level: 1 })).toBeVisible()
  found['phone, who are you'] = await faults(phone)
  await phone.close()
  await panel.push(display.id, { kind: 'lesson', lessonId: 'physics-8-melting', stage: 0 })
  found['board lesson'] = await faults(board.page)
  await pressCalled(board.page, board.page.getByRole('button', { name: 'Report an error in the material' }).first())
  await expect(board.page.getByRole('dialog')).toBeVisible()
  found['board report'] = await faults(board.page)
  await board.page.screenshot({ path: test.info().outputPath('board-report.png') })
  await board.page.getByRole('button', { name: 'Close', exact: true }).last().click()
  await panel.push(display.id, { kind: 'notice', text: 'Линейка во дворе в 12:00' })
  found['board notice'] = await faults(board.page)

  for (const section of ['Экраны', 'Готовность', 'Библиотека', 'Приглашения', 'Объявления', 'Экранное время', 'Замечания', 'Журнал']) {
    await page.getByRole('link', { name: section }).click()
    await expect(page.getByRole('heading', { level: 1, name: section })).toBeVisible()
    await expect(page.locator('.loading')).toHaveCount(0)
    found[`panel ${section}`] = await faults(page)
    await page.screenshot({ path: test.info().outputPath(`panel-${section}.png`) })
  }
  await page.goto(`${hub.address}/i/8b`)
  await expect(page.getByRole('heading').first()).toBeVisible()
  found['phone invite'] = await faults(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: test.info().outputPath('phone.png') })

  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
  panel.close()
  await browser.close()
  await board.close()
  await hub.stop()
  await clean()
})
