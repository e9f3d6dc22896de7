import type { Page } from '@playwright/test'

/** What was seen on a hall screen since somebody began to watch it; minutes are those of the clock on the glass. */
interface HallSeen {
  /** Each turn of a page in its order: its key, and when it came (epoch ms of the page's clock). */
  readonly turns: readonly { readonly key: string; readonly atMs: number }[]
  /** Class names by the key of their page, as they stood there first. */
  readonly classes: Record<string, readonly string[]>
  /** Minute «HH:MM» → the title above the lessons, and what the first class of the school had there. */
  readonly lessons: Record<string, { readonly title: string; readonly first: string }>
  /** Words of notices → first and last time seen (epoch ms). */
  readonly notices: Record<string, readonly [number, number]>
  readonly shifts: readonly string[]
  readonly pictures: readonly string[]
  /** Films that were seen playing, and whether one of them was heard. */
  readonly films: readonly string[]
  readonly isHeard: boolean
  /** Frames in which nothing stood on the glass, or words of a broken file. */
  readonly emptyFrames: number
  readonly brokenFrames: number
}

/** Looks at every frame of the page, from now on. */
export async function watchHall(page: Page): Promise<() => Promise<HallSeen>> {
  await page.evaluate(() => {
    const sets = { shifts: new Set<string>(), pictures: new Set<string>(), films: new Set<string>() }
    const seen = { turns: [] as { key: string; atMs: number }[], classes: {} as Record<string, string[]>, lessons: {} as Record<string, { title: string; first: string }>, notices: {} as Record<string, [number, number]>, isHeard: false, emptyFrames: 0, brokenFrames: 0 }
    Object.assign(globalThis, { hallSeen: () => ({ ...seen, shifts: [...sets.shifts], pictures: [...sets.pictures], films: [...sets.films] }) })
    const look = () => {
      requestAnimationFrame(look)
      const hall = document.querySelector<HTMLElement>('.hall')
      if (!hall) return
      const key = hall.dataset['page'] ?? ''
      if (key && seen.turns.at(-1)?.key !== key) seen.turns.push({ key, atMs: Date.now() })
      sets.shifts.add(hall.querySelector<HTMLElement>('.body')!.style.translate)
      const front = hall.querySelector<HTMLElement>('.layer[data-role="front"]')
      if (!front?.firstElementChild) seen.emptyFrames++
      if (hall.querySelector('.face-words')) seen.brokenFrames++
      const image = front?.querySelector('img')
      if (image?.complete && image.naturalWidth > 0) sets.pictures.add(image.alt)
      const film = front?.querySelector('video')
      if (film && !film.paused && film.currentTime > 0) sets.films.add(film.currentSrc)
      if (film && !film.paused && !film.muted && film.volume > 0) seen.isHeard = true
      const rows = [...(front?.querySelectorAll('.lesson-rows li') ?? [])]
      if (rows.length > 0) {
        const page = `lessons:${rows[0]!.querySelector('.class')?.textContent}`
        seen.classes[page] ??= rows.map(row => row.querySelector('.class')?.textContent ?? '')
        const minute = front!.querySelector('.clock')?.textContent ?? ''
        if (rows[0]!.querySelector('.class')?.textContent === '5 А') seen.lessons[minute] = { title: front!.querySelector('h1')?.textContent ?? '', first: rows[0]!.querySelector('.subject')?.textContent ?? '' }
      }
      for (const notice of front?.querySelectorAll('.notices li') ?? []) {
        const words = notice.textContent ?? ''
        seen.notices[words] = [seen.notices[words]?.[0] ?? Date.now(), Date.now()]
      }
    }
    look()
  })
  return () => page.evaluate(() => (globalThis as unknown as { hallSeen(): HallSeen }).hallSeen())
}

/** Nodes and heap of the page after a collection. */
export async function pageSize(page: Page): Promise<{ nodes: number; heapBytes: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find(metric => metric.name === name)?.value ?? NaN
  await session.detach()
  return { nodes: of('Nodes'), heapBytes: of('JSHeapUsedSize') }
}
