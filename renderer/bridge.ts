import type { CarrierFault, RequestMap } from '#shared/contract/carrier'
import { failure, type Result } from '#shared/result'

/** `lost`: was or should be open, and is being tried again. `refused`: the owner closed the door (signed out); `reconnect` tries once more. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused'

/** The only door of a page to the owner of its truth. */
export interface Bridge<R extends RequestMap<R>, E> {
  /** Never throws: what cannot be carried comes back as a fault. */
  ask<N extends keyof R & string>(name: N, ...args: Parameters<R[N]>): Promise<Result<ReturnType<R[N]>, CarrierFault>>
  on<N extends keyof E & string>(name: N, listener: (detail: E[N]) => void): () => void
  connection(): Connection
  onConnection(listener: (connection: Connection) => void): () => void
  reconnect(): void
  dispose(): void
}

/** What the preload script of a board window offers (electron/preload.ts). */
interface Preloaded {
  ask(name: string, args: readonly unknown[]): Promise<Result<unknown, CarrierFault>>
  on(event: string, listener: (detail: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly doska?: Preloaded
  }
}

/** The door that the preload script offers under Electron. */
export function bridgeOverPreload<R extends RequestMap<R>, E>(preloaded: Preloaded): Bridge<R, E> {
  return {
    ask: async (name, ...args) => {
      try {
        return (await preloaded.ask(name, args)) as Result<never, CarrierFault>
      } catch {
        return failure({ kind: 'disconnected' })
      }
    },
    on: (name, listener) => preloaded.on(name, detail => listener(detail as never)),
    connection: () => 'open',
    onConnection: () => () => undefined,
    reconnect: () => undefined,
    dispose: () => undefined,
  }
}
