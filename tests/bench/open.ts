import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { askBoard } from '../e2e/support/board-window'
import { until } from '../e2e/support/panel-client'
import { ffmpeg, hostileEpub, scannedPdf } from '../e2e/support/player-files'
import { putMaterial } from '../e2e/support/player-school'
import { median, rounded, type BenchResult } from './result'
import type { ElectronProcess } from './support/electron-process'
import { markedAtMs } from './support/electron-process'
import { bareWindow, preparedSchool } from './support/prepared-display'

const rounds = 8
const scans = 60
const resources = 'resources/demo-school/library'

/** Each kind: the material on the board, and the same file on the bare page. */
const kinds = [
  { name: 'image', id: 'physics-8-heating-curve', file: `${resources}/physics-8-heating-curve/physics-8-heating-curve.png`, element: 'img' },
  { name: 'video', id: 'physics-8-melting-video', file: `${resources}/physics-8-melting-video/physics-8-melting-video.mp4`, element: 'video' },
  { name: 'audio', id: 'music-c-major-scale', file: `${resources}/music-c-major-scale/music-c-major-scale.mp3`, element: 'audio' },
  { name: 'html', id: 'physics-8-melting-simulation', file: `${resources}/physics-8-melting-simulation/index.html`, element: 'iframe' },
] as const
/** No page shows these without a reader of its own: they are measured beside, not against. */
const readers = ['physics-8-melting-slides', 'bench-scans', 'bench-book', 'bench-article', 'bench-series'] as const

/**
 * Touch → painted, and told to the agent, for each kind that a bare page can open too, against that page opening the same file (both warm); and what a bare page
 * cannot: the readers' own times and a page turn of a scanned document.
 */
export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'doska-bench-open-'))
  const school = await preparedSchool({ school: await benchSchool(folder) })
  const display = await school.startDisplay()
  await markedAtMs(display.page, 'doska:shown')
  await new Promise(resolve => setTimeout(resolve, 4_000)) // the chunks of the players come behind the first picture
  const ours = new Map<string, number>()
  for (const { name, id } of kinds) ours.set(name, median(await openings(display, id)))
  const figures: Record<string, number> = {}
  for (const id of readers) figures[`${id.split('-').at(-1)!}Ms`] = rounded(median(await openings(display, id)))
  figures['pageTurnMs'] = rounded(median(await pageTurns(display)))
  await display.end()
  await school.clean()

  const window = await bareWindow()
  await markedAtMs(window.page, 'shown')
  const bare = new Map<string, number>()
  for (const { name, file, element } of kinds) bare.set(name, median(await bareOpenings(window, pathToFileURL(file).href, element)))
  await window.end()
  await rm(folder, { recursive: true, force: true })

  const sum = (times: Map<string, number>) => [...times.values()].reduce((total, each) => total + each, 0)
  for (const { name } of kinds) Object.assign(figures, { [`${name}Ms`]: rounded(ours.get(name)!), [`${name}BareMs`]: rounded(bare.get(name)!) })
  return { name: 'open', ours: rounded(sum(ours)), baseline: rounded(sum(bare)), ratio: rounded(sum(ours) / sum(bare)), unit: 'ms', ...figures }
}

/** Between two openings the idle screen is there, so that nothing was loaded ahead. The first round loads what every later one has. */
async function openings({ page }: ElectronProcess, id: string): Promise<number[]> {
  await until(async () => ((await askBoard(page, 'openMaterial', id)) === undefined ? true : undefined), `${id} never was ready`, 120_000)
  const taken: number[] = []
  for (let round = 0; round <= rounds; round++) {
    await askBoard(page, 'closeContent')
    await new Promise(resolve => setTimeout(resolve, 700))
    const ms = await page.evaluate(async materialId => {
      const startedAt = performance.now()
      const painted = new Promise<number>(resolve => {
        const watcher = new PerformanceObserver(list => {
          for (const mark of list.getEntriesByName('doska:shown')) if (String((mark as PerformanceMark).detail).includes(materialId)) resolve(mark.startTime - startedAt)
        })
        watcher.observe({ type: 'mark' })
        setTimeout(() => resolve(Number.NaN), 20_000)
      })
      await (window as unknown as { doska: { ask(name: string, args: unknown[]): Promise<unknown> } }).doska.ask('openMaterial', [materialId])
      return painted
    }, id)
    if (Number.isNaN(ms)) throw new Error(`${id} was never painted`)
    if (round > 0) taken.push(ms)
  }
  return taken
}

/** Key → the next scanned page painted, at a reader's pace: the neighbour is drawn ahead. */
async function pageTurns({ page }: ElectronProcess): Promise<number[]> {
  await askBoard(page, 'openMaterial', 'bench-scans')
  await page.getByRole('img', { name: /страница 1$/ }).waitFor()
  const taken: number[] = []
  for (let number = 2; number <= 20; number++) {
    await new Promise(resolve => setTimeout(resolve, 1_000))
    taken.push(await page.evaluate(wanted => new Promise<number>(resolve => {
      const startedAt = performance.now()
      const look = () => (document.querySelector(`canvas[aria-label$="страница ${wanted}"]`) ? requestAnimationFrame(() => resolve(performance.now() - startedAt)) : requestAnimationFrame(look))
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', code: 'PageDown' }))
      look()
    }), number))
  }
  return taken
}

async function bareOpenings(window: ElectronProcess, address: string, element: string): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const ms = await window.page.evaluate(([file, tag]) => (globalThis as unknown as { openFile(file: string, tag: string): Promise<number> }).openFile(file, tag), [address, element] as const)
    if (round > 0) taken.push(ms)
    await new Promise(resolve => setTimeout(resolve, 700))
  }
  return taken
}

async function benchSchool(folder: string): Promise<string> {
  const school = join(folder, 'school')
  const made = join(folder, 'made')
  await mkdir(made)
  await cp('resources/demo-school', school, { recursive: true })
  ffmpeg('-f', 'lavfi', '-i', `testsrc2=size=1240x1754:rate=1:duration=${scans}`, '-vf', 'noise=alls=12:allf=t', '-q:v', '8', join(made, '%d.jpg'))
  const pages = await Promise.all(Array.from({ length: scans }, (_, index) => readFile(join(made, `${index + 1}.jpg`))))
  const words = Array.from({ length: 200 }, (_, index) => `${index + 1}. При плавлении температура кристаллического тела не меняется.`)
  await putMaterial(school, 'bench-scans', { type: 'pdf', entry: 'scans.pdf', title: 'Скан' }, { 'scans.pdf': scannedPdf(pages, 1240, 1754) })
  await putMaterial(school, 'bench-book', { type: 'epub', entry: 'book.epub', title: 'Книга' }, { 'book.epub': hostileEpub(Array.from({ length: 20 }, (_, index) => ({ title: `Глава ${index + 1}`, paragraphs: words }))) })
  await putMaterial(school, 'bench-article', { type: 'article', entry: 'article.md', title: 'Текст' }, { 'article.md': words.join('\n\n') })
  await putMaterial(school, 'bench-series', { type: 'series', entry: '1.jpg', title: 'Набор' }, Object.fromEntries(pages.slice(0, 10).map((page, index) => [`${index + 1}.jpg`, page])))
  return school
}
