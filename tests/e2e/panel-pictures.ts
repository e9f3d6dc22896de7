import { test } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { needs } from './support/having'
import { timetableTour, tourSchool } from './support/timetable-tour'

/** `npm run pictures -- panel-pictures`: what the panel has about the timetable, in both languages and themes, at a desk and on a phone, for eyes. The pictures go to test-results/looks. */
const looks = 'test-results/looks'
const viewports = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 }, wide: { width: 1920, height: 1080 } }

test('the timetable in the panel, for eyes', async () => {
  needs('chromium')
  test.setTimeout(900_000)
  await mkdir(looks, { recursive: true })
  const { page, close } = await tourSchool()
  for (const [language, theme, size] of [['en', 'light', 'desk'], ['en', 'light', 'phone'], ['ru', 'dark', 'wide'], ['ru', 'light', 'desk']] as const) {
    await timetableTour(page, { language, theme, viewport: viewports[size] }, async name => {
      await page.waitForTimeout(500) // dialogs have come, messages have gone
      await page.screenshot({ path: join(looks, `panel-${name}-${language}-${theme}-${size}.png`), fullPage: name === 'bells' || name === 'calendar' })
    }, false)
  }
  await close()
})
