import { contextBridge, ipcRenderer } from 'electron'
import { eventNames, firstRequest, requestNames } from '#shared/contract/board-names'

/**
 * What every page asks first is asked before the page is read, so that its answer is there when the page's script is; what the agent tells meanwhile is
 * told to whoever begins to listen.
 */
let early: Promise<unknown> | undefined = ipcRenderer.invoke('doska:ask', firstRequest, [])
early.catch(() => {}) // told to whoever asks
const newest = new Map<unknown, unknown>()
ipcRenderer.on('doska:event', (_event, name: unknown, detail: unknown) => void newest.set(name, detail))

/** The bridge of a board window: only names of the contract pass, nothing of Electron does. */
contextBridge.exposeInMainWorld('doska', {
  ask(name: unknown, args: unknown): Promise<unknown> {
    if (typeof name !== 'string' || !Object.hasOwn(requestNames, name)) return Promise.reject(new Error('unknown request'))
    const asked = name === firstRequest ? early : undefined
    if (asked) early = undefined
    return asked ?? ipcRenderer.invoke('doska:ask', name, args)
  },
  on(name: unknown, listener: (detail: unknown) => void): () => void {
    if (typeof name !== 'string' || !Object.hasOwn(eventNames, name)) throw new Error('unknown event')
    const hear = (_event: unknown, heard: unknown, detail: unknown) => {
      if (heard === name) listener(detail)
    }
    ipcRenderer.on('doska:event', hear)
    if (newest.has(name)) listener(newest.get(name))
    return () => ipcRenderer.off('doska:event', hear)
  },
})
