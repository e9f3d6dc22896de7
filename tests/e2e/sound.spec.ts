import { expect, test, type Page } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ringNow } from './support/bell-now'
import { webBoard } from './support/board'
import { openChromium } from './support/chromium'
import { needs } from './support/having'
import { PanelClient } from './support/panel-client'
import { ffmpeg } from './support/player-files'
import { putMaterial } from './support/player-school'
import { schoolWhereItIs } from './support/school-day'
import { journeyFolder, SchoolHub } from './support/school-hub'
import { bundle } from '../support/bundle.mjs'

const targetLufs = -23

/** Loudness of one bell at full level, rendered by the page's own audio, LUFS. */
async function bellLufs(page: Page, kind: string, folder: string): Promise<number> {
  const samples = await page.evaluate(async kind => {
    const context = new OfflineAudioContext(1, 48_000 * 3, 48_000)
    const { scheduleBell } = window as unknown as { scheduleBell(context: BaseAudioContext, kind: string, level: number): number }
    scheduleBell(context, kind, 100)
    return [...(await context.startRendering()).getChannelData(0)]
  }, kind)
  const file = join(folder, `${kind}.f32`)
  await writeFile(file, Buffer.from(Float32Array.from(samples).buffer))
  const { stderr } = spawnSync('ffmpeg', ['-hide_banner', '-nostats', '-f', 'f32le', '-ar', '48000', '-ac', '1', '-i', file, '-af', 'pan=stereo|c0=c0|c1=c0,ebur128', '-f', 'null', '-'], { encoding: 'utf8' })
  return Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(stderr)![1])
}

test('T-09 the bell is as loud as a levelled voice, within ±2 LU', async () => {
  needs('chromium', 'ffmpeg')
  const { folder, clean } = await journeyFolder()
  await bundle({ bell: 'renderer/board/bells/bell-sound.ts' }, folder)
  const browser = await openChromium()
  const page = await browser.newPage()
  await page.addScriptTag({ type: 'module', content: `${await readFile(join(folder, 'bell.js'), 'utf8')}\nwindow.scheduleBell = scheduleBell` })
  for (const kind of ['prepare', 'start', 'end']) expect(Math.abs(await bellLufs(page, kind, folder) - targetLufs), kind).toBeLessThanOrEqual(2)
  await browser.close()
  await clean()
})

test('T-09 bell and voice at once: the voice waits for the end of the bell and goes on where it was; a missing sound device raises an alert', async () => {
  needs('chromium', 'ffmpeg')
  const { folder, clean } = await journeyFolder()
  const school = await schoolWhereItIs(8, folder)
  ffmpeg('-f', 'lavfi', '-i', 'sine=frequency=440:duration=180', '-c:a', 'libmp3lame', join(folder, 'voice.mp3'))
  await putMaterial(school, 'voice', { type: 'audio', entry: 'voice.mp3', title: 'Диктант' }, { 'voice.mp3': await readFile(join(folder, 'voice.mp3')) })
  const hub = await new SchoolHub(folder, { school }, { startMs: Date.now() }).start()
  const board = await webBoard(hub, hub.ready.token)
  const { page } = board
  const technician = await PanelClient.signIn(hub)
  const { id } = await technician.display(({ reported }) => reported !== undefined && reported.inventory.total > 0 && reported.inventory.ready === reported.inventory.total)
  expect(await technician.ask('setRoomBells', [id], { start: 50 })).toMatchObject({ ok: true })
  // What was heard, in order, and where the voice stood then; a bell's tones begin together.
  await page.evaluate(() => {
    const heard: { what: string; atS: number }[] = []
    const say = (what: string, atS = NaN) => heard.at(-1)?.what !== what && heard.push({ what, atS })
    Object.assign(window, { heard })
    const { start } = OscillatorNode.prototype
    OscillatorNode.prototype.start = function (when) {
      const voice = document.querySelector('audio')
      if (voice) say(voice.paused ? 'bell' : 'bell over the voice')
      return start.call(this, when)
    }
    for (const name of ['play', 'pause']) document.addEventListener(name, ({ target }) => target instanceof HTMLAudioElement && say(`voice ${name}`, target.currentTime), { capture: true })
  })
  expect((await technician.push(id, { kind: 'material', materialId: 'voice' })).state).toBe('done')
  const voice = page.locator('[data-role="front"] audio')
  const positionS = () => voice.evaluate((element: HTMLAudioElement) => element.currentTime)
  await expect.poll(positionS).toBeGreaterThan(1)
  await ringNow(technician, hub)
  const heard = () => page.evaluate(() => (window as unknown as { heard: { what: string; atS: number }[] }).heard)
  await expect.poll(async () => {
    const words = (await heard()).slice(-3).map(({ what }) => what)
    return [...words.slice(0, -1).sort(), words.at(-1)] // a pause tells of itself a moment later than a bell
  }, { timeout: 90_000 }).toEqual(['bell', 'voice pause', 'voice play'])
  const sounds = await heard()
  expect(sounds.map(({ what }) => what)).not.toContain('bell over the voice')
  const stood = sounds.findLast(({ what }) => what === 'voice pause')!
  expect(sounds.at(-1)!.atS - stood.atS).toBeLessThan(1)

  const isAlerted = (wanted: boolean) => technician.display(row => row.id === id && row.alerts.some(({ code }) => code === 'no-sound') === wanted)
  await isAlerted(false)
  const plug = (devices: readonly object[]) => page.evaluate(found => {
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve(found as unknown as MediaDeviceInfo[])
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  }, devices)
  await plug([{ kind: 'audioinput' }])
  await isAlerted(true)
  await plug([{ kind: 'audiooutput' }])
  await isAlerted(false)

  technician.close()
  await board.close()
  await hub.stop()
  await clean()
})
