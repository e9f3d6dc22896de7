import { z } from 'zod'
import { idSchema } from '../domain/ids'
import type { Invite } from '../domain/invite'
import type { MeetingSpan } from '../domain/invite-visibility'
import type { ArgumentSchemas } from './carrier'
import type { OpenFault } from './open-fault'

/** `shortAddress` is what people can type; absent while only this machine reaches the hub. */
export type InviteView = Invite & { readonly shortAddress: string | undefined }

/** What people at the board decided about class codes, and what the school planned; the page finds with it what may be seen in its own second. */
export interface InviteDeskView {
  readonly hiddenInLessons: readonly Invite['role'][]
  /** A teacher allowed phones until then (the end of that lesson, epoch ms). */
  readonly phonesUntilMs: number | undefined
  /** Of this room, now and later. */
  readonly meetings: readonly MeetingSpan[]
  /** A code that stays in the corner over whatever is shown. */
  readonly corner: InviteView | undefined
}

/** What the board's window may ask about class codes. Every word of a teacher is logged. */
export interface InviteDeskRequests {
  /** Pupils' codes may be seen until this lesson ends; false outside of lessons, where nothing hides them. */
  allowPhones(): boolean
  forbidPhones(): void
  /** null takes it away. */
  setCorner(inviteId: string | null): OpenFault | undefined
  startMeeting(minutes: number): void
  endMeeting(): void
}
export const inviteDeskArguments: ArgumentSchemas<InviteDeskRequests> = {
  allowPhones: z.tuple([]),
  forbidPhones: z.tuple([]),
  setCorner: z.tuple([idSchema.nullable()]),
  startMeeting: z.tuple([z.int().min(10).max(300)]),
  endMeeting: z.tuple([]),
}
