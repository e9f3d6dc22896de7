import { utilityProcess, type UtilityProcess } from 'electron'
import { join } from 'node:path'
import type { HubMessage, HubStart, ParentMessage } from '#shared/contract/hub-process'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'

export interface OwnHub extends Disposable {
  readonly ready: Extract<HubMessage, { kind: 'ready' }>
}

/** Starts a hub of our own: one classroom without a school server. Same code, same protocol, a process of its own. */
export async function startOwnHub(programs: string, start: HubStart): Promise<Result<OwnHub, Extract<HubMessage, { kind: 'failed' }>['fault']>> {
  const child = utilityProcess.fork(join(programs, 'hub/main.js'), [JSON.stringify(start)], { serviceName: 'Doska hub', stdio: 'inherit' })
  const said = await firstWord(child)
  if (said.kind === 'failed') return failure(said.fault)
  return success({ ready: said, dispose: () => endHub(child) })
}

function firstWord(child: UtilityProcess): Promise<Extract<HubMessage, { kind: 'ready' | 'failed' }>> {
  return new Promise(resolve => {
    child.on('message', (message: HubMessage) => {
      if (message.kind !== 'token') resolve(message)
    })
    child.once('exit', code => resolve({ kind: 'failed', fault: { kind: 'unexpected', detail: `exit ${code}` } }))
  })
}

function endHub(child: UtilityProcess): Promise<void> {
  return new Promise(resolve => {
    const force = setTimeout(() => child.kill(), 3_000)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.postMessage({ kind: 'stop' } satisfies ParentMessage)
  })
}
