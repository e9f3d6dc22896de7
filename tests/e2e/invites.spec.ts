import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rested } from './support/axe'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { PanelClient, until } from './support/panel-client'
import { openPanel } from './support/panel-page'
import { scaleFrom, scannedFrom } from './support/photo'
import { readCodes } from './support/qr'
import { schoolAllDay } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { pressCalled } from './support/touch'

const invites = JSON.parse(readFileSync(join(process.cwd(), 'resources/demo-school/invites.json'), 'utf8')) as { id: string; url: string; title: string }[]
const linkOf = (id: string) => invites.find(invite => invite.id === id)!.url
const shot = (name: string) => test.info().outputPath(`${name}.png`)
const metres = /Читается с\s([\d,]+)\sм/
/** The metres that a view says it is read from. */
const metresIn = async (page: Page, scope: string) => {
  const view = page.locator(scope).first()
  await expect(view).toContainText(metres)
  return Number(metres.exec(await view.innerText())?.[1]?.replace(',', '.'))
}
const openCode = async (page: Page, className: string) => {
  await page.getByRole('button', { name: 'Коды классов' }).first().click()
  await page.getByRole('listitem').filter({ hasText: className }).getByRole('button', { name: 'На весь экран' }).click()
  await expect(page.locator('[data-role="front"] main.invite svg[role="img"]')).toBeVisible()
}

test('a code that the class teacher replaces is another one on three displays at once; revoked it is gone from all', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolAllDay('free', folder) }).start()
  const browser = await openChromium()
  const boards: Page[] = []
  while (boards.length < 3) {
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
    await page.goto(`${hub.address}/board/?token=${encodeURIComponent(await hub.issueToken())}`)
    await openCode(page, '8 Б')
    boards.push(page)
  }
  const codes = async () => Promise.all(boards.map(async page => readCodes(await page.screenshot())[0]))
  await expect.poll(codes).toEqual(boards.map(() => linkOf('invite-8b-pupils')))

  const panel = await openPanel(browser, hub)
  await panel.getByRole('link', { name: 'Приглашения' }).click()
  await panel.getByRole('button', { name: 'Изменить «Чат 8 Б»' }).click()
  await panel.getByRole('textbox', { name: 'Ссылка' }).fill('https://t.me/joinchat/abc')
  await expect(panel.getByText(/Telegram \(t\.me\) школе не подходит\. 149‑ФЗ, статья 10, часть 8/)).toBeVisible()
  await panel.screenshot({ path: shot('panel-refused') })
  await panel.getByRole('button', { name: 'Сохранить' }).click()
  await expect(panel.getByRole('alert')).toContainText('Создайте чат в MAX')
  const replaced = 'https://max.ru/join/NEW-Doska_NEW-Doska_NEW-Doska_NEW-Doska_8b-Ch'
  await panel.getByRole('textbox', { name: 'Ссылка' }).fill(replaced)
  await panel.getByRole('button', { name: 'Сохранить' }).click()
  await expect(panel.getByText('Сохранено. Доски заменят код при ближайшей связи.', { exact: true })).toBeVisible()
  await Promise.all(boards.map(page => until(async () => (readCodes(await page.screenshot())[0] === replaced ? true : undefined), 'the code stayed the old one')))
  await boards[0]!.screenshot({ path: shot('board-replaced') })

  await panel.getByRole('button', { name: 'Отозвать «Чат 8 Б» со всех экранов' }).click()
  await Promise.all(boards.map(page => expect(page.locator('[data-role="front"] main.invite')).toHaveCount(0)))
  await expect(panel.getByText(/нигде не показывается/)).toBeVisible()
  await panel.screenshot({ path: shot('panel-invites') })
  const phone = await browser.newPage()
  await phone.goto(`${hub.address}/i/8b`)
  await expect(phone.getByRole('heading').first()).toBeVisible()
  await expect(phone.getByText(replaced)).toHaveCount(0)

  await browser.close()
  await hub.stop()
  await clean()
})

test('every view of a code is read by a phone from where it says, from one side and out of focus; the sheet for the class corner too', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolAllDay('free', folder) }).start()
  const browser = await openChromium()
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  await page.goto(`${hub.address}/board/?token=${encodeURIComponent(await hub.issueToken())}`)
  const link = linkOf('invite-8b-pupils')
  const isRead = async (metres: number, clip?: { x: number; y: number; width: number; height: number }) =>
    (await scannedFrom(await page.screenshot(clip ? { clip } : {}), scaleFrom(metres, 65, 1920))).includes(link)

  const card = page.locator('.invite-card')
  await expect(card.getByText(/Читается с/)).toBeVisible()
  await rested(page)
  const box = (await card.boundingBox())!
  const idleM = await metresIn(page, '.invite-card')
  expect(idleM).toBeGreaterThanOrEqual(3)
  await expect.poll(() => isRead(idleM, box)).toBe(true)

  await openCode(page, '8 Б')
  const fullM = await metresIn(page, '[data-role="front"] main.invite')
  expect(fullM).toBeGreaterThanOrEqual(5.5)
  await expect.poll(() => isRead(fullM)).toBe(true)
  expect(await scannedFrom(await page.screenshot(), 0.3)).toEqual([link])
  await page.screenshot({ path: shot('full') })

  await page.mouse.move(400, 400)
  await pressCalled(page, page.getByRole('button', { name: 'Коды классов' }).first())
  await page.getByRole('listitem').filter({ hasText: '8 Б' }).getByRole('button', { name: 'В угол экрана' }).click()
  await page.screenshot({ path: shot('sheet') })
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await pressCalled(page, page.getByRole('button', { name: 'Закрыть' }).first()) // a code on the glass is the teacher's: a push would be an offer
  await expect(page.locator('[data-role="front"] main.invite')).toHaveCount(0)
  const desk = await openPanel(browser, hub)
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ status }) => status?.state === 'ready')
  expect((await panel.push(display.id, { kind: 'material', materialId: 'physics-8-heating-curve' })).state).toBe('done')
  await expect(page.locator('.corner-code').getByText(/Читается с/)).toBeVisible()
  await rested(page)
  const corner = (await page.locator('.corner-code').boundingBox())!
  const cornerM = await metresIn(page, '.corner-code')
  expect(cornerM).toBeGreaterThanOrEqual(2)
  await expect.poll(() => isRead(cornerM, corner)).toBe(true)
  await page.screenshot({ path: shot('corner') })
  panel.close()

  await desk.getByRole('link', { name: 'Приглашения' }).click()
  await desk.getByRole('button', { name: 'Лист А4 для «Чат 8 Б»' }).click()
  await expect(desk.getByRole('img', { name: 'Чат 8 Б' })).toBeVisible()
  await expect(desk.getByText('Откройте камеру телефона')).toBeVisible()
  await desk.screenshot({ path: shot('paper') })
  const pdf = await desk.pdf({ preferCSSPageSize: true, printBackground: true, path: test.info().outputPath('paper.pdf') })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await desk.emulateMedia({ media: 'print' })
  await desk.setViewportSize({ width: 794, height: 1123 })
  await expect(desk.getByRole('button', { name: 'Напечатать или сохранить PDF' })).toBeHidden()
  await expect.poll(async () => readCodes(await desk.screenshot())).toEqual([link])
  await desk.screenshot({ path: shot('paper-print') })

  await browser.close()
  await hub.stop()
  await clean()
})

test('in a lesson pupils’ codes are hidden until the teacher shows them, which the school’s log tells; parents’ codes are for meetings alone', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolAllDay('lesson', folder) }, { startMs: Date.now() }).start()
  const browser = await openChromium()
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  await page.goto(`${hub.address}/board/?token=${encodeURIComponent(await hub.issueToken())}`)
  await expect(page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible()
  const panel = await PanelClient.signIn(hub)
  const display = await panel.display(({ status }) => status?.state === 'ready')
  await expect(page.getByRole('button', { name: 'Коды классов' })).toBeVisible()
  await expect(page.locator('.invite-card')).toHaveCount(0)
  expect(await panel.push(display.id, { kind: 'invite', inviteId: 'invite-8b-pupils' })).toMatchObject({ state: 'failed', error: { code: 'hidden-phones' } })
  expect(await panel.push(display.id, { kind: 'invite', inviteId: 'invite-8b-parents' })).toMatchObject({ state: 'failed', error: { code: 'hidden-no-meeting' } })

  await page.getByRole('button', { name: 'Коды классов' }).click()
  await expect(page.getByText('Сейчас показать нечего.')).toBeVisible()
  await page.screenshot({ path: shot('lesson-hides') })
  await page.getByRole('button', { name: 'Показать на этом уроке' }).click()
  await expect(page.getByText(/Вы разрешили телефоны до 23:59/)).toBeVisible()
  await page.screenshot({ path: shot('lesson-allowed') })
  await page.getByRole('button', { name: 'Скрыть снова' }).click()
  await expect(page.getByText('Сейчас показать нечего.')).toBeVisible()

  await page.getByRole('button', { name: 'Начать на 1 час' }).click()
  await expect(page.getByText(/Идёт родительское собрание/)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Для учеников' })).toHaveCount(0)
  await page.screenshot({ path: shot('meeting') })
  expect((await panel.push(display.id, { kind: 'invite', inviteId: 'invite-8b-parents' })).state).toBe('done')
  await expect.poll(async () => readCodes(await page.screenshot())).toEqual([linkOf('invite-8b-parents')])
  expect(await panel.push(display.id, { kind: 'invite', inviteId: 'invite-8b-pupils' })).toMatchObject({ state: 'failed', error: { code: 'hidden-meeting' } })
  await pressCalled(page, page.getByRole('button', { name: 'Коды классов' }).first())
  await page.getByRole('button', { name: 'Закончить собрание' }).click()
  await expect(page.locator('[data-role="front"] main.invite')).toHaveCount(0)

  const today = new Date().toISOString().slice(0, 10)
  const words = ['phones-allowed', 'phones-forbidden', 'meeting-begun', 'meeting-ended']
  let aheadMs = 0
  await until(async () => {
    await hub.moveClock('run', Date.now() + (aheadMs += 31_000)) // displays tell it at most twice a minute
    const { acts } = await panel.ask('readScreenTime', today, today)
    return words.every(word => acts.some(({ what }) => what === word)) ? true : undefined
  }, 'the teacher’s words never reached the school', 90_000)
  const untold = () => words.filter(word => !readFileSync(join(hub.data, 'audit.log'), 'utf8').includes(word))
  await expect.poll(untold).toEqual([])

  panel.close()
  await browser.close()
  await hub.stop()
  await clean()
})
