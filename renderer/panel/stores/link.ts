import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { CarrierFault } from '#shared/contract/carrier'
import type { PanelEvents, PanelRequests } from '#shared/contract/panel'
import { routes } from '#shared/contract/routes'
import { failure, type Result } from '#shared/result'
import type { Bridge, Connection } from '../../bridge'
import { bridgeOverSocket } from '../../bridge-socket'

export type PanelBridge = Bridge<PanelRequests, PanelEvents>
type ValueOf<T> = T extends { readonly ok: true; readonly value: infer V } ? V : never
type FaultOf<T> = T extends { readonly ok: false; readonly fault: infer F } ? F : never
type Flat<T, F> = [T] extends [Result<unknown, unknown>] ? Result<ValueOf<T>, FaultOf<T> | F> : Result<T, F>
type Answer<N extends keyof PanelRequests> = Flat<ReturnType<PanelRequests[N]>, CarrierFault>

/** The line to the hub: its state, and since when what is shown may be old. */
export const useLinkStore = defineStore('link', () => {
  const connection = ref<Connection>('connecting')
  /** Epoch ms of the moment the link broke; undefined while it is up. */
  const lostAtMs = ref<number>()
  const bridge = shallowRef<PanelBridge>()

  function open(): PanelBridge {
    const opened = bridgeOverSocket<PanelRequests, PanelEvents>(routes.panelCarrier)
    bridge.value = opened
    connection.value = opened.connection()
    opened.onConnection(next => {
      if (connection.value === 'open' && next === 'lost') lostAtMs.value = Date.now()
      if (next === 'open') lostAtMs.value = undefined
      connection.value = next
    })
    return opened
  }

  /** Asks the hub; a fault of the carrier and one of the request come back the same way. */
  async function ask<N extends keyof PanelRequests>(name: N, ...args: Parameters<PanelRequests[N]>): Promise<Answer<N>> {
    const reply: Result<unknown, unknown> = bridge.value ? await bridge.value.ask(name, ...args) : failure({ kind: 'disconnected' })
    return (reply.ok && isResult(reply.value) ? reply.value : reply) as Answer<N>
  }

  return { connection, lostAtMs, open, ask, reconnect: () => bridge.value?.reconnect() }
})

function isResult(value: unknown): value is Result<unknown, unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean' && ('value' in value || 'fault' in value)
}
