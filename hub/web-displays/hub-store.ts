import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { failure, success } from '#shared/result'
import type { ContentStore } from '../../agent/content/content-store'
import type { LibraryPort } from '../library/library-port'

/** What a web display's store needs of the hub's library. */
export interface SharedFiles extends Pick<LibraryPort, 'fileOf' | 'materials'> {
  /** Forgets a file whose bytes are not what its name says. */
  setAside(sha256: string): Promise<void>
}

/** The hub's own files as the content store of a display that it hosts: everything is here already, nothing is ever fetched. */
export function hubStore(files: SharedFiles, now: () => number): ContentStore {
  let verifiedAtMs: number | undefined
  const all = () => [...new Map(files.materials().flatMap(({ manifest }) => manifest.map(({ sha256, bytes }) => [sha256, bytes]))).entries()]
  const present = () => all().filter(([sha256]) => files.fileOf(sha256) !== undefined)
  return {
    kind: 'hub',
    has: sha256 => files.fileOf(sha256) !== undefined,
    fileOf: sha256 => files.fileOf(sha256),
    fetch: async ({ sha256 }) => (files.fileOf(sha256) === undefined ? failure({ kind: 'refused', status: 404 }) : success(null)),
    partialBytes: () => 0,
    verify: async (wanted, signal) => {
      const damaged: string[] = []
      let checked = 0
      const names = wanted.length > 0 ? wanted : present().map(([sha256]) => sha256)
      for (const sha256 of names) {
        if (signal.aborted) return { checked, damaged }
        if (!(await isWhole(files.fileOf(sha256), sha256))) {
          await files.setAside(sha256)
          damaged.push(sha256)
        }
        checked++
      }
      if (wanted.length === 0 && damaged.length === 0) verifiedAtMs = now()
      return { checked, damaged }
    },
    inventory: async () => {
      const whole = present()
      return { files: whole.length, bytes: whole.reduce((sum, [, bytes]) => sum + bytes, 0), freeBytes: undefined, verifiedAtMs }
    },
    scrubNext: () => Promise.resolve(undefined), // the hub looks after its own files
    files: () => [],
    evict: () => Promise.resolve(0),
    dispose: () => {},
  }
}

async function isWhole(file: string | undefined, sha256: string): Promise<boolean> {
  if (file === undefined) return false
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer)
  } catch {
    return false // vanished, or the disk cannot read it
  }
  return hash.digest('hex') === sha256
}
