import type { Handlers } from '#shared/contract/carrier'
import type { InviteCareRequests } from '#shared/contract/invite-care'
import { failure, success } from '#shared/result'
import type { RuleBook } from '../rules/rule-book'
import type { SchoolStore } from './school-store'

/** Answers the panel about the life of invites and about parents' meetings. */
export function inviteCareHandlers(school: SchoolStore, rules: RuleBook): Handlers<InviteCareRequests> {
  return {
    readInviteHosts: () => school.inviteHosts,
    renewInvite: inviteId => school.renewInvite(inviteId),
    revokeInvite: (inviteId, isRevoked) => school.revokeInvite(inviteId, isRevoked),
    listMeetings: () => rules.meetings(),
    saveMeeting: async meeting => {
      const { rooms, classes } = school.school()
      const isKnown = rooms.some(({ id }) => id === meeting.roomId) && (meeting.classId === undefined || classes.some(({ id }) => id === meeting.classId))
      if (!isKnown) return failure({ kind: 'unknown' })
      await rules.saveMeeting(meeting)
      return success(null)
    },
    removeMeeting: async meetingId => ((await rules.removeMeeting(meetingId)) ? success(null) : failure({ kind: 'unknown' })),
  }
}
