import { z } from 'zod'
import { idSchema } from '../domain/ids'
import type { InviteHosts } from '../domain/invite-hosts'
import { meetingSchema, type Meeting } from '../domain/school-rules'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** What the panel may ask about invites besides adding and removing them. */
export interface InviteCareRequests {
  /** The dated list of where invites may lead. */
  readInviteHosts(): InviteHosts
  /** Somebody tried the link: it still works. */
  renewInvite(inviteId: string): Result<null, { kind: 'unknown' }>
  /** Off all screens and phones at once, and back. */
  revokeInvite(inviteId: string, isRevoked: boolean): Result<null, { kind: 'unknown' }>
  /** Planned parents' meetings, the soonest first. */
  listMeetings(): Meeting[]
  saveMeeting(meeting: Meeting): Result<null, { kind: 'unknown' }>
  removeMeeting(meetingId: string): Result<null, { kind: 'unknown' }>
}
export const inviteCareArguments: ArgumentSchemas<InviteCareRequests> = {
  readInviteHosts: z.tuple([]),
  renewInvite: z.tuple([idSchema]),
  revokeInvite: z.tuple([idSchema, z.boolean()]),
  listMeetings: z.tuple([]),
  saveMeeting: z.tuple([meetingSchema]),
  removeMeeting: z.tuple([idSchema]),
}
