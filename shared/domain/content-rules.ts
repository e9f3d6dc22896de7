import { z } from 'zod'
import { wallTimeSchema } from './ids'
import { localTime } from './local-time'

/** How a display may fill its disk; a key that is absent limits nothing. */
export const contentRulesSchema = z
  .object({
    /** Nothing is fetched but what somebody waits for. */
    paused: z.boolean(),
    /** Of all downloads together, bytes a second. */
    rateBytesPerS: z.int().min(16 * 1024).max(10_000_000_000),
    /** What no lesson needs soon is fetched only then; local wall time, half-open, over midnight when `from` is later. */
    window: z.object({ from: wallTimeSchema, until: wallTimeSchema }),
    /** What content may take of the disk in all. */
    quotaBytes: z.int().min(100 * 1024 * 1024),
  })
  .partial()
export type ContentRules = z.infer<typeof contentRulesSchema>

/** `waited`: a person waits; `soon`: a lesson of today or the next day needs it; `some-day`: the rest of what the school plans. */
export type Need = 'waited' | 'soon' | 'some-day'

/** Whether what is needed like this may be fetched at `nowMs`. A window from a time to the same time is the whole day. */
export function mayFetch(need: Need, rules: ContentRules, nowMs: number, timeZone: string): boolean {
  if (need === 'waited') return true
  if (rules.paused) return false
  return need === 'soon' || !rules.window || isWithinTimes(rules.window, localTime(nowMs, timeZone).minute)
}

/** Whether a minute of the day lies in a window of wall times: half-open, over midnight when `from` is later, the whole day when they are the same. */
export function isWithinTimes(window: { from: string; until: string }, minute: number): boolean {
  const [from, until] = [minuteOf(window.from), minuteOf(window.until)]
  if (from === until) return true
  return from < until ? from <= minute && minute < until : minute >= from || minute < until
}

const minuteOf = (wallTime: string): number => Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3))
