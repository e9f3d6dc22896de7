import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Disposable } from '#shared/lifetime'
import type { StartOptions } from './start-options'

export interface DisplayChild extends Disposable {
  /** Resolves with whether it ended in its first seconds with a fault, so that another kind of display should be tried. */
  readonly ended: Promise<{ failedToStart: boolean }>
}

/** Chromium as root refuses to start with its sandbox (and schools must not run it as root). */
export const needsNoSandbox = (): boolean => process.platform === 'linux' && process.getuid?.() === 0

/**
 * Starts the display's window as a process of its own, which ends with us: it hears the channel close even when we are killed. The token travels by environment,
 * where other users cannot read it.
 */
export function startDisplay(electron: string, root: string, hub: { address: string; mqttAddress: string; token: string | undefined }, options: StartOptions): DisplayChild {
  const startedAt = performance.now()
  const args = [
    ...(needsNoSandbox() ? ['--no-sandbox'] : []),
    root,
    `--hub=${hub.address}`,
    `--broker=${hub.mqttAddress}`,
    `--data=${join(options.data, 'this-display')}`,
    `--diagonal=${options.diagonal}`,
    `--depth=${options.depth}`,
    ...(options.display === 'window' ? ['--windowed'] : []),
  ]
  const child = spawn(electron, args, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], detached: true, env: { ...process.env, DOSKA_TOKEN: hub.token ?? '' } })
  const ended = new Promise<{ failedToStart: boolean }>(resolve => {
    child.once('error', () => resolve({ failedToStart: true }))
    child.once('exit', code => resolve({ failedToStart: code !== 0 && performance.now() - startedAt < 10_000 }))
  })
  return { ended, dispose: () => end(child, ended) }
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(force)
}
