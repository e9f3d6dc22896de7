import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Timetable } from '#shared/domain/timetable/schema'
import { openPanel } from '../../e2e/support/panel-page'
import { journeyFolder, SchoolHub } from '../../e2e/support/school-hub'
import { median, rounded } from '../result'
import { percentile } from './prepared-display'
import { openChromium } from '../../e2e/support/chromium'

const viewport = { width: 1920, height: 1080 }
const framesOfRun = 300
const rounds = 3
/** A brisk flick, 1440 px a second: sixty classes pass in two seconds, a new row comes every other frame. */
const stepPx: number = 24

/** The week of a whole school in the panel's page, scrolled by script, against a plain box of the same size and length on an empty page, in turn. `CpuMs`: what the page's main thread works a frame, in its own time, so that others on the machine do not count. */
export async function weekScroll(timetable: Timetable): Promise<Record<string, number>> {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolOf(timetable, folder) }).start()
  const browser = await openChromium()
  const page = await openPanel(browser, hub, viewport)
  await page.getByRole('link', { name: 'Расписание' }).click()
  const bare = await (await browser.newContext({ viewport })).newPage()
  const ours: Record<'class' | 'teacher', number[]> = { class: [], teacher: [] }
  const baseline: number[] = []
  const cpuMs: Record<'class' | 'teacher', number[]> = { class: [], teacher: [] }
  const work = await page.context().newCDPSession(page)
  await work.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workedMs = async () => (await work.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  for (const [by, name] of [['class', 'Классы'], ['teacher', 'Учителя']] as const) {
    await page.getByRole('radio', { name, exact: true }).click()
    const grid = page.getByRole('grid')
    await grid.getByRole('row').nth(5).waitFor()
    const box = await grid.evaluate(element => ({ width: element.clientWidth, height: element.clientHeight, inner: element.scrollHeight }))
    await bare.setContent(`<div role="grid" style="width:${box.width}px;height:${box.height}px;overflow:auto;contain:strict"><div style="height:${box.inner}px;background:linear-gradient(#fff,#000)"></div></div>`)
    for (let round = 0; round <= rounds; round++) {
      await bare.bringToFront()
      const plain = await scrolled(bare)
      await page.bringToFront()
      const beforeMs = await workedMs()
      const week = await scrolled(page)
      const spentMs = (await workedMs()) - beforeMs
      if (round === 0) continue // what is drawn first is compiled first
      baseline.push(...plain)
      ours[by].push(...week)
      cpuMs[by].push(spentMs / week.length)
    }
  }
  await browser.close()
  await hub.stop()
  await clean()
  return { ...figures('week', ours.class), ...figures('teachers', ours.teacher), ...figures('plain', baseline), weekCpuMs: rounded(median(cpuMs.class)), teachersCpuMs: rounded(median(cpuMs.teacher)), weekFpsRatio: rounded(fps(ours.class) / fps(baseline)), teachersFpsRatio: rounded(fps(ours.teacher) / fps(baseline)) }
}

const fps = (frames: readonly number[]): number => (frames.length * 1000) / frames.reduce((sum, ms) => sum + ms, 0)
/** Of a screen's frames (16.7 ms each) those that showed nothing new. */
const droppedShare = (frames: readonly number[]): number => {
  const slots = frames.map(ms => Math.max(1, Math.round(ms / (1000 / 60))))
  const all = slots.reduce((sum, count) => sum + count, 0)
  return (all - frames.length) / all
}
const figures = (name: string, frames: readonly number[]): Record<string, number> => ({
  [`${name}Fps`]: rounded(fps(frames)), [`${name}FrameMs`]: rounded(median(frames)), [`${name}FrameP99Ms`]: rounded(percentile(frames, 0.99)), [`${name}Over20Percent`]: rounded((frames.filter(ms => ms > 20).length / frames.length) * 100), [`${name}DroppedPercent`]: rounded(droppedShare(frames) * 100),
})

/** Milliseconds from frame to frame while the page's grid goes down and up. */
function scrolled(page: Page): Promise<number[]> {
  return page.evaluate(([frames, step]) => new Promise<number[]>(resolve => {
    const grid = document.querySelector('[role="grid"]')!
    const taken: number[] = []
    let last: number | undefined
    let way = step
    const draw = (now: number) => {
      if (last !== undefined) taken.push(now - last)
      last = now
      grid.scrollTop += way
      if (grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1) way = -step
      else if (grid.scrollTop <= 0) way = step
      if (taken.length < frames) requestAnimationFrame(draw)
      else resolve(taken)
    }
    requestAnimationFrame(draw)
  }), [framesOfRun, stepPx] as const)
}

async function schoolOf({ classes, rooms, timeZone, buildings: _buildings, ...plan }: Timetable, folder: string): Promise<string> {
  const school = join(folder, 'school')
  await mkdir(school)
  await writeFile(join(school, 'school.json'), JSON.stringify({ id: 'bench', name: 'Школа', timeZone, classes, rooms, groups: [] }))
  await writeFile(join(school, 'timetable.json'), JSON.stringify(plan))
  return school
}
