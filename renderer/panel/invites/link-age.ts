import type { Invite } from '#shared/domain/invite'

/** Links do not expire by date; after half a school year somebody should try one. */
const oldAfterMs = 150 * 24 * 3_600_000

/** Whether nobody has said for long that the link works. */
export const isOldLink = ({ createdAt, renewedAt }: Pick<Invite, 'createdAt' | 'renewedAt'>, nowMs: number): boolean => nowMs - Date.parse(renewedAt ?? createdAt) > oldAfterMs
