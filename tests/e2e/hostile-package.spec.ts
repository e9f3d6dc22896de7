import { expect, test, type Frame, type Page } from '@playwright/test'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hostilePackage, victimPackage } from '../fixtures/hostile-package/hostile-package'
import { scormCourses } from '../fixtures/packages/scorm-courses'
import { electronBoard, webBoard } from './support/board'
import { askBoard, boardOnce, isPrepared } from './support/board-window'
import { openCanary, type Canary } from './support/canary'
import { needs } from './support/having'
import { packageIn, packageSchool, placeInApp } from './support/package-school'
import { PanelClient, until } from './support/panel-client'
import { journeyFolder, SchoolHub } from './support/school-hub'

interface Hostile {
  runAttempts(facts: { canary: string; stun: number; other: string; ours: string[] }): Promise<Record<string, string>>
  callOutOfNowhere(stun: number): Promise<void>
  forgeWords(): void
  flood(huge: boolean): void
  loopForever(): void
}
const course = scormCourses.find(({ id }) => id === 'scorm-12-plain')!

/** The hostile page itself, past our player page. */
async function hostileFrame(page: Page): Promise<Frame> {
  await expect(packageIn(page, 'html').locator('#said')).toHaveText('готово')
  return until(async () => {
    for (const frame of page.frames()) if (await frame.evaluate(() => 'runAttempts' in window).catch(() => false)) return frame
    return undefined
  }, 'the hostile page never came')
}

/** Runs every attempt and says what was not refused. */
async function whatGotThrough(page: Page, canary: Canary, other: string, ours: string[]): Promise<Record<string, string>> {
  const dialogs: string[] = []
  const downloads: string[] = []
  page.on('dialog', dialog => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('download', download => downloads.push(download.url()))
  const frame = await hostileFrame(page)
  const outcomes = await frame.evaluate(facts => (window as unknown as Hostile).runAttempts(facts), { canary: canary.address, stun: canary.udpPort, other, ours })
  expect(Object.keys(outcomes).length).toBeGreaterThan(70)
  await frame.evaluate(stun => (window as unknown as Hostile).callOutOfNowhere(stun), canary.udpPort).catch(() => 'its process was ended')
  expect({ dialogs, downloads, heard: canary.heard }).toEqual({ dialogs: [], downloads: [], heard: [] })
  return Object.fromEntries(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused'))
}

/** Whether these words have stood on the page from now on, for however short a time. */
async function watchFor(page: Page, words: string): Promise<() => Promise<boolean>> {
  await page.evaluate(wanted => {
    const seen = { isSeen: false }
    Object.assign(window, { wordsSeen: seen })
    new MutationObserver(() => (seen.isSeen ||= document.body.textContent.includes(wanted))).observe(document.body, { subtree: true, childList: true, characterData: true })
  }, words)
  return () => page.evaluate(() => (window as unknown as { wordsSeen: { isSeen: boolean } }).wordsSeen.isSeen)
}

async function electronRoom() {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await packageSchool(folder, [hostilePackage, victimPackage, course]) }).start()
  const board = await electronBoard(hub, folder, hub.ready.token)
  await boardOnce(board.page, isPrepared)
  const end = async () => {
    await board.close()
    await hub.stop()
    await clean()
  }
  const packageAddress = async (id: string) => {
    await askBoard(board.page, 'openMaterial', id)
    const { scene } = await boardOnce(board.page, ({ scene: now }) => now.kind === 'face' && now.face.kind === 'material' && now.face.material.id === id)
    return scene.kind === 'face' && scene.face.kind === 'material' ? scene.face.material.address : ''
  }
  return { folder, hub, board, page: board.page, end, packageAddress }
}

test('a hostile package gets nothing out of the app', async () => {
  needs('electron')
  const room = await electronRoom()
  const canary = await openCanary()
  const victim = await room.packageAddress('victim')
  await expect(packageIn(room.page, 'html').locator('#said')).toHaveText('готово')
  await room.packageAddress('hostile')
  const ours = ['doska://app/board/index.html', `${room.hub.address}/health`, `${room.hub.address}/panel/`]
  expect(await whatGotThrough(room.page, canary, victim.replace('~doska/player.html', 'secret.js'), ours)).toEqual({})
  expect(room.board.app.windows()).toHaveLength(1)
  expect(room.page.url()).toBe('doska://app/board/index.html')
  expect(await room.page.title()).not.toBe('')
  await canary.close()
  await room.end()
})

test('a hostile package gets nothing out of a web display', async () => {
  needs('chromium')
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, { school: await packageSchool(folder, [hostilePackage, victimPackage]) }).start()
  const board = await webBoard(hub, hub.ready.token)
  const panel = await PanelClient.signIn(hub)
  const { page } = board
  const canary = await openCanary()
  const display = await panel.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  expect((await panel.push(display.id, { kind: 'material', materialId: 'victim' })).state).toBe('done')
  const victim = (await page.locator('[data-role="front"] iframe').getAttribute('src'))!
  expect((await panel.push(display.id, { kind: 'material', materialId: 'hostile' })).state).toBe('done')
  const ours = ['/board/', '/panel/', '/health'].map(path => `${hub.address}${path}`)
  const other = new URL(victim.replace('~doska/player.html', 'secret.js'), hub.address).href
  expect(await whatGotThrough(page, canary, other, ours)).toEqual({})
  expect(page.context().pages()).toHaveLength(1)
  expect(page.url()).toBe(`${hub.address}/board/`)
  await canary.close()
  panel.close()
  await board.close()
  await hub.stop()
  await clean()
})

test('words of our protocol from the wrong window are not believed', async () => {
  needs('electron')
  const room = await electronRoom()
  await room.packageAddress('hostile')
  const frame = await hostileFrame(room.page)
  await frame.evaluate(() => (window as unknown as Hostile).forgeWords())
  await room.page.waitForTimeout(1_000)
  const state = join(room.folder, 'display/display/state/packages')
  const kept = await Promise.all((await readdir(state)).filter(name => name.endsWith('.json')).map(name => readFile(join(state, name), 'utf8')))
  expect(kept.join()).not.toContain('forged')
  await expect(room.page.getByText('5 из 5')).toHaveCount(0)
  await room.end()
})

test('a package that floods the board with endless messages is taken away, and the board works on', async () => {
  needs('electron')
  const room = await electronRoom()
  await room.packageAddress('hostile')
  const frame = await hostileFrame(room.page)
  await frame.evaluate(() => (window as unknown as Hostile).flood(false))
  await expect(room.page.getByText('перестал отвечать')).toBeVisible({ timeout: 60_000 })
  await expect(room.page.locator('[data-role="front"] iframe')).toHaveCount(0)
  await room.packageAddress(course.id)
  await expect(packageIn(room.page).locator('#began')).toHaveText('run-time true')
  await room.end()
})

for (const [what, call] of [
  ['huge words past the player page', 'flood(true)'],
  ['words that take long to read, as the player page', 'floodAsPlayer(false)'],
  ['words that take long to read, on the line of the player page', 'floodAsPlayer(true)'],
] as const) {
  test(`a package that sends ${what} is taken away, and the board works on`, async () => {
    needs('electron')
    const room = await electronRoom()
    await room.packageAddress('hostile')
    const frame = await hostileFrame(room.page)
    await frame.evaluate(`window.${call}`)
    await expect(room.page.getByText('перестал отвечать')).toBeVisible({ timeout: 120_000 })
    await room.packageAddress(course.id)
    await expect(packageIn(room.page).locator('#began')).toHaveText('run-time true')
    await room.end()
  })
}

test('a package that never returns is ended and loaded again; the board answers all the while', async () => {
  needs('electron')
  const room = await electronRoom()
  await room.packageAddress('hostile')
  const isBroughtBack = await watchFor(room.page, 'Открываем заново')
  await (await hostileFrame(room.page)).evaluate(() => (window as unknown as Hostile).loopForever())
  await room.page.waitForTimeout(2_000) // in the middle of the loop, long before it is ended
  expect((await askBoard(room.page, 'readBoard')).scene.kind).toBe('face')
  await expect.poll(isBroughtBack).toBe(true)
  await expect(packageIn(room.page, 'html').locator('#said')).toHaveText('готово')
  // Again: it is left alone, with words, and the next material opens.
  await (await hostileFrame(room.page)).evaluate(() => (window as unknown as Hostile).loopForever())
  await expect(room.page.getByText('Материал перестал отвечать')).toBeVisible()
  await room.packageAddress(course.id)
  await expect(packageIn(room.page).locator('#began')).toHaveText('run-time true')
  await room.end()
})

test('a package whose process dies is loaded again where the class was', async () => {
  needs('electron')
  const room = await electronRoom()
  await room.packageAddress(course.id)
  await packageIn(room.page).getByRole('button', { name: 'Дальше' }).click()
  await until(async () => ((await room.page.locator('[data-kept]').getAttribute('data-kept')) !== '0' ? true : undefined), 'nothing was kept')
  await room.board.app.evaluate(({ webContents }) => {
    const main = webContents.getAllWebContents()[0]!.mainFrame
    const frame = main.framesInSubtree.find(one => one.origin.startsWith('doska-content:'))!
    if (frame.osProcessId !== main.osProcessId) process.kill(frame.osProcessId, 'SIGKILL')
  })
  await expect.poll(() => placeInApp(room.board.app), { timeout: 60_000 }).toBe('Страница 2 из 5')
  await room.end()
})
