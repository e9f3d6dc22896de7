import type { StickRequests } from './sticks'

/** For the preload, which has no schemas. */
export const stickRequestNames = { readStick: true, openStickFile: true, takeStickFiles: true, shelveStickFiles: true, takeStickBundle: true, endTaking: true, dropTaken: true } satisfies Record<keyof StickRequests, true>
