import type { Notice } from './notice'

/** The notices that hold at `nowMs`, in their given order. */
export function currentNotices(notices: readonly Notice[], nowMs: number): Notice[] {
  return notices.filter(({ from, until }) => (!from || Date.parse(from) <= nowMs) && (!until || nowMs < Date.parse(until)))
}
