import { expect, type Locator, type Page } from '@playwright/test'

/** Shows the board's buttons, as a touch does. They fade when nobody has touched anything for some seconds. */
export const touch = (page: Page): Promise<void> => page.evaluate(() => void window.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch' })))

/** Presses a button that only a touch calls. On a slow machine it may have faded before it is reached: then one touches again, as a person would. */
export async function pressCalled(page: Page, button: Locator): Promise<void> {
  await expect(async () => {
    await touch(page)
    await button.click({ timeout: 4_000 })
  }).toPass({ timeout: 60_000 })
}
