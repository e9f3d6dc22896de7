import { localTime } from '#shared/domain/local-time'
import type { Timetable } from '#shared/domain/timetable/schema'
import type { Disposable } from '#shared/lifetime'
import type { CoursePlan, CoursePlans } from './course-plans'
import { withTopics } from './course-topics'

const lookEveryMs = 5 * 60_000

/** The timetable as displays get it, topics filled in; counted once a day, and whenever timetable or plans become others. `newDay` is told after midnight in the school. */
export class TodaysTopics implements Disposable {
  readonly #plans: CoursePlans
  readonly #now: () => number
  readonly #timer: NodeJS.Timeout
  #known: { readonly timetable: Timetable; readonly plans: readonly CoursePlan[]; readonly today: string; readonly filled: Timetable } | undefined

  constructor(plans: CoursePlans, now: () => number, newDay: () => void) {
    this.#plans = plans
    this.#now = now
    this.#timer = setInterval(() => {
      if (this.#known && this.#plans.all().length > 0 && this.#known.today !== this.#todayOf(this.#known.timetable)) newDay()
    }, lookEveryMs)
    this.#timer.unref()
  }

  of(timetable: Timetable): Timetable {
    const plans = this.#plans.all()
    const today = this.#todayOf(timetable)
    if (this.#known?.timetable !== timetable || this.#known.plans !== plans || this.#known.today !== today) this.#known = { timetable, plans, today, filled: withTopics(timetable, plans, today) }
    return this.#known.filled
  }

  dispose(): void {
    clearInterval(this.#timer)
  }

  #todayOf({ timeZone }: Timetable): string {
    return localTime(this.#now(), timeZone).date
  }
}
