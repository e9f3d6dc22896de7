import { app } from 'electron'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { requestArguments } from '#shared/contract/board'
import { answerAsk } from '#shared/contract/carrier'
import type { Lifetime } from '#shared/lifetime'
import { startAgent } from '../agent/agent'
import type { AgentNeeds } from '../agent/agent-contract'
import type { RunningDisplay } from './board-carrier'
import { findHub } from './find-hub'
import type { LaunchOptions } from './launch-options'

/** Finds the hub and starts the agent. Loaded while the window already opens: most of this program's code hangs on it. */
export async function startDisplay(options: LaunchOptions, data: string, programs: string, lifetime: Lifetime, needs: AgentNeeds): Promise<RunningDisplay> {
  const hub = await findHub(options, data, programs, lifetime, needs.report)
  const agent = lifetime.own(
    await startAgent(
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
      },
      needs,
    ),
  )
  return { agent, answer: (name, args) => answerAsk(requestArguments, agent.handlers, name, args, () => true, needs.report) }
}
