import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { InviteHosts } from '#shared/domain/invite-hosts'
import type { Meeting } from '#shared/domain/school-rules'
import { useLinkStore, type PanelBridge } from '../stores/link'
import { useSessionStore } from '../stores/session'

/** Where invites may lead, and planned parents' meetings. */
export const useCareStore = defineStore('invite-care', () => {
  const link = useLinkStore()
  const session = useSessionStore()
  const hosts = shallowRef<InviteHosts>()
  const meetings = shallowRef<readonly Meeting[]>([])

  async function reload(): Promise<void> {
    const planned = await link.ask('listMeetings')
    if (planned.ok) meetings.value = planned.value
    if (!session.isTechnician) return
    const answer = await link.ask('readInviteHosts')
    if (answer.ok) hosts.value = answer.value
  }
  const follow = (bridge: PanelBridge) => void bridge.on('invitesChanged', () => void reload())

  return {
    hosts, meetings, follow, reload,
    renew: (inviteId: string) => link.ask('renewInvite', inviteId),
    revoke: (inviteId: string, isRevoked: boolean) => link.ask('revokeInvite', inviteId, isRevoked),
    saveMeeting: (meeting: Meeting) => link.ask('saveMeeting', meeting),
    removeMeeting: (meetingId: string) => link.ask('removeMeeting', meetingId),
  }
})
