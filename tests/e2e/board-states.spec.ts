import { expect, test } from '@playwright/test'
import { boardRu } from '#shared/text/board/ru'
import { faults } from './support/axe'
import { boardStates, emptySchool, openStage, reach, stateSchool } from './support/board-states'
import { needs } from './support/having'
import { journeyFolder } from './support/school-hub'

test('every state of the class screen says what it is, and why to whoever touches it; axe finds nothing', async () => {
  needs('chromium')
  test.setTimeout(300_000)
  const { folder, clean } = await journeyFolder()
  const stage = await openStage(folder, await stateSchool(folder))
  const { page } = stage
  const found: Record<string, string[]> = {}
  const sheet = page.getByRole('dialog', { name: boardRu.why.title })
  const ask = async (name: string, touched: ReturnType<typeof page.locator>, says: string | RegExp) => {
    await touched.click()
    await expect(sheet.getByText(says)).toBeVisible()
    found[name] = await faults(page)
    await page.screenshot({ path: test.info().outputPath(`why-${name}.png`) })
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  }
  const list = page.getByRole('region', { name: boardRu.idle.today })
  const asks: Record<string, () => Promise<void>> = {
    lesson: () => ask('lesson', page.locator('.now-next .now'), /Так в расписании: по понедельникам, 1-й урок\. Действует с 1 сентября/),
    break: async () => {
      await ask('invite', page.getByRole('button', { name: boardRu.why.ask }), /Коды для учеников видны, пока нет урока, до 09:25/)
      await ask('notice', page.locator('.notices button').first(), /до тех пор, пока его не снимут/)
    },
    change: () => ask('change', list.getByRole('button', { name: /Химия/ }), /Замена\. Изменено в 10:0\d в панели школы, только на сегодня\. По плану: Информатика, Орлова М\. В\., кабинет 204, 11:35/),
    cancelled: () => ask('cancelled', list.getByRole('button', { name: /Литература/ }), /Урок отменён\. Изменено в 10:1\d/),
    'day-off': () => ask('day-off', page.locator('.now-next .free'), /Следующий урок здесь: .*09:25|Следующий урок здесь: .*08:30/),
    holiday: () => ask('holiday', page.locator('.now-next .free'), /Школа снова работает с 11 января/),
  }

  for (const state of boardStates) {
    await test.step(state.name, async () => {
      await reach(state, stage, boardRu)
      found[state.name] = await faults(page)
      await page.screenshot({ path: test.info().outputPath(`${state.name}.png`) })
      await asks[state.name]?.()
    })
  }
  stage.doubt(true)
  await expect(page.getByText(boardRu.state.clockDoubt)).toBeVisible()
  found['clock in doubt'] = await faults(page)

  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
  await stage.close()
  await clean()
})

test('a school without a timetable says so', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const stage = await openStage(folder, await emptySchool(folder))
  await expect(stage.page.getByText(boardRu.why.day['no-timetable']())).toBeVisible()
  await expect(stage.page.getByText(boardRu.why.dayMore['no-timetable']!)).toBeVisible()
  expect(await faults(stage.page)).toEqual([])
  await stage.close()
  await clean()
})
