import type { ReasonRequests } from './reasons'

/** What the window may ask about the reasons of things, without the schema behind it. */
export const reasonRequestNames = { readReasons: true } satisfies Record<keyof ReasonRequests, true>
