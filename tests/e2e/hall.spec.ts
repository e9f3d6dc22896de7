import { expect, test, type Page } from '@playwright/test'
import { subjectNames } from '#shared/text/subjects'
import type { Subject } from '#shared/domain/subject'
import { usualHall, type HallSettings } from '#shared/domain/hall/schema'
import { naturally } from '#shared/domain/natural-order'
import { faults } from './support/axe'
import { webBoard } from './support/board'
import { fastClock, fastClockArguments, fastClockProgram, nowOf, type FastClock } from './support/fast-clock'
import { hallClassNames, hallSchool, subjectOf } from './support/hall-school'
import { pageSize, watchHall } from './support/hall-watch'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { openPanel } from './support/panel-page'
import { journeyFolder, SchoolHub } from './support/school-hub'

/** A Thursday in Moscow; lessons begin at 08:30. */
const date = '2026-11-26'
const at = (time: string) => Date.parse(`${date}T${time}:00+03:00`)
const picture = 'geography-6-water-cycle'

/** A school whose server, displays and board page all live in `clock`. */
async function openHall(clock: FastClock, settings?: Partial<HallSettings>) {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await hallSchool(folder, date) }, fastClockArguments(clock)).start()
  const board = await webBoard(hub, hub.ready.token, async page => { await page.addInitScript({ content: fastClockProgram(clock) }) })
  await expect(board.page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible({ timeout: 60_000 })
  const makeHall = async () => {
    const technician = await PanelClient.signIn(hub)
    const { id } = await technician.display(({ reported }) => reported !== undefined)
    expect(await technician.ask('saveHall', [id], { ...usualHall, ...settings })).toEqual({ ok: true, value: null })
    await expect(board.page.locator('.hall')).toBeVisible({ timeout: 60_000 })
    return { technician, id }
  }
  return { hub, board, makeHall, close: async () => { await board.close(); await hub.stop(); await clean() } }
}

/** Waits until the clock says so. */
const until = (clock: FastClock, time: string) => expect.poll(() => nowOf(clock), { timeout: 300_000, intervals: [200] }).toBeGreaterThanOrEqual(at(time))

test('the panel makes a display a screen in the hall: its form names what is wrong, and the hall tells about the school', async () => {
  needs('chromium')
  test.setTimeout(240_000)
  const { board, hub, close } = await openHall(fastClock(`${date}T05:40:00Z`, 1))
  const { page } = board
  const panel = await openPanel(board.browser, hub)
  await panel.getByRole('button', { name: 'Ещё' }).first().click()
  await panel.getByRole('menuitem', { name: 'Экран в холле…' }).click()
  const dialog = panel.getByRole('dialog', { name: 'Экран в холле' })
  await expect(dialog.getByText('21 класс: 5 А … 11 В')).toBeVisible()
  await dialog.getByRole('button', { name: 'Добавить строку' }).click()
  await dialog.getByLabel('Текст').fill('Приём макулатуры до пятницы у кабинета 105. Сменная обувь обязательна для всех. Столовая работает с 9:00 до 15:00, буфет до 16:00.')
  await dialog.getByRole('button', { name: 'Добавить из библиотеки' }).click()
  for (const title of ['Пицца', 'Круговорот', 'Лента времени']) {
    await dialog.getByPlaceholder('Картинка или видео из библиотеки').fill(title)
    await dialog.getByRole('option').filter({ hasText: title }).first().click()
  }
  await dialog.getByRole('button', { name: 'Готово' }).click()
  for (const seconds of await dialog.getByLabel('Секунд').all()) await seconds.fill('20')
  await dialog.getByLabel('Дни рождения').check()
  await dialog.getByLabel(/По строке на ребёнка/).fill('Анна Иванова, 5 А, 26.11')
  expect(await faults(panel)).toEqual([])
  await panel.screenshot({ path: test.info().outputPath('panel-form.png') })
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.getByText(/«Анна Иванова» больше, чем имя/)).toBeVisible()
  await dialog.getByLabel(/По строке на ребёнка/).fill('Анна, 5 А, 26.11')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(panel.getByText('Это экран в холле. Он покажет новое при ближайшей связи.', { exact: true })).toBeVisible()

  await expect(page.locator('.hall')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('marquee', { name: 'Бегущая строка' })).toContainText('макулатуры')
  await page.getByRole('button', { name: 'Состояние экрана' }).click()
  await expect(page.getByText('Это экран в холле')).toBeVisible()
  await page.getByRole('button', { name: 'Закрыть', exact: true }).click()
  await page.getByRole('button', { name: 'Открыть библиотеку' }).click()
  await expect(page.getByRole('textbox', { name: 'Найти урок или материал' })).toBeVisible()
  await close()
})

test('an hour in the hall: every class appears, lessons change with the bell, a deferred notice comes and goes, pictures and films play, nothing grows', async () => {
  needs('chromium', 'ffmpeg')
  test.setTimeout(420_000)
  const clock = fastClock(`${date}T05:24:00Z`, 30)
  const { board, makeHall, close } = await openHall(clock, {
    sections: { ...usualHall.sections, birthdays: true },
    playlist: ['maths-5-fractions-video', 'geography-6-water-cycle', 'history-timeline'].map(materialId => ({ materialId, seconds: 20 })),
  })
  const { page } = board
  await page.route(/history-timeline/, route => route.abort())
  const { technician } = await makeHall()
  await technician.ask('saveBirthdays', [{ givenName: 'Анна', className: '5 А', month: 11, day: 26 }])
  await technician.ask('saveNotice', { id: 'late', text: 'В 9:05 сбор волонтёров у сцены', from: new Date(at('08:50')).toISOString(), until: new Date(at('09:05')).toISOString() })
  expect(nowOf(clock), 'the machine was too slow for this hour').toBeLessThan(at('08:48'))
  const seen = await watchHall(page)

  await until(clock, '08:58')
  const early = await pageSize(page)
  await until(clock, '09:50')
  const late = await pageSize(page)
  const hour = await seen()
  await page.screenshot({ path: test.info().outputPath('hall-hour.png') })

  expect([...new Set(Object.values(hour.classes).flat())].sort(naturally)).toEqual(hallClassNames)
  for (const rows of Object.values(hour.classes)) expect(rows).toEqual([...rows].sort(naturally))
  const first = (period: number) => subjectNames.ru[subjectOf(0, period) as Subject]
  const during = (from: string, to: string) => Object.entries(hour.lessons).filter(([minute]) => minute >= from && minute < to).map(([, lesson]) => lesson)
  for (const [from, to, title, subject] of [['08:50', '09:15', 'Сейчас и далее', first(1)], ['09:16', '09:25', 'Следующие уроки', first(2)], ['09:26', '09:50', 'Сейчас и далее', first(2)]] as const) {
    expect(during(from, to).length, `lessons were seen from ${from}`).toBeGreaterThan(0)
    for (const lesson of during(from, to)) expect(lesson).toEqual({ title, first: subject })
  }

  // Its turn comes within a round, and its end is its end.
  const keys = hour.turns.map(({ key }) => key)
  const roundMs = 5 * 60_000
  const [came, went] = hour.notices['В 9:05 сбор волонтёров у сцены'] ?? []
  expect(came).toBeGreaterThanOrEqual(at('08:50'))
  expect(came).toBeLessThan(at('08:50') + roundMs)
  expect(went).toBeLessThan(at('09:05') + 15_000)

  expect(hour.pictures.length).toBeGreaterThan(0)
  expect(hour.pictures.join()).not.toContain('Лента времени')
  expect(hour.films.length).toBe(1)
  expect(hour.isHeard).toBe(false)
  expect([hour.emptyFrames, hour.brokenFrames]).toEqual([0, 0])
  for (const kind of ['lessons:1', 'lessons:3', 'changes:1', 'events:1', 'holidays:1', 'birthdays:1']) expect(keys).toContain(kind)
  expect(hour.shifts.length).toBe(16)
  expect(late.nodes).toBeLessThan(early.nodes * 1.25 + 200)
  expect(late.heapBytes).toBeLessThan(early.heapBytes * 1.4 + 3e6)

  technician.close()
  await close()
})

test('at night a hall screen dims and loads its page anew once, not while the server is away', async () => {
  needs('chromium')
  test.setTimeout(300_000)
  const clock = fastClock(`${date}T11:00:00Z`, 60)
  const { board, hub, close } = await openHall(clock)
  const { page } = board
  const technician = await PanelClient.signIn(hub)
  const { id } = await technician.display(({ reported }) => reported !== undefined)
  // However slow this machine began: its night comes in a quarter of an hour, when lessons are long over.
  const beginsMs = Math.ceil((nowOf(clock) + 15 * 60_000) / 60_000) * 60_000
  const local = (ms: number) => new Date(ms + 3 * 3_600_000).toISOString().slice(11, 16)
  const after = (minutes: number) => expect.poll(() => nowOf(clock), { timeout: 200_000, intervals: [200] }).toBeGreaterThanOrEqual(beginsMs + minutes * 60_000)
  expect(await technician.ask('saveHall', [id], { ...usualHall, night: { from: local(beginsMs), until: local(beginsMs + 8 * 3_600_000), brightness: 30 } })).toMatchObject({ ok: true })
  await expect(page.locator('.hall')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.dim')).toHaveCount(0)
  expect(nowOf(clock), 'the machine was too slow for this night').toBeLessThan(beginsMs)
  const loads: number[] = []
  page.on('load', () => loads.push(nowOf(clock)))
  await after(3)
  await expect(page.locator('.dim')).toBeVisible()
  await hub.kill()
  await after(80) // its minute has passed while nobody could give it a page
  expect(loads).toEqual([])
  await expect(page.locator('.hall')).toBeVisible()
  await hub.start()
  await expect.poll(() => loads.length, { timeout: 60_000 }).toBe(1)
  await expect(page.locator('.hall')).toBeVisible({ timeout: 60_000 })
  await after(160)
  expect(loads).toHaveLength(1)

  const again = await PanelClient.signIn(hub)
  expect(await again.ask('saveHall', [id], null)).toMatchObject({ ok: true })
  await expect(page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible({ timeout: 60_000 })
  technician.close()
  again.close()
  await close()
})

/** Waits for a page of the round, and for its picture to be whole. */
async function onPage(page: Page, key: string): Promise<void> {
  await expect(page.locator(`.hall[data-page="${key}"]`)).toBeVisible({ timeout: 90_000 })
}

test('how hall pages look: every kind in both languages and themes, large and larger; axe finds nothing on them', async () => {
  needs('chromium')
  test.setTimeout(420_000)
  const clock = fastClock(`${date}T05:40:00Z`, 6)
  const { board, makeHall, close } = await openHall(clock, {
    sections: { ...usualHall.sections, birthdays: true }, playlist: [{ materialId: picture, seconds: 30 }],
    ticker: [{ id: 'one', text: 'Приём макулатуры до пятницы у кабинета 105. Сменная обувь обязательна для всех, кто входит в школу.' }],
  })
  const { page } = board
  const { technician } = await makeHall()
  await technician.ask('saveBirthdays', [{ givenName: 'Анна', className: '5 А', month: 11, day: 26 }, { givenName: 'Тимофей', className: '10 Б', month: 11, day: 26 }])
  await technician.ask('saveNotice', { id: 'one', text: 'В пятницу все уроки по 30 минут: концерт начинается в 13:00, вход через главный холл.' })
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
    for (const key of ['lessons:1', 'changes:1', 'events:1', 'holidays:1', 'notices:1', 'birthdays:1', `item:0-${picture}`]) {
      await onPage(page, key)
      await page.waitForTimeout(300)
      if (width === 1920) found[`${name} ${key}`] = await faults(page)
      await page.screenshot({ path: test.info().outputPath(`${name}-${key.split(':')[0]}.png`) })
    }
  }
  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
  technician.close()
  await close()
})

test('after school and in holidays a hall screen says so, and what comes next', async () => {
  needs('chromium')
  test.setTimeout(180_000)
  for (const [name, start, words] of [['after-school', `${date}T11:00:00Z`, 'На сегодня уроки окончены'], ['holiday', '2026-12-10T08:00:00Z', 'Каникулы'], ['before-school', `${date}T04:40:00Z`, 'Следующие уроки']] as const) {
    const { board, makeHall, close } = await openHall(fastClock(start, 4))
    const { technician } = await makeHall()
    await expect(board.page.locator('.hall-page').getByText(words, { exact: false }).first()).toBeVisible({ timeout: 60_000 })
    await board.page.screenshot({ path: test.info().outputPath(`${name}.png`) })
    expect(await faults(board.page)).toEqual([])
    technician.close()
    await close()
  }
})
