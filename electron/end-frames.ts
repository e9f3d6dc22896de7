import type { BrowserWindow } from 'electron'

/**
 * Ends the processes in which frames of such origins hang: a script that never returns cannot be stopped otherwise, and a new frame of that origin would join it.
 * Never the board's own process.
 */
export function endFrames(window: BrowserWindow | undefined, isMeant: (origin: string) => boolean, report: (problem: unknown) => void): void {
  if (!window || window.isDestroyed()) return
  const { mainFrame } = window.webContents
  for (const frame of mainFrame.framesInSubtree) {
    try {
      const { origin } = frame
      if (!isMeant(origin) || frame.osProcessId === mainFrame.osProcessId) continue
      process.kill(frame.osProcessId, 'SIGKILL')
      report({ kind: 'package-ended', origin })
    } catch {
      // The process is gone already: reading its frame throws, and so does ending it twice.
    }
  }
}
