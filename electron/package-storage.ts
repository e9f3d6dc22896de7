import { session, type BrowserWindow } from 'electron'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disposable } from '#shared/lifetime'
import { contentScheme } from './addresses'
import { endFrames } from './end-frames'

/** Chromium would give one origin most of the disk, and a display's disk is needed for lessons. A course needs kilobytes. */
export const storageLimitBytes = 256 * 1024 * 1024
const lookEveryMs = 2_000

/** Where Chromium keeps what pages store, below the user data folder. */
const folders = ['IndexedDB', 'Local Storage', 'Session Storage', 'File System', 'Service Worker', 'WebStorage', 'shared_proto_db', 'blob_storage']

/** Origins of packages are new at each start: before the first one opens, what the last ones stored has no owner any more. Our own page stores nothing; the agent keeps what matters. */
export async function forgetPackageStorage(): Promise<void> {
  await session.defaultSession.clearStorageData()
}

/** Ends packages that fill the disk, and forgets what they stored. */
export function watchPackageStorage(userData: string, window: () => BrowserWindow | undefined, report: (problem: unknown) => void): Disposable {
  let isLooking = false
  const look = async () => {
    if (isLooking || !hasPackage(window())) return
    isLooking = true
    try {
      const bytes = await sizeOf(userData)
      if (bytes <= storageLimitBytes) return
      report({ kind: 'package-storage-full', bytes })
      endFrames(window(), origin => origin.startsWith(`${contentScheme}://`), report)
      await forgetPackageStorage()
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(() => void look().catch(report), lookEveryMs)
  return { dispose: () => clearInterval(timer) }
}

function hasPackage(window: BrowserWindow | undefined): boolean {
  return window !== undefined && !window.isDestroyed() && window.webContents.mainFrame.frames.length > 0
}

async function sizeOf(userData: string): Promise<number> {
  const sizes = await Promise.all(folders.map(folder => sizeOfFolder(join(userData, folder))))
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

/** Files come and go while it looks: those that are gone count nothing. */
async function sizeOfFolder(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(names.map(name => stat(join(folder, name)).then(found => (found.isFile() ? found.size : 0), () => 0)))
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}
