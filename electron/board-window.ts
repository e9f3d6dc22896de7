import { BrowserWindow } from 'electron'
import { join } from 'node:path'
import { failure, success, type Result } from '#shared/result'
import { appOrigin } from './addresses'

/** More deaths than this in ten minutes and the page is brought back slowly instead of in a hot loop. */
const quickReturns = 5
const returnWindowMs = 10 * 60_000
const slowReturnMs = 30_000

/** Opens the board: full screen, without a frame, visible as soon as its first picture is there. */
export function openBoardWindow(programs: string, windowed: boolean, report: (problem: unknown) => void): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    show: false,
    frame: windowed,
    kiosk: !windowed,
    fullscreen: !windowed,
    backgroundColor: '#12211b',
    title: 'Doska',
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(programs, 'electron/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: windowed,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  })
  window.setMenu(null)
  window.once('ready-to-show', () => window.show())
  comeBack(window, report)
  void window.loadURL(`${appOrigin}/board/index.html`).catch(report)
  return window
}

/** One JPEG of what the window draws now, at most 1920 pixels wide. */
export async function captureBoard(window: BrowserWindow | undefined): Promise<Result<Uint8Array, { code: 'no-window' }>> {
  if (!window || window.isDestroyed()) return failure({ code: 'no-window' })
  const picture = await window.webContents.capturePage()
  if (picture.isEmpty()) return failure({ code: 'no-window' })
  const { width } = picture.getSize()
  return success((width > 1920 ? picture.resize({ width: 1920 }) : picture).toJPEG(80))
}

/** A page whose process died is loaded again at once; the agent still knows the scene. */
function comeBack(window: BrowserWindow, report: (problem: unknown) => void): void {
  const deaths: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    report({ kind: 'page-died', reason: details.reason, exitCode: details.exitCode })
    const now = Date.now()
    deaths.push(now)
    while (deaths[0]! < now - returnWindowMs) deaths.shift()
    const delayMs = deaths.length > quickReturns ? slowReturnMs : 0
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload()
    }, delayMs)
  })
}
