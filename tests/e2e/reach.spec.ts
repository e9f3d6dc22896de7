import { expect, test, type Page } from '@playwright/test'
import { webBoard } from './support/board'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'

/** The least that a finger needs on the board, px at 1920×1080 (look.md). */
const fingerPx = 64

/** How far the handle answers to touches: a row and a column of the glass's points through its middle. */
const touchedSize = (page: Page, side: 'left' | 'right') =>
  page.locator(`.handle.is-${side}`).evaluate(handle => {
    const { left, right, top, bottom } = handle.getBoundingClientRect()
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const answers = (atX: number, atY: number) => handle.contains(document.elementFromPoint(atX, atY))
    return { width: Array.from({ length: innerWidth }, (_, each) => answers(each, y)).filter(Boolean).length, height: Array.from({ length: innerHeight }, (_, each) => answers(x, each)).filter(Boolean).length, middle: y }
  })

test('a sheet keeps the keyboard inside, closes by its button, by Escape and by a touch beside it; handles at both sides bring the buttons back', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const board = await webBoard(hub, hub.ready.token)
  const { page } = board
  const opener = page.getByRole('button', { name: 'Коды классов' })
  const sheet = page.getByRole('dialog')
  const ways: Readonly<Record<string, () => Promise<void>>> = {
    button: () => sheet.getByRole('button', { name: 'Закрыть', exact: true }).click(),
    Escape: () => page.keyboard.press('Escape'),
    beside: () => page.mouse.click(960, 20),
  }
  for (const [way, close] of Object.entries(ways)) {
    await test.step(way, async () => {
      await opener.click()
      await expect(sheet).toBeVisible()
      for (let press = 0; press < 25; press++) {
        await page.keyboard.press('Tab')
        expect(await page.evaluate(() => document.activeElement === document.body || document.querySelector('dialog')!.contains(document.activeElement)), `Tab ${press + 1}`).toBe(true)
      }
      await close()
      await expect(sheet).toHaveCount(0)
      await expect(opener).toBeFocused()
    })
  }

  const panel = await PanelClient.signIn(hub)
  const { id } = await panel.display(({ reported }) => reported !== undefined)
  await panel.push(id, { kind: 'lesson', lessonId: 'physics-8-melting', stage: 0 })
  for (const side of ['left', 'right'] as const) {
    await test.step(side, async () => {
      const buttons = page.locator(`.cluster.is-${side}`)
      await expect(buttons).toBeHidden()
      const { width, height, middle } = await touchedSize(page, side)
      expect(width).toBeGreaterThanOrEqual(fingerPx)
      expect(height).toBeGreaterThanOrEqual(fingerPx)
      expect(middle, 'within everybody’s reach').toBeGreaterThan(540)
      await page.mouse.click(side === 'left' ? fingerPx - 4 : 1920 - fingerPx + 4, middle)
      await expect(buttons).toBeVisible()
      for (const button of await buttons.getByRole('button').all()) {
        const box = (await button.boundingBox())!
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(fingerPx)
        expect(box.y).toBeGreaterThan(540)
      }
    })
  }
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
})

test('on a phone every section of the panel is reached by swiping its bar', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder).start()
  const browser = await openChromium()
  const page = await openPanel(browser, hub, { width: 390, height: 844 })
  const finger = await page.context().newCDPSession(page)
  await finger.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const links = page.getByRole('navigation').getByRole('link')
  const count = await links.count()
  expect(count).toBe(10)
  // From one end to the other: the section that is open is always in view, its neighbours with it.
  for (let step = 0; step < count; step++) {
    const link = links.nth(step % 2 === 0 ? count - 1 - step / 2 : (step - 1) / 2)
    /** Where it is once the bar has come to rest. */
    const place = async () => {
      let box = (await link.boundingBox())!
      await expect.poll(async () => {
        const before = box
        box = (await link.boundingBox())!
        return box.x - before.x
      }, { intervals: [150] }).toBe(0)
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height }
    }
    let at = await place()
    for (let swipe = 0; swipe < 12 && (at.x < 20 || at.x > 370); swipe++) {
      const by = at.x > 370 ? -20 : 20
      await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 195, y: at.y }] })
      for (let move = 1; move <= 8; move++) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 195 + move * by, y: at.y }] })
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
      at = await place()
    }
    expect(at.x).toBeGreaterThan(0)
    expect(at.x).toBeLessThan(390)
    expect(at.height).toBeGreaterThanOrEqual(44)
    const address = await link.getAttribute('href')
    await page.mouse.click(at.x, at.y)
    await expect(link).toHaveAttribute('aria-current', 'page')
    expect(new URL(page.url()).hash).toBe(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await page.screenshot({ path: test.info().outputPath('phone-bar.png') })
  await browser.close()
  await hub.stop()
  await clean()
})
