import { readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { StickFinder } from './stick-finder'

/** Sticks of a Linux machine, by its mount table: what a desktop mounts for its user, and whatever else the kernel calls removable. */
export const linuxSticks: StickFinder = {
  async find() {
    const mounts = mountsOf(await readFile('/proc/self/mounts', 'latin1'))
    const isStick = await Promise.all(mounts.map(async ({ device, path }) => isForUsers(path) || (!isOfSystem(path) && (await isRemovable(device)))))
    return mounts.filter((_mount, i) => isStick[i]).map(({ path }) => ({ path, label: basename(path) }))
  },
}

/** Disks in a mount table (fstab(5)) that was read byte by byte: blanks in it are octal, names are UTF-8. */
export function mountsOf(table: string): { device: string; path: string }[] {
  return table.split('\n').flatMap(line => {
    const [device = '', place = ''] = line.split(' ')
    const bytes = place.replace(/\\([0-3][0-7]{2})/g, (_whole, octal: string) => String.fromCharCode(parseInt(octal, 8)))
    return device.startsWith('/dev/') && place.startsWith('/') ? [{ device, path: Buffer.from(bytes, 'latin1').toString('utf8') }] : []
  })
}

/** Where desktops put what was plugged in (udisks). */
const isForUsers = (path: string): boolean => /^\/(run\/)?media\/./.test(path)
/** A machine may itself have started from something removable. */
const isOfSystem = (path: string): boolean => /^\/((boot|usr|var|home|etc|opt)(\/|$)|$)/.test(path)

async function isRemovable(device: string): Promise<boolean> {
  const own = await realpath(join('/sys/class/block', basename(device))).catch(() => undefined)
  if (own === undefined) return false
  // A partition's folder lies in its disk's.
  for (const folder of [own, dirname(own)]) {
    const flag = await readFile(join(folder, 'removable'), 'utf8').catch(() => undefined)
    if (flag !== undefined) return flag.trim() === '1'
  }
  return false
}
