import { expect, type Page } from '@playwright/test'
import { usualHall, type HallSettings } from '#shared/domain/hall/schema'
import { webBoard } from './board'
import { hallSchool } from './hall-school'
import { clockProgram, type MovableGlobal } from './moved-clock'
import { PanelClient } from './panel-client'
import { journeyFolder, SchoolHub } from './school-hub'

/** A Thursday; lessons begin at 08:30. */
const hallDate = '2026-11-26'
/** No page of a round stands for less (shared/domain/hall/pages.ts): none is passed over. */
const stepMs = 8_000

/** Moscow time. */
export const hallInstant = (local: string, date = hallDate): number => Date.parse(`${date}T${local}:00+03:00`)

/** The time of a school and of its hall screen's page: it stands until it is moved, so that a slow machine sees as much of it as a fast one. */
class HallTime {
  #nowMs: number
  readonly #hub: SchoolHub
  readonly #page: Page

  constructor(nowMs: number, hub: SchoolHub, page: Page) {
    this.#nowMs = nowMs
    this.#hub = hub
    this.#page = page
  }

  get nowMs(): number {
    return this.#nowMs
  }

  /** Goes on; after each step what is wanted has come up, and a film in front plays. */
  async go(ms: number, everyMs = stepMs): Promise<void> {
    for (let left = ms; left > 0; left -= everyMs) {
      const step = Math.min(everyMs, left)
      this.#nowMs += step
      await Promise.all([this.#hub.moveClock('run', this.#nowMs), this.#movePage(step)])
      await this.#settled()
    }
  }

  async until(local: string): Promise<void> {
    await this.go(hallInstant(local) - this.#nowMs)
  }

  /** As after a sleep. */
  async jump(toMs: number): Promise<void> {
    const step = toMs - this.#nowMs
    this.#nowMs = toMs
    await Promise.all([this.#hub.moveClock('jump', toMs), this.#movePage(step)])
  }

  async #movePage(ms: number): Promise<void> {
    await this.#page.evaluate(step => {
      Object.assign(globalThis, { framesSinceMove: 0 })
      void (globalThis as unknown as MovableGlobal).moveClock('jump', Date.now() + step)
    }, ms)
  }

  async #settled(): Promise<void> {
    await this.#page.waitForFunction(() => {
      const since = globalThis as { framesSinceMove?: number }
      since.framesSinceMove = (since.framesSinceMove ?? 0) + 1
      const film = document.querySelector<HTMLVideoElement>('.hall .layer[data-role="front"] video')
      return since.framesSinceMove > 3 && !document.querySelector('.layer[data-role="coming"]') && (!film || film.currentTime > 0)
    }, undefined, { polling: 'raf' })
  }
}

/** The hall's school with the board of a display that is not a hall's yet; nobody has been in the panel. */
export async function openHallBoard(startMs: number) {
  const clock = { startMs, stands: true }
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await hallSchool(folder, hallDate) }, clock).start()
  const board = await webBoard(hub, hub.ready.token, async page => { await page.addInitScript({ content: clockProgram(clock) }) })
  await expect(board.page.getByRole('button', { name: 'Библиотека', exact: true })).toBeVisible({ timeout: 60_000 })
  return {
    hub, board, time: new HallTime(startMs, hub, board.page),
    async close() {
      await board.close()
      await hub.stop()
      await clean()
    },
  }
}

/** The same, and a technician at the panel. */
export async function openHall(startMs: number, settings?: Partial<HallSettings>) {
  const { hub, board, time, close } = await openHallBoard(startMs)
  const technician = await PanelClient.signIn(hub)
  const { id } = await technician.display(({ reported }) => reported !== undefined)
  return {
    hub, board, technician, id, time,
    /** Makes it a hall's; whatever was saved in the panel before is on it too. */
    async makeHall(changes: Partial<HallSettings> = {}) {
      expect(await technician.ask('saveHall', [id], { ...usualHall, ...settings, ...changes })).toEqual({ ok: true, value: null })
      await expect(board.page.locator('.hall')).toBeVisible({ timeout: 60_000 })
      await technician.display(({ isHall, desiredRev, reported }) => isHall === true && reported!.pending.length === 0 && Object.values(reported!.revs).includes(desiredRev))
    },
    async close() {
      technician.close()
      await close()
    },
  }
}
