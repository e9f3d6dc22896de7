import type { ContentRules } from '#shared/domain/content-rules'

/** Rules as the dialog's fields hold them; '' stands for no limit. */
export interface RulesDraft {
  readonly paused: boolean
  /** Megabits a second. */
  readonly rate: number | ''
  readonly hasWindow: boolean
  readonly from: string
  readonly until: string
  /** Gigabytes. */
  readonly quota: number | ''
}

/** Speeds and sizes to choose from. */
export const rateChoices = [2, 5, 10, 20, 50, 100]
export const quotaChoices = [5, 10, 20, 50, 100, 200]

const bytesPerMegabit = 125_000
const bytesPerGigabyte = 1_000_000_000

export function draftOf({ paused = false, rateBytesPerS, window, quotaBytes }: ContentRules): RulesDraft {
  return {
    paused,
    rate: rateBytesPerS === undefined ? '' : rateBytesPerS / bytesPerMegabit,
    hasWindow: window !== undefined,
    from: window?.from ?? '22:00',
    until: window?.until ?? '06:00',
    quota: quotaBytes === undefined ? '' : quotaBytes / bytesPerGigabyte,
  }
}

export function rulesOf({ paused, rate, hasWindow, from, until, quota }: RulesDraft): ContentRules {
  return {
    ...(paused ? { paused } : {}),
    ...(rate === '' ? {} : { rateBytesPerS: Math.round(rate * bytesPerMegabit) }),
    ...(hasWindow && from && until ? { window: { from, until } } : {}),
    ...(quota === '' ? {} : { quotaBytes: Math.round(quota * bytesPerGigabyte) }),
  }
}
