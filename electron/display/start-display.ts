import { app } from 'electron'
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Lifetime } from '#shared/lifetime'
import { findHub } from '../find-hub'
import type { LaunchOptions } from '../launch-options'
import type { HostedDisplay } from './host-display'

/** Finds the hub and starts the display; rejects with a plain sentence when one of them cannot start. */
export async function startDisplay(display: HostedDisplay, options: LaunchOptions, data: string, programs: string, lifetime: Lifetime, report: (problem: unknown) => void): Promise<void> {
  const hub = await findHub(options, data, programs, lifetime, report)
  display.start(
    {
      folder: join(data, 'display'),
      kind: 'electron',
      hubAddress: hub.address,
      brokerAddress: hub.brokerAddress,
      token: hub.token,
      hint: hostname(),
      app: app.getVersion(),
      runtime: `Electron ${process.versions.electron}`,
      diagonalInch: options.diagonalInch,
      roomDepthM: options.roomDepthM,
      sticks: options.sticks === undefined || options.sticks === 'off' ? options.sticks : { folder: options.sticks },
      searchProgram: join(programs, 'search/worker.cjs'),
    },
    randomBytes(16).toString('hex'),
  )
  await display.started
}
