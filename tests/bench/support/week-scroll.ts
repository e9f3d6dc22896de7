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

/**
 * The week of a whole school in the panel's page, scrolled by script, in turn with a plain box of the same size and length and with a still copy of the same grid, both on an empty page: the first
 * tells what this machine can show at all, the second what drawing the lessons costs a browser without a program. `CpuMs`: what the page's main thread works a frame, in its own time, so that others
 * on the machine do not count. `FirstMs`, `DrawnMs`: from the click to the first lessons and to all of them; `LongestTaskMs`: how long the page was busy at a stretch meanwhile.
 */
export async function weekScroll(timetable: Timetable): Promise<Record<string, number>> {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await schoolOf(timetable, folder) }).start()
  const browser = await openChromium()
  const page = await openPanel(browser, hub, viewport)
  await page.getByRole('link', { name: 'Расписание' }).click()
  await page.getByRole('grid').locator('[data-lesson]').first().waitFor()
  const empty = async () => (await browser.newContext({ viewport })).newPage()
  const [bare, still] = [await empty(), await empty()]
  const plain: number[] = []
  const found: Record<string, number> = {}
  for (const [radio, name, rows] of [['Учителя', 'teachers', 120], ['Классы', 'week', 60]] as const) {
    await page.bringToFront()
    Object.assign(found, named(name, await shown(page, radio, rows)))
    const grid = page.getByRole('grid')
    const box = await grid.evaluate(element => ({ width: element.clientWidth, height: element.clientHeight, inner: element.scrollHeight }))
    await bare.setContent(`<div role="grid" style="width:${box.width}px;height:${box.height}px;overflow:auto;contain:strict"><div style="height:${box.inner}px;background:linear-gradient(#fff,#000)"></div></div>`)
    await still.setContent(await page.evaluate(copyOfGrid))
    const [ours, copy, boxes]: [Scrolled[], Scrolled[], Scrolled[]] = [[], [], []]
    for (let round = 0; round <= rounds; round++) {
      for (const [target, taken] of [[bare, boxes], [still, copy], [page, ours]] as const) {
        await target.bringToFront()
        const run = await scrolled(target)
        if (round > 0) taken.push(run) // what is drawn first is compiled first
      }
    }
    plain.push(...framesOf(boxes))
    Object.assign(found, figures(name, framesOf(ours)), figures(`${name}Copy`, framesOf(copy)), named(name, {
      CpuMs: median(ours.map(({ cpuMs }) => cpuMs)), CopyCpuMs: median(copy.map(({ cpuMs }) => cpuMs)), FpsRatio: fps(framesOf(ours)) / fps(framesOf(boxes)), FpsOfCopyRatio: fps(framesOf(ours)) / fps(framesOf(copy)),
    }))
  }
  await browser.close()
  await hub.stop()
  await clean()
  return { ...found, ...figures('plain', plain) }
}

interface Scrolled {
  readonly frames: readonly number[]
  readonly cpuMs: number
}
const framesOf = (runs: readonly Scrolled[]): number[] => runs.flatMap(({ frames }) => frames)
const named = (name: string, values: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(values).map(([key, value]) => [`${name}${key}`, rounded(value)]))

/** Chooses whose week it is, and waits for the lessons of every row. */
function shown(page: Page, radio: string, rowCount: number): Promise<{ FirstMs: number; DrawnMs: number; LongestTaskMs: number }> {
  return page.evaluate(([name, count]) => new Promise<{ FirstMs: number; DrawnMs: number; LongestTaskMs: number }>((resolve, reject) => {
    const tasks = [0]
    const watcher = new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    watcher.observe({ type: 'longtask' })
    const begun = performance.now()
    const buttons = [...document.querySelectorAll<HTMLElement>('[role="radio"]')]
    buttons.find(({ innerText }) => innerText.trim() === name)!.click()
    let first: number | undefined
    const look = () => {
      const rows = [...document.querySelectorAll('[role="grid"] [role="row"]')].slice(1)
      const passed = performance.now() - begun
      if (rows.length === count && rows.some(row => row.querySelector('[data-lesson]'))) first ??= passed
      if (rows.length !== count || rows.some(row => !row.querySelector('[data-lesson]'))) return passed < 30_000 ? requestAnimationFrame(look) : reject(new Error('some rows never have lessons'))
      const drawn = passed
      setTimeout(() => resolve({ FirstMs: first!, DrawnMs: drawn, LongestTaskMs: Math.max(...tasks) }), 500) // the last task is told afterwards
    }
    requestAnimationFrame(look)
  }), [radio, rowCount] as const)
}

/** The grid's elements and the page's styles, without a program. */
function copyOfGrid(): string {
  const styles = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules].map(({ cssText }) => cssText)).join('\n')
  const root = document.documentElement.cloneNode(false) as HTMLElement
  const grid = document.querySelector('[role="grid"]')!
  root.innerHTML = `<head><style>${styles}</style></head><body><div style="width:${grid.getBoundingClientRect().width}px">${grid.outerHTML}</div></body>`
  return `<!doctype html>${root.outerHTML}`
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

/** Milliseconds from frame to frame while the page's grid goes down and up, and the main thread's own a frame. */
async function scrolled(page: Page): Promise<Scrolled> {
  const work = await page.context().newCDPSession(page)
  await work.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workedMs = async () => (await work.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  const beforeMs = await workedMs()
  const frames = await page.evaluate(([frames, step]) => new Promise<number[]>(resolve => {
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
  const cpuMs = ((await workedMs()) - beforeMs) / frames.length
  await work.detach()
  return { frames, cpuMs }
}

async function schoolOf({ classes, rooms, timeZone, buildings: _buildings, ...plan }: Timetable, folder: string): Promise<string> {
  const school = join(folder, 'school')
  await mkdir(school)
  await writeFile(join(school, 'school.json'), JSON.stringify({ id: 'bench', name: 'Школа', timeZone, classes, rooms, groups: [] }))
  await writeFile(join(school, 'timetable.json'), JSON.stringify(plan))
  return school
}
