import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Session } from '#shared/contract/panel'
import { routes } from '#shared/contract/routes'
import { useLinkStore } from './link'

/** `connecting`: not known yet who is here. `ended`: somebody was, and the sign-in ran out. */
export type SessionPhase = 'connecting' | 'signed-out' | 'ended' | 'new-password' | 'in'
export type SignInFault = 'wrong' | 'too-many' | 'unreachable' | 'refused'

/** Who works at the panel. */
export const useSessionStore = defineStore('session', () => {
  const link = useLinkStore()
  const session = shallowRef<Session>()
  const phase = ref<SessionPhase>('connecting')
  /** What was typed at this sign-in, kept only until an own password stands in its place. */
  const typedPassword = ref('')
  const isTechnician = computed(() => session.value?.role === 'technician')

  /** Asks who is signed in; called whenever the link opens. */
  async function read(): Promise<boolean> {
    const answer = await link.ask('readSession')
    if (answer.ok) {
      session.value = answer.value
      phase.value = answer.value.mustChangePassword ? 'new-password' : 'in'
      if (!answer.value.mustChangePassword) typedPassword.value = ''
      return !answer.value.mustChangePassword
    }
    if (answer.fault.kind === 'not-allowed') leave()
    return false
  }

  /** The hub closed the door. */
  function leave(): void {
    phase.value = session.value ? 'ended' : 'signed-out'
  }

  async function signIn(user: string, password: string): Promise<SignInFault | undefined> {
    const response = await post(routes.panelSignIn, { user, password })
    if (!response) return 'unreachable'
    if (response.status === 401) return 'wrong'
    if (response.status === 429) return 'too-many'
    if (!response.ok) return 'refused'
    typedPassword.value = password
    phase.value = 'connecting'
    link.reconnect()
    if (link.connection === 'open') await read()
    return undefined
  }

  /** Ends the session; the page starts anew, so that nothing of this person stays in it. */
  async function signOut(): Promise<void> {
    await post(routes.panelSignOut, {})
    location.reload()
  }

  async function changePassword(current: string, next: string) {
    const answer = await link.ask('changePassword', current, next)
    if (answer.ok) await read()
    return answer
  }

  return { session, phase, typedPassword, isTechnician, read, leave, signIn, signOut, changePassword }
})

async function post(address: string, body: object): Promise<Response | undefined> {
  try {
    return await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), credentials: 'same-origin' })
  } catch {
    return undefined
  }
}
