import { expect, test } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { electronBoard, webBoard } from './support/board'
import { boardOnce, isPrepared } from './support/board-window'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { openPanel } from './support/panel-page'
import { schoolWhereItIs } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'

test('pictures of the running app for the README', async () => {
  needs('electron', 'chromium')
  await mkdir('docs/pictures', { recursive: true })
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolWhereItIs(10, folder) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token, false)
  await boardOnce(board.page, isPrepared)
  await board.page.waitForTimeout(3_000)
  await board.page.screenshot({ path: 'docs/pictures/board.png' })

  const web = await webBoard(hub, await hub.issueToken())
  const browser = await openChromium()
  const page = await openPanel(browser, hub, { width: 1280, height: 720 })
  const panel = await PanelClient.signIn(hub)
  const electron = await panel.display(({ about }) => about?.kind === 'electron')
  await panel.display(({ about }) => about?.kind === 'web')
  await panel.push(electron.id, { kind: 'material', materialId: 'physics-8-melting-simulation' })
  await board.page.waitForTimeout(3_000)
  const shot = await panel.ask('act', [electron.id], { name: 'screenshot' })
  if (shot.ok) await panel.command(shot.value.commandIds[0]!, ['done'])
  await expect(page.getByText('На связи')).toHaveCount(2)
  await page.waitForTimeout(6_000) // messages have gone
  await page.screenshot({ path: 'docs/pictures/panel.png' })
  panel.close()
  await browser.close()
  await web.close()
  await board.close()
  await hub.stop()
  await clean()
})
