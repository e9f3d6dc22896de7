import { expect, test, type Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { boardEn } from '#shared/text/board/en'
import { boardRu } from '#shared/text/board/ru'
import { boardStates, emptySchool, openStage, reach, stateSchool } from './support/board-states'
import { needs } from './support/having'
import { journeyFolder } from './support/school-hub'

/** `npm run pictures -- board-states-pictures`: every state of the class screen at both sizes, in both languages and themes, for eyes (test-results/states). */
const looks = 'test-results/states'
const sizes = { hd: { width: 1920, height: 1080 }, '4k': { width: 3840, height: 2160 } }

/** The board is Russian and dark, and so again afterwards. */
async function inEveryLook(page: Page, name: string): Promise<void> {
  const library = { ru: boardRu.idle.library, en: boardEn.idle.library }
  const look = async (language: 'ru' | 'en', theme: 'dark' | 'light') => {
    await expect(page.getByRole('button', { name: library[language], exact: true })).toBeVisible()
    await expect(page.locator(`html[data-theme="${theme}"]`)).toBeAttached()
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      await page.waitForTimeout(350)
      await page.screenshot({ path: join(looks, `${name}-${language}-${theme}-${size}.png`) })
    }
    await page.setViewportSize(sizes.hd)
  }
  const theme = () => page.locator('.state-strip .switch').first().click()
  const language = () => page.locator('.state-strip .switch[lang]').click()
  await look('ru', 'dark')
  await theme()
  await look('ru', 'light')
  await language()
  await look('en', 'light')
  await theme()
  await look('en', 'dark')
  await language()
  await expect(page.getByRole('button', { name: library.ru, exact: true })).toBeVisible()
}

test('the states of a school’s days', async () => {
  needs('chromium')
  test.setTimeout(900_000)
  await mkdir(looks, { recursive: true })
  const { folder, clean } = await journeyFolder()
  const stage = await openStage(folder, await stateSchool(folder))
  for (const state of boardStates) {
    await reach(state, stage, boardRu)
    await inEveryLook(stage.page, state.name)
  }
  stage.doubt(true)
  await expect(stage.page.getByText(boardRu.state.clockDoubt).first()).toBeVisible()
  await inEveryLook(stage.page, 'clock-doubt')
  await stage.close()
  await clean()
})

test('a school without a timetable', async () => {
  needs('chromium')
  test.setTimeout(300_000)
  await mkdir(looks, { recursive: true })
  const { folder, clean } = await journeyFolder()
  const stage = await openStage(folder, await emptySchool(folder))
  await expect(stage.page.getByText(boardRu.why.day['no-timetable']())).toBeVisible()
  await inEveryLook(stage.page, 'no-timetable')
  await stage.close()
  await clean()
})
