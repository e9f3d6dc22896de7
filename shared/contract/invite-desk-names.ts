import type { InviteDeskRequests } from './invite-desk'

/** What the window may ask about class codes, without the schemas behind it. */
export const inviteDeskRequestNames = { allowPhones: true, forbidPhones: true, setCorner: true, startMeeting: true, endMeeting: true } satisfies Record<keyof InviteDeskRequests, true>
