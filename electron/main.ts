import { app, powerSaveBlocker, protocol, type BrowserWindow } from 'electron'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hostname } from 'node:os'
import { Lifetime } from '#shared/lifetime'
import { startAgent } from '../agent/agent'
import type { Agent } from '../agent/agent-contract'
import { appScheme, contentScheme } from './addresses'
import { answerApp } from './app-scheme'
import { carryBoard } from './board-carrier'
import { captureBoard, openBoardWindow } from './board-window'
import { ContentOrigins } from './content-scheme'
import { parseLaunchOptions, type LaunchOptions } from './launch-options'
import { lockDown } from './lock-down'
import { findHub } from './find-hub'
import { openProblemLog } from './problem-log'
import { registerSchemes } from './schemes'

/** out/: where the built programs and pages lie. */
const programs = fileURLToPath(new URL('..', import.meta.url))

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

  const open = async () => {
    const origins = new ContentOrigins(randomBytes(16).toString('hex'))
    const agent = startDisplay(options, data, origins, lifetime, () => captureBoard(window), report)
    protocol.handle(appScheme, answerApp(join(programs, 'renderer')))
    protocol.handle(contentScheme, async request => {
      const running = await agent
      return origins.answer(request, (materialId, path) => running.findFile(materialId, path))
    })
    lockDown(report)
    window = openBoardWindow(programs, options.windowed, report)
    lifetime.own(carryBoard(window.webContents, agent, report))
    powerSaveBlocker.start('prevent-display-sleep')
    await agent
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
    void lifetime.dispose().catch(report).finally(() => app.exit(0))
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit())
}

async function startDisplay(
  options: LaunchOptions,
  data: string,
  origins: ContentOrigins,
  lifetime: Lifetime,
  screenshot: () => ReturnType<typeof captureBoard>,
  report: (problem: unknown) => void,
): Promise<Agent> {
  const hub = await findHub(options, data, programs, lifetime)
  const agent = await startAgent(
    {
      folder: join(data, 'display'),
      kind: 'electron',
      hubAddress: hub.address,
      brokerAddress: hub.brokerAddress,
      token: hub.token,
      hint: hostname(),
      app: app.getVersion(),
      runtime: `Electron ${process.versions.electron}`,
      diagonalInch: options.diagonalInch,
      roomDepthM: options.roomDepthM,
    },
    { now: Date.now, screenshot, addressOf: (materialId, path) => origins.addressOf(materialId, path), report },
  )
  return lifetime.own(agent)
}
