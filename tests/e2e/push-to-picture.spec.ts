import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillRoute, routes } from '#shared/contract/routes'
import { electronBoard } from './support/board'
import { bigVideo, importFile } from './support/big-material'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { openPanel } from './support/panel-page'
import { PanelClient, until } from './support/panel-client'
import { readCodes } from './support/qr'
import { schoolAllDay } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'

const invites = JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/demo-school/invites.json'), 'utf8')) as { id: string; url: string; title: string; role: string }[]

test('a technician pushes every kind of material, sees each arrive, and a screenshot shows it', async () => {
  needs('electron', 'chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await electronBoard(hub, folder, hub.ready.token)
  const browser = await openChromium()
  const page = await openPanel(browser, hub)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)

  for (const [materialId, element] of [
    ['physics-8-heating-curve', 'img'],
    ['physics-8-melting-video', 'video'],
    ['maths-5-fractions-video', 'video'],
    ['physics-8-melting-slides', 'canvas'],
    ['physics-8-melting-simulation', 'iframe'],
    ['music-c-major-scale', 'audio'],
  ] as const) {
    const row = await panel.push(display.id, { kind: 'material', materialId })
    expect(row.state, JSON.stringify(row)).toBe('done')
    await expect(board.page.locator(`[data-role="front"] ${element}`).first()).toBeAttached()
    await board.page.screenshot({ path: test.info().outputPath(`${materialId}.png`) })
  }
  await expect(page.getByText(/Отправлено с панели: technician/).first()).toBeVisible()

  // Not on the disk yet: the present picture stays, the download is told, then the new one comes.
  const materialId = await importFile(hub, 'Опыт с парафином.mp4', await bigVideo(20))
  const late = await until(async () => {
    const pushed = await panel.push(display.id, { kind: 'material', materialId })
    return pushed.error?.code === 'unknown-material' ? undefined : pushed // the catalogue is still on its way
  }, 'never known')
  expect(late.state, JSON.stringify(late)).toBe('done')
  expect(late.history.map(({ state }) => state)).toContain('progress')

  const shot = await panel.ask('act', [display.id], { name: 'screenshot' })
  if (!shot.ok) throw new Error('screenshot refused')
  await panel.command(shot.value.commandIds[0]!, ['done'])
  await page.getByRole('button', { name: 'Доска 204' }).click()
  await expect(page.getByRole('img', { name: /Снимок экрана/ }).first()).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('panel-display.png') })
  const picture = await page.request.get(`${hub.address}${fillRoute(routes.panelFrame, { displayId: display.id })}`)
  expect(picture.headers()['content-type']).toBe('image/jpeg')

  const volume = await panel.ask('act', [display.id], { name: 'audio.volume', level: 37 })
  if (!volume.ok) throw new Error('volume refused')
  await panel.command(volume.value.commandIds[0]!, ['done'])
  await panel.display(({ reported }) => reported?.audio.volume === 37)

  panel.close()
  await browser.close()
  await board.close()
  await hub.stop()
  await clean()
})

test('a code on the screen leads to the exact link, whatever its token holds', async () => {
  needs('electron')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolAllDay('free', folder) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token, false)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.ready === reported.inventory.total)
  expect(invites.some(({ url }) => /\//.test(url.split('join=')[1] ?? '') && url.includes('_') && url.endsWith('='))).toBe(true)
  const showAll = async (role: string) => {
    for (const { id, url } of invites.filter(invite => invite.role === role)) {
      const row = await until(async () => {
        const pushed = await panel.push(display.id, { kind: 'invite', inviteId: id })
        return pushed.error?.code === 'hidden-no-meeting' ? undefined : pushed // the meeting is on its way
      }, 'never to be seen')
      expect(row.state, JSON.stringify(row)).toBe('done')
      await expect.poll(async () => readCodes(await board.page.screenshot())).toEqual([url])
    }
  }
  await showAll('pupil')
  const nowMs = Date.now()
  const meeting = { id: 'meeting-1', roomId: display.roomId, from: new Date(nowMs - 60_000).toISOString(), until: new Date(nowMs + 3_600_000).toISOString() }
  expect(await panel.ask('saveMeeting', meeting)).toEqual({ ok: true, value: null })
  await showAll('parent')
  const cleared = await panel.ask('act', [display.id], { name: 'clear' })
  if (!cleared.ok) throw new Error('clear refused')
  await panel.command(cleared.value.commandIds[0]!, ['done'])
  const cards = board.page.locator('.invite-card')
  await expect(cards.first()).toBeVisible()
  // One card at a time, as a phone is held: the reader of this test takes corners of neighbours for one code.
  for (const card of await cards.all()) {
    await until(async () => {
      const [code] = readCodes(await board.page.screenshot({ clip: (await card.boundingBox())! }))
      return invites.some(({ url }) => url === code) ? true : undefined
    }, 'a code on the idle screen is not readable')
  }
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
})
