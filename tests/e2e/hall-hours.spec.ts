import { expect, test } from '@playwright/test'
import { subjectNames } from '#shared/text/subjects'
import type { Subject } from '#shared/domain/subject'
import { usualHall } from '#shared/domain/hall/schema'
import { naturally } from '#shared/domain/natural-order'
import { boardRu } from '#shared/text/board/ru'
import { hallInstant as at, openHall } from './support/hall-board'
import { hallClassNames, subjectOf } from './support/hall-school'
import { pageSize, watchHall } from './support/hall-watch'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'

const minuteMs = 60_000

test('an hour in the hall: every class appears, lessons change with the bell, a deferred notice comes and goes, pictures and films play, nothing grows', async () => {
  needs('chromium', 'ffmpeg')
  const { board, technician, makeHall, time, close } = await openHall(at('08:46'), {
    sections: { ...usualHall.sections, birthdays: true },
    playlist: ['maths-5-fractions-video', 'geography-6-water-cycle', 'history-timeline'].map(materialId => ({ materialId, seconds: 20 })),
  })
  const { page } = board
  await page.route(/history-timeline/, route => route.abort())
  await technician.ask('saveBirthdays', [{ givenName: 'Анна', className: '5 А', month: 11, day: 26 }])
  await technician.ask('saveNotice', { id: 'late', text: 'В 9:05 сбор волонтёров у сцены', from: new Date(at('08:50')).toISOString(), until: new Date(at('09:05')).toISOString() })
  await makeHall()
  const seen = await watchHall(page)

  await time.until('08:58')
  const early = await pageSize(page)
  await time.until('09:50')
  const late = await pageSize(page)
  const hour = await seen()
  await page.screenshot({ path: test.info().outputPath('hall-hour.png') })

  expect([...new Set(Object.values(hour.classes).flat())].sort(naturally)).toEqual(hallClassNames)
  for (const rows of Object.values(hour.classes)) expect(rows).toEqual([...rows].sort(naturally))
  const first = (period: number) => subjectNames.ru[subjectOf(0, period) as Subject]
  const during = (from: string, to: string) => Object.entries(hour.lessons).filter(([minute]) => minute >= from && minute < to).map(([, lesson]) => lesson)
  for (const [from, to, title, subject] of [['08:46', '09:15', 'Сейчас и далее', first(1)], ['09:16', '09:25', 'Следующие уроки', first(2)], ['09:26', '09:50', 'Сейчас и далее', first(2)]] as const) {
    expect(during(from, to).length, `lessons were seen from ${from}`).toBeGreaterThan(0)
    for (const lesson of during(from, to)) expect(lesson).toEqual({ title, first: subject })
  }

  // Its turn comes within a round, and its end is its end.
  const keys = hour.turns.map(({ key }) => key)
  const roundMs = 5 * minuteMs
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
  await close()
})

test('at night a hall screen dims and loads its page anew once, not while the server is away', async () => {
  needs('chromium')
  const { board, hub, id, makeHall, time, close } = await openHall(at('14:00'))
  const { page } = board
  await makeHall({ night: { from: '14:15', until: '22:15', brightness: 30 } }) // lessons are long over
  await expect(page.locator('.dim')).toHaveCount(0)
  const loads: number[] = []
  page.on('load', () => loads.push(time.nowMs))
  await time.until('14:18')
  await expect(page.locator('.dim')).toBeVisible()
  await hub.kill()
  await expect(page.getByText(boardRu.restarting)).toBeVisible()
  await time.go(77 * minuteMs, minuteMs) // its minute has passed while nobody could give it a page
  expect(loads).toEqual([])
  await expect(page.locator('.hall')).toBeVisible()
  await hub.start()
  await expect(page.getByText(boardRu.restarting)).toBeHidden({ timeout: 60_000 })
  await expect(async () => {
    await time.go(minuteMs, minuteMs)
    await expect.poll(() => loads.length, { timeout: 5_000 }).toBe(1)
  }).toPass({ timeout: 60_000 })
  await expect(page.locator('.hall')).toBeVisible({ timeout: 60_000 })
  await time.go(80 * minuteMs, minuteMs)
  expect(loads).toHaveLength(1)

  const again = await PanelClient.signIn(hub)
  expect(await again.ask('saveHall', [id], null)).toMatchObject({ ok: true })
  await expect(page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible({ timeout: 60_000 })
  again.close()
  await close()
})
