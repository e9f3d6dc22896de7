import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { HubMessage, HubStart, HubStartFault, ParentMessage } from '#shared/contract/hub-process'
import type { Lifetime } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'

export interface HubChild {
  readonly ready: Extract<HubMessage, { kind: 'ready' }>
  /** Resolves when the process is gone, by our word or not. */
  readonly ended: Promise<void>
}

/** Starts the hub as a process of its own, ended by `lifetime` or with the channel, so it never outlives us. */
export async function startHub(programs: string, start: HubStart, lifetime: Lifetime): Promise<Result<HubChild, HubStartFault>> {
  const child = fork(join(programs, 'hub/main.js'), [JSON.stringify(start)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  lifetime.defer(() => endChild(child, ended))
  const said = await firstWord(child)
  if (said.kind === 'failed') return failure(said.fault)
  return success({ ready: said, ended })
}

function firstWord(child: ChildProcess): Promise<Extract<HubMessage, { kind: 'ready' | 'failed' }>> {
  return new Promise(resolve => {
    child.on('message', message => {
      const said = message as HubMessage // our own program, same build
      if (said.kind !== 'token') resolve(said)
    })
    child.once('error', error => resolve({ kind: 'failed', fault: { kind: 'unexpected', detail: error.message } }))
    child.once('exit', code => resolve({ kind: 'failed', fault: { kind: 'unexpected', detail: `exit ${code ?? 'by signal'}` } }))
  })
}

async function endChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  if (child.connected) child.send({ kind: 'stop' } satisfies ParentMessage, () => {}) // it may be dying just now
  const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(force)
}
