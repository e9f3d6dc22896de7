import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { CarrierFault } from '#shared/contract/carrier'
import type { Disposable } from '#shared/lifetime'
import { failure } from '#shared/result'
import { appOrigin } from './addresses'
import type { HostedDisplay } from './display/host-display'

/** Carries what the window asks to its display by IPC. Only the main frame of our own page is heard; what is asked early waits. */
export function carryBoard(contents: WebContents, display: Pick<HostedDisplay, 'answer'>, report: (problem: unknown) => void): Disposable {
  ipcMain.handle('doska:ask', (event, name: unknown, args: unknown) => {
    if (!isOurPage(event) || event.sender !== contents || typeof name !== 'string') {
      report({ kind: 'wrong-sender', name, origin: event.senderFrame?.origin })
      return failure({ kind: 'not-allowed' } satisfies CarrierFault)
    }
    return display.answer(name, args)
  })
  return { dispose: () => ipcMain.removeHandler('doska:ask') }
}

/** srcdoc frames carry our origin too, so the frame itself is compared (Electron security checklist, item 17). */
function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.origin === appOrigin && frame === event.sender.mainFrame
}
