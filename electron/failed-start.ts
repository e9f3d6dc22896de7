import { app, type BrowserWindow } from 'electron'
import { failedPage } from './failed-page'

const retryAfterMs = 60_000

/** Says on the glass that the board did not start and why, and starts it anew after a minute. */
export function showFailedStart(window: BrowserWindow, reason: string): void {
  setTimeout(() => {
    app.relaunch()
    app.exit(1)
  }, retryAfterMs)
  window.webContents.stop()
  void window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(failedPage(reason))}`).then(() => window.show(), () => {})
}
