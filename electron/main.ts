import { app, powerSaveBlocker, protocol, type BrowserWindow } from 'electron'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Lifetime } from '#shared/lifetime'
import { appScheme, contentScheme } from './addresses'
import { answerApp } from './app-scheme'
import { carryBoard } from './board-carrier'
import { captureBoard, openBoardWindow } from './board-window'
import { ContentOrigins } from './content-scheme'
import { endFrames } from './end-frames'
import { openLinkView } from './link-hosts'
import { parseLaunchOptions, type LaunchOptions } from './launch-options'
import { lockDown } from './lock-down'
import { forgetPackageStorage, watchPackageStorage } from './package-storage'
import { openProblemLog } from './problem-log'
import { registerSchemes } from './schemes'

/** out/: where the built programs and pages lie. */
const programs = fileURLToPath(new URL('..', import.meta.url))

/** A clean end that takes longer is ended by force: the next start of this display needs the place. */
const endLimitMs = 5_000

const parsed = parseLaunchOptions(process.argv.slice(1))
if (!parsed.ok) {
  process.stderr.write(`Doska: ${parsed.fault.option}\n`)
  app.exit(2)
} else {
  start(parsed.value)
}

/** One display in one process: a window that mirrors an agent. The window opens while the agent still reads its disk. */
function start(options: LaunchOptions): void {
  if (options.data) app.setPath('userData', join(options.data, 'electron'))
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Doska: this display is already running\n')
    app.exit(3)
    return
  }
  registerSchemes()
  const data = options.data ?? app.getPath('userData')
  const report = openProblemLog(join(data, 'display', 'problems.log'))
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
  const lifetime = new Lifetime()
  let window: BrowserWindow | undefined

  const origins = new ContentOrigins(randomBytes(16).toString('hex'), join(programs, 'renderer/packages'))
  const needs = {
    now: Date.now,
    screenshot: () => captureBoard(window),
    addressOf: (materialId: string, path: string) => origins.addressOf(materialId, path),
    links: openLinkView(() => window, lifetime, report),
    endPackage: (materialId: string) => endFrames(window, origin => origin === `${contentScheme}://${origins.hostOf(materialId)}`, report),
    report,
  }
  // At once: the agent is there by the time Chromium is (utility processes need a ready app: only a hub of our own waits for it).
  const display = import('./display').then(({ startDisplay }) => startDisplay(options, data, programs, lifetime, needs))
  display.catch(() => {}) // told by `open`

  const open = async () => {
    protocol.handle(appScheme, answerApp(join(programs, 'renderer')))
    protocol.handle(contentScheme, async request => {
      const { agent } = await display
      return origins.answer(request, (materialId, path) => agent.findFile(materialId, path))
    })
    lockDown(report)
    void forgetPackageStorage().catch(report)
    lifetime.own(watchPackageStorage(app.getPath('userData'), () => window, report))
    window = openBoardWindow(programs, options.windowed, report)
    lifetime.own(carryBoard(window.webContents, display, report))
    powerSaveBlocker.start('prevent-display-sleep')
    await display
  }
  void app.whenReady().then(open).catch((error: unknown) => {
    report(error)
    process.stderr.write(`Doska: ${error instanceof Error ? error.message : String(error)}\n`)
    app.exit(1)
  })

  app.on('second-instance', () => window?.focus())
  app.on('window-all-closed', () => app.quit())
  let ending = false
  app.on('before-quit', event => {
    if (ending) return
    ending = true
    event.preventDefault()
    setTimeout(() => app.exit(0), endLimitMs)
    void lifetime.dispose().catch(report).finally(() => app.exit(0))
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit())
  process.on('disconnect', () => app.quit()) // whoever started this display is gone…
  if (process.connected === false) app.quit() // …before we could listen; without a channel this is undefined
}
