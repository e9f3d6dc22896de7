import { expect, test } from '@playwright/test'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { electronBoard } from './support/board'
import { bigVideo, importFile } from './support/big-material'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { SlowCable } from './support/slow-cable'

test('T-19 the panel shows what the display has verified on its own disk and names what is missing', async () => {
  needs('electron', 'chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const cable = await SlowCable.to(Number(new URL(hub.address).port))
  const board = await electronBoard({ address: `http://127.0.0.1:${cable.port}` }, folder, hub.ready.token)
  const browser = await openChromium()
  const page = await openPanel(browser, hub)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  const { ready: prepared } = display.reported!.inventory

  const materialId = await importFile(hub, 'Большое видео.mp4', await bigVideo(40))
  cable.bytesPerSecond = 1024 * 1024 // it lasts until all was looked at
  const synced = await panel.ask('act', [display.id], { name: 'content.sync', materialIds: [materialId] })
  if (!synced.ok) throw new Error('sync was refused')
  await panel.display(({ reported }) => reported?.inventory.missing.some(({ id, doneBytes }) => id === materialId && doneBytes > 0) === true)
  await expect(page.getByText(`${prepared} из ${prepared + 1}`).first()).toBeVisible()
  await page.getByRole('button', { name: 'Доска 204' }).click()
  await expect(page.getByText('Большое видео').first()).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('panel-missing.png') })
  cable.bytesPerSecond = Infinity
  await panel.display(({ reported }) => reported?.inventory.ready === prepared + 1)

  // Files vanish from the display's disk: it says so itself, fetches them again, and nobody was told "delivered" meanwhile.
  const files = join(folder, 'display/display/content/files')
  for (const part of await readdir(files)) await rm(join(files, part), { recursive: true })
  cable.bytesPerSecond = 1024 * 1024
  const verified = await panel.ask('act', [display.id], { name: 'content.verify', materialIds: [] })
  if (!verified.ok) throw new Error('verify was refused')
  await panel.display(({ reported }) => reported !== undefined && reported.inventory.ready < prepared)
  cable.bytesPerSecond = Infinity
  await panel.display(({ reported }) => reported?.inventory.ready === prepared + 1)

  panel.close()
  await browser.close()
  await board.close()
  await cable.close()
  await hub.stop()
  await clean()
})
