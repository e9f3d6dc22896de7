import { z } from 'zod'
import { idSchema } from '../domain/ids'
import type { Reason, Touched } from '../domain/reasons/reason'
import type { ArgumentSchemas } from './carrier'

/** "Why is this here?" */
export interface ReasonRequests {
  /** Empty for what is no longer there. */
  readReasons(touched: Touched): readonly Reason[]
}

const touchedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lesson'), plannedId: idSchema }),
  z.object({ kind: z.literal('invite'), inviteId: idSchema }),
  z.object({ kind: z.literal('notice'), noticeId: idSchema }),
  z.object({ kind: z.literal('day') }),
])
export const reasonArguments: ArgumentSchemas<ReasonRequests> = { readReasons: z.tuple([touchedSchema]) }
