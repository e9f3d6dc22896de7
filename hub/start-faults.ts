import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { HubStartFault } from '#shared/contract/hub-process'
import { failure, success, type Result } from '#shared/result'
import { isDiskFull } from './library/disk-full'

/** A start that cannot go on, with the fault that the person is told. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
  readonly fault: HubStartFault

  constructor(fault: HubStartFault) {
    super(fault.kind)
    this.fault = fault
  }
}

/** Makes the data folder and tries to write in it. */
export async function prepareFolder(folder: string): Promise<Result<null, HubStartFault>> {
  const probe = join(folder, `.write-test-${randomUUID()}`)
  try {
    await makeFolder(folder)
    await writeFile(probe, '', { mode: 0o600 })
    await rm(probe)
    return success(null)
  } catch (error) {
    return failure({ kind: isDiskFull(error) ? 'disk-full' : 'data-unwritable', folder })
  }
}

/** What broke a start off that nobody foresaw; a full disk is no riddle. */
export function startFault(error: unknown, folder: string): HubStartFault {
  if (error instanceof CannotStart) return error.fault
  if (isDiskFull(error)) return { kind: 'disk-full', folder }
  return { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) }
}

/** Like `mkdir -p`. Node's own recursive mkdir never ends on file systems that answer ENOENT below an existing folder (procfs, dead network drives). */
async function makeFolder(folder: string): Promise<void> {
  const make = () => mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => error)
  const first = await make()
  if (first?.code === 'ENOENT' && dirname(folder) !== folder) {
    await makeFolder(dirname(folder))
    const second = await make()
    if (second) throw second
  } else if (first && first.code !== 'EEXIST') throw first
}

/** What the system's word about a port means. */
export function listenFault(error: unknown, host: string, port: number): HubStartFault {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') return { kind: 'port-taken', port }
  if (code === 'EACCES') return { kind: 'port-forbidden', port }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL') return { kind: 'address-unavailable', host }
  return { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) }
}
