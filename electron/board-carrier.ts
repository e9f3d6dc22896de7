import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { CarrierFault } from '#shared/contract/carrier'
import { Lifetime, type Disposable } from '#shared/lifetime'
import { failure, type Result } from '#shared/result'
import type { Agent } from '../agent/agent-contract'
import { appOrigin } from './addresses'

/** The display behind the window, once it runs: its agent and the judge of what the window asks. */
export interface RunningDisplay {
  readonly agent: Agent
  answer(name: string, args: unknown): Promise<Result<unknown, CarrierFault>>
}

/** Carries the board's contract between its window and the agent by IPC. Only the main frame of our own page is heard; what is asked early waits. */
export function carryBoard(contents: WebContents, display: Promise<RunningDisplay>, report: (problem: unknown) => void): Disposable {
  const lifetime = new Lifetime()
  ipcMain.handle('doska:ask', async (event, name: unknown, args: unknown) => {
    if (!isOurPage(event) || event.sender !== contents || typeof name !== 'string') {
      report({ kind: 'wrong-sender', name, origin: event.senderFrame?.origin })
      return failure({ kind: 'not-allowed' } satisfies CarrierFault)
    }
    return (await display).answer(name, args)
  })
  lifetime.defer(() => ipcMain.removeHandler('doska:ask'))
  void display.then(({ agent }) => {
    lifetime.own(
      agent.follow((name, detail) => {
        if (!contents.isDestroyed()) contents.send('doska:event', name, detail)
      }),
    )
  }, report)
  return lifetime
}

/** srcdoc frames carry our origin too, so the frame itself is compared (Electron security checklist, item 17). */
function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.origin === appOrigin && frame === event.sender.mainFrame
}
