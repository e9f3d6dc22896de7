import { expect, test } from '@playwright/test'
import { usualHall } from '#shared/domain/hall/schema'
import { faults } from './support/axe'
import { hallInstant, openHall } from './support/hall-board'
import { needs } from './support/having'

const picture = 'geography-6-water-cycle'
const kinds = ['lessons:1', 'changes:1', 'events:1', 'holidays:1', 'notices:1', 'birthdays:1', `item:0-${picture}`]
/** A round has fewer pages. */
const roundSteps = 60

test('how hall pages look: every kind in both languages and themes, large and larger; axe finds nothing on them', async () => {
  needs('chromium')
  const { board, technician, makeHall, time, close } = await openHall(hallInstant('08:40'), {
    sections: { ...usualHall.sections, birthdays: true }, playlist: [{ materialId: picture, seconds: 30 }],
    ticker: [{ id: 'one', text: 'Приём макулатуры до пятницы у кабинета 105. Сменная обувь обязательна для всех, кто входит в школу.' }],
  })
  const { page } = board
  await technician.ask('saveBirthdays', [{ givenName: 'Анна', className: '5 А', month: 11, day: 26 }, { givenName: 'Тимофей', className: '10 Б', month: 11, day: 26 }])
  await technician.ask('saveNotice', { id: 'one', text: 'В пятницу все уроки по 30 минут: концерт начинается в 13:00, вход через главный холл.' })
  await makeHall()
  const found: Record<string, string[]> = {}
  for (const [name, width, theme, language] of [['1080-dark-ru', 1920, 'dark', 'ru'], ['1080-light-en', 1920, 'light', 'en'], ['2160-dark-ru', 3840, 'dark', 'ru']] as const) {
    await page.setViewportSize({ width, height: (width * 9) / 16 })
    await page.getByRole('button', { name: /Состояние экрана|State of the screen/ }).click()
    const sheet = page.getByRole('dialog')
    if (theme === 'light') await sheet.getByRole('button', { name: /Светлая тема|Light theme/ }).click()
    if (theme === 'dark' && name !== '1080-dark-ru') await sheet.getByRole('button', { name: /Тёмная тема|Dark theme/ }).click()
    if (language === 'en') await sheet.getByRole('button', { name: 'English' }).click()
    if (language === 'ru' && name !== '1080-dark-ru') await sheet.getByRole('button', { name: 'Русский' }).click()
    await sheet.getByRole('button', { name: /^(Закрыть|Close)$/ }).click()
    await expect(sheet).toHaveCount(0)
    await expect(page.locator(`html[lang="${language}"][data-theme="${theme}"]`)).toBeAttached()
    // Time stands while a page is looked at: each comes once in the round.
    const wanted = new Set(kinds)
    for (let step = 0; step < roundSteps && wanted.size > 0; step++) {
      await time.go(8_000)
      const key = (await page.locator('.hall').getAttribute('data-page'))!
      if (!wanted.delete(key)) continue
      if (width === 1920) found[`${name} ${key}`] = await faults(page)
      await page.screenshot({ path: test.info().outputPath(`${name}-${key.split(':')[0]}.png`) })
    }
    expect([...wanted], `pages that never came, ${name}`).toEqual([])
  }
  expect(Object.keys(found)).toHaveLength(2 * kinds.length)
  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
  await close()
})
