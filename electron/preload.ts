import { contextBridge, ipcRenderer } from 'electron'
import { eventNames, requestNames } from '#shared/contract/board-names'

/** The bridge of a board window: only names of the contract pass, nothing of Electron does. */
contextBridge.exposeInMainWorld('doska', {
  ask(name: unknown, args: unknown): Promise<unknown> {
    if (typeof name !== 'string' || !Object.hasOwn(requestNames, name)) return Promise.reject(new Error('unknown request'))
    return ipcRenderer.invoke('doska:ask', name, args)
  },
  on(name: unknown, listener: (detail: unknown) => void): () => void {
    if (typeof name !== 'string' || !Object.hasOwn(eventNames, name)) throw new Error('unknown event')
    const hear = (_event: unknown, heard: unknown, detail: unknown) => {
      if (heard === name) listener(detail)
    }
    ipcRenderer.on('doska:event', hear)
    return () => ipcRenderer.off('doska:event', hear)
  },
})
