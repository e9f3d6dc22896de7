import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { requestArguments } from '#shared/contract/board'
import { answerAsk, type CarrierFault } from '#shared/contract/carrier'
import { Lifetime, type Disposable } from '#shared/lifetime'
import { failure } from '#shared/result'
import type { Agent } from '../agent/agent-contract'
import { appOrigin } from './addresses'

/** Carries the board's contract between its window and the agent by IPC. Only the main frame of our own page is heard. */
export function carryBoard(contents: WebContents, agent: Promise<Agent>, report: (problem: unknown) => void): Disposable {
  const lifetime = new Lifetime()
  ipcMain.handle('doska:ask', async (event, name: unknown, args: unknown) => {
    if (!isOurPage(event) || event.sender !== contents || typeof name !== 'string') {
      report({ kind: 'wrong-sender', name, origin: event.senderFrame?.origin })
      return failure({ kind: 'not-allowed' } satisfies CarrierFault)
    }
    return answerAsk(requestArguments, (await agent).handlers, name, args, () => true, report)
  })
  lifetime.defer(() => ipcMain.removeHandler('doska:ask'))
  void agent.then(running => {
    lifetime.own(
      running.follow((name, detail) => {
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
