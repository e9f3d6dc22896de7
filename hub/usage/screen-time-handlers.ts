import type { Handlers } from '#shared/contract/carrier'
import type { PanelScreenTimeRequests } from '#shared/contract/screen-time'
import type { School } from '#shared/contract/panel'
import { localTime } from '#shared/domain/local-time'
import { failure, success } from '#shared/result'
import type { RuleBook } from '../rules/rule-book'
import type { UsageStore } from './usage-store'

interface Needs {
  readonly usage: UsageStore
  readonly rules: RuleBook
  school(): School
  isDisplay(displayId: string): boolean
}

/** Acts that one answer holds. */
const actsLimit = 200
const dayMs = 24 * 3_600_000
/** A month at a time. */
const daysLimit = 31

/** Answers the panel about screen time. */
export function screenTimeHandlers({ usage, rules, school, isDisplay }: Needs): Handlers<PanelScreenTimeRequests> {
  return {
    readScreenTime: (from, to) => {
      const { classes, timeZone } = school()
      const earliest = new Date(Date.parse(to) - (daysLimit - 1) * dayMs).toISOString().slice(0, 10)
      const first = from < earliest ? earliest : from
      return {
        rows: usage.rows(first, to),
        acts: usage.acts(at => {
          const { date } = localTime(Date.parse(at), timeZone)
          return first <= date && date <= to
        }).slice(0, actsLimit),
        norms: rules.norms,
        grades: Object.fromEntries(classes.map(({ name, grade }) => [name, grade])),
        surfaces: rules.surfaces,
      }
    },
    changeSurface: async (displayId, surface) => {
      if (!isDisplay(displayId)) return failure({ kind: 'unknown' })
      await rules.setSurface(displayId, surface)
      return success(null)
    },
  }
}
