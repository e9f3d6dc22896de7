import { expect, test } from '@playwright/test'
import { faults } from './support/axe'
import { needs } from './support/having'
import { timetableTour, tourSchool } from './support/timetable-tour'

test('axe finds nothing in the panel’s timetable, imports, screen time, sheet and bells: in English, light, at a desk and on a phone; nothing is wider than a phone', async () => {
  needs('chromium')
  test.setTimeout(300_000)
  const { page, close } = await tourSchool()
  const found: Record<string, string[]> = {}
  const looks = [{ language: 'en', theme: 'light', viewport: { width: 1280, height: 800 } }, { language: 'en', theme: 'dark', viewport: { width: 390, height: 844 } }] as const
  for (const look of looks) {
    await timetableTour(page, look, async name => {
      const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)
      const russian = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, button, label, legend')].map(one => (one as HTMLElement).innerText).filter(words => /Сохранить|Добавить|Отменить|Удалить|Урок\b/.test(words)))
      found[`${name}, ${look.viewport.width} px`] = [...(await faults(page)), ...(isTooWide ? ['wider than the page'] : []), ...russian.map(words => `not English: ${words}`)]
    })
  }
  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
  await close()
})
