import { open } from 'node:fs/promises'

/** Makes renames and new names in a folder outlive a power cut. Windows has no such call and journals names itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
