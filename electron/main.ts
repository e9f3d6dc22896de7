import { app, powerSaveBlocker, protocol, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Lifetime } from '#shared/lifetime'
import { appScheme, contentScheme } from './addresses'
import { findAppFile } from './app-scheme'
import { beforeFirstPackage } from './before-first-package'
import { carryBoard } from './board-carrier'
import { captureBoard, openBoardWindow } from './board-window'
import { answerContent } from './content-scheme'
import { HostedDisplay } from './display/host-display'
import type { ThreadData } from './display/messages'
import { startDisplay } from './display/start-display'
import { endFrames } from './end-frames'
import { showFailedStart } from './failed-start'
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

/** One display in one process: a window that mirrors an agent. */
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

  // The display starts in a thread of its own while Chromium starts in this one.
  const threadData: ThreadData = { program: join(programs, 'electron/display-program.cjs'), cacheFile: join(app.getPath('userData'), 'display-code.bin') }
  const display = lifetime.own(
    new HostedDisplay(new Worker(join(programs, 'electron/display.cjs'), { name: 'Doska display', workerData: threadData }), {
      screenshot: () => captureBoard(window),
      links: openLinkView(() => window, lifetime, report),
      endPackage: host => endFrames(window, origin => origin === `${contentScheme}://${host}`, report),
      tell(name, detail) {
        if (window && !window.isDestroyed()) window.webContents.send('doska:event', name, detail)
      },
      died(exitCode) {
        // It comes back as a new process, unless whoever started it looks after that, or it dies at once again and again.
        const problem = new Error(`the display's thread ended (${exitCode})`)
        if (process.connected !== undefined || process.uptime() < 60) return fail(problem)
        report(problem)
        app.relaunch()
        app.exit(1)
      },
      report,
    }),
  )
  const starting = startDisplay(display, options, data, programs, lifetime, report)
  starting.catch(() => {}) // told by `open`

  const open = async () => {
    const findFile = findAppFile(join(programs, 'renderer'))
    protocol.registerFileProtocol(appScheme, ({ url }, answer) => answer(findFile(url)))
    const content = {
      playerRoot: join(programs, 'renderer/packages'),
      find: (host: string, path: string) => display.findFile(host, path),
      beforePackage: beforeFirstPackage(forgetPackageStorage, report),
    }
    protocol.handle(contentScheme, request => answerContent(request, content))
    lockDown(report)
    window = openBoardWindow(programs, options.windowed, report)
    lifetime.own(watchPackageStorage(app.getPath('userData'), () => window, report))
    lifetime.own(carryBoard(window.webContents, display, report))
    await starting
    powerSaveBlocker.start('prevent-display-sleep')
  }
  void app.whenReady().then(open).catch(fail)

  function fail(error: unknown): void {
    report(error)
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`Doska: ${reason}\n`)
    // Whoever started it from a terminal is told there; in a classroom there is only the glass.
    if (process.connected === undefined && window && !window.isDestroyed()) showFailedStart(window, reason)
    else app.exit(1)
  }

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
