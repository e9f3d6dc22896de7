import { expect, test, type Page } from '@playwright/test'
import { boardRu } from '#shared/text/board/ru'
import type { BellRing } from '#shared/contract/bells'
import { moscow, openStage, stateSchool } from './support/board-states'
import { needs } from './support/having'
import { journeyFolder } from './support/school-hub'

const monday = '2026-11-23'
/** The usual bells of the demo school, and a preparing bell two minutes before each lesson. */
const lessons = [['08:30', '09:15'], ['09:25', '10:10'], ['10:30', '11:15'], ['11:35', '12:20'], ['12:30', '13:15'], ['13:25', '14:10'], ['14:20', '15:05']] as const
const bells = lessons.flatMap(([start, end], index): { kind: BellRing['kind']; number: number; atMs: number }[] => [
  { kind: 'prepare', number: index + 1, atMs: moscow(`${monday}T${start}`) - 120_000 }, { kind: 'start', number: index + 1, atMs: moscow(`${monday}T${start}`) }, { kind: 'end', number: index + 1, atMs: moscow(`${monday}T${end}`) },
])
/** The lowest note of each bell's sound (renderer/board/bells/bell-sound.ts). */
const kindOfHertz: Readonly<Record<string, BellRing['kind']>> = { '392': 'prepare', '494': 'start', '659.5': 'end' }

/** From now on every sound of a bell leaves its first note: an audio context is one ring. */
async function listen(page: Page): Promise<() => Promise<BellRing['kind'][]>> {
  await page.evaluate(() => {
    const contexts = new WeakSet<BaseAudioContext>()
    const first: number[] = []
    Object.assign(globalThis, { heardBells: first })
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (when) {
      if (!contexts.has(this.context)) first.push(this.frequency.value)
      contexts.add(this.context)
      return start.call(this, when)
    }
  })
  return async () => (await page.evaluate(() => (globalThis as unknown as { heardBells: number[] }).heardBells)).map(hertz => kindOfHertz[String(hertz)]!)
}

test('T-21 T-27 a whole school day of seven lessons: each bell is seen and heard once, in its order, the last end bell too, and a restart in the minute of one repeats nothing', async () => {
  needs('chromium')
  test.setTimeout(400_000)
  const { folder, clean } = await journeyFolder()
  const stage = await openStage(folder, await stateSchool(folder))
  const { hub, page, displayId } = stage
  const technician = await stage.technician()
  expect(await technician.ask('setRoomBells', [displayId], { prepare: 30, start: 60, end: 40 })).toMatchObject({ ok: true })
  technician.close()
  await expect(page.getByText(boardRu.state.hubReachable)).toBeVisible()
  await page.clock.install() // what the page waits for is not waited for here
  const heard = await listen(page)
  const look = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) })
  const looks: Record<string, string> = { 'prepare 1': 'before-school', 'start 1': 'first-lesson', 'end 1': 'break', 'start 7': 'last-lesson', 'end 7': 'after-school' }
  await look('morning')

  for (const [index, { kind, number, atMs }] of bells.entries()) {
    await hub.moveClock('run', atMs - 4_000)
    await expect(page.getByText(boardRu.restarting)).toBeHidden()
    expect(await heard()).toHaveLength(index) // nothing rang on the way
    await hub.moveClock('run', atMs + 200)
    await expect(page.locator('.bell')).toContainText(boardRu.bells.rings[kind](number))
    await expect.poll(heard).toEqual(bells.slice(0, index + 1).map(bell => bell.kind))
    if (kind === 'start' && number === 4) {
      await hub.kill()
      await expect(page.getByText(boardRu.restarting)).toBeVisible()
      await hub.start()
      await expect(page.getByText(boardRu.restarting)).toBeHidden({ timeout: 60_000 })
      await hub.moveClock('run', atMs + 59_000)
    }
    await page.clock.fastForward(9_000)
    await expect(page.locator('.bell')).toBeHidden()
    const name = looks[`${kind} ${number}`]
    if (!name) continue
    await hub.moveClock('run', atMs + 50_000) // the page has heard the time since
    await look(name)
  }
  await hub.moveClock('run', moscow(`${monday}T15:40`))
  await expect(page.getByText(boardRu.idle.lessonsOver)).toBeVisible()
  expect(await heard()).toEqual(bells.map(({ kind }) => kind))
  await look('evening')
  await stage.close()
  await clean()
})
