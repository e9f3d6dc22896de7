import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { PhoneEvents, PhoneInvite, PhoneRequests } from '#shared/contract/phone'
import { routes } from '#shared/contract/routes'
import type { Bridge } from '../bridge'
import { bridgeOverSocket } from '../bridge-socket'

/** `lost`: never heard from the hub yet. Once an invite is known it stays on the page, whatever the link does. */
export type InviteState = { readonly kind: 'loading' | 'lost' | 'none' | 'unknown' } | { readonly kind: 'invite'; readonly invite: PhoneInvite }

/** The one invite of this page. */
export const useInviteStore = defineStore('invite', () => {
  const state = shallowRef<InviteState>({ kind: 'loading' })
  const shortName = ref<string>()
  let bridge: Bridge<PhoneRequests, PhoneEvents> | undefined

  function follow(): void {
    bridge = bridgeOverSocket<PhoneRequests, PhoneEvents>(routes.phoneCarrier)
    bridge.on('invitesChanged', () => void read())
    bridge.onConnection(connection => {
      if (connection === 'open') void read()
      else if (connection !== 'connecting' && state.value.kind === 'loading') state.value = { kind: 'lost' }
    })
  }

  async function read(): Promise<void> {
    const asked = shortName.value
    if (!asked) {
      state.value = { kind: 'none' }
      return
    }
    const reply = await bridge?.ask('readInvite', asked)
    if (asked !== shortName.value || !reply) return
    if (reply.ok) state.value = reply.value.ok ? { kind: 'invite', invite: reply.value.value } : { kind: 'unknown' }
    else if (state.value.kind === 'loading' || state.value.kind === 'lost') state.value = reply.fault.kind === 'wrong-arguments' ? { kind: 'unknown' } : { kind: 'lost' }
  }

  function ask(next: string | undefined): void {
    shortName.value = next
    state.value = { kind: 'loading' }
    void read()
  }

  return { state, shortName, follow, ask, read }
})
