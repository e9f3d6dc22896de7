import type { HallRequests } from './hall'

/** The names that the bridge forwards, without the schemas behind them. */
export const hallRequestNames = { readHall: true, reportHallItem: true, reportPageRefresh: true } satisfies Record<keyof HallRequests, true>
