import type { ScreenTimeRequests } from './screen-time'

/** What the window may say about screen time, without the schemas behind it. */
export const screenTimeRequestNames = { reportViewed: true, answerHint: true } satisfies Record<keyof ScreenTimeRequests, true>
