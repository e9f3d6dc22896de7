import { realpath, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failure, success, type Result } from '#shared/result'
import type { Disposable } from '#shared/lifetime'
import { sha256Hex } from '../trust/keys'

/** `pid` of the holder; undefined when it did not tell within a second (it hangs, or is another program). */
export interface FolderInUse {
  readonly kind: 'in-use'
  readonly pid: number | undefined
}

/**
 * One process per folder, else two writers destroy each other's state. The lock is a listening socket named after the folder, which the system
 * itself takes back when the process dies: no lock file can go stale, no pid is mistaken for a later process. The folder must exist.
 */
export async function lockFolder(folder: string): Promise<Result<Disposable, FolderInUse>> {
  const address = addressOf(await realpath(folder))
  const server = net.createServer(socket => socket.on('error', () => {}).end(`${process.pid}\n`))
  // A socket file outlives its process where sockets are files: the second attempt comes after removing a dead one.
  for (const mayBeStale of [address.startsWith('/'), false]) {
    if (await listen(server, address)) {
      server.unref()
      return success({ dispose: () => new Promise<void>(resolve => server.close(() => resolve())) })
    }
    const holder = await askHolder(address)
    if (mayBeStale && holder === 'nobody') await rm(address, { force: true })
    else return failure({ kind: 'in-use', pid: holder === 'nobody' ? undefined : holder })
  }
  return failure({ kind: 'in-use', pid: undefined })
}

/** Linux: an abstract socket; Windows: a named pipe; elsewhere a socket file in the system's folder, since a path holds about 100 bytes. */
function addressOf(folder: string): string {
  const name = `doska-${sha256Hex(process.platform === 'win32' ? folder.toLowerCase() : folder).slice(0, 32)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name)
}

function listen(server: net.Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      server.off('listening', accept)
      // Windows says EACCES when another user's process holds the pipe.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    const accept = () => {
      server.off('error', refuse)
      resolve(true)
    }
    server.once('error', refuse).once('listening', accept).listen(address)
  })
}

function askHolder(address: string): Promise<number | undefined | 'nobody'> {
  return new Promise(resolve => {
    let said = ''
    const socket = net.connect(address)
    socket.setTimeout(1000, () => socket.destroy())
    socket.on('data', data => {
      said += data.toString('utf8').slice(0, 20)
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? 'nobody' : undefined))
    socket.on('close', () => resolve(/^\d{1,10}\n/.test(said) ? Number.parseInt(said, 10) : undefined))
  })
}
