import { viewedLimitS, type BoardAct, type HintChoice, type OwnSeen, type ScreenTimeRequests, type ScreenTimeView } from '#shared/contract/screen-time'
import type { Handlers } from '#shared/contract/carrier'
import { makeUlid } from '#shared/domain/ids'
import { localTime } from '#shared/domain/local-time'
import { momentAt } from '#shared/domain/school-moment'
import type { SchoolRules } from '#shared/domain/school-rules'
import { classNamesIn, gradeOf, normOf, reachedPercent, sumOf, type SeenRow } from '#shared/domain/screen-time'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import type { UsageLine } from './usage-line'
import type { UsageLog } from './usage-log'

interface Needs {
  readonly displayId: string
  now(): number
  monotonicMs(): number
  random(count: number): Uint8Array
  room(): { readonly today: readonly DayLesson[]; readonly timeZone: string }
  rules(): SchoolRules | undefined
  /** The picture that should be there, and whether it is content: a lesson's face or a material. */
  picture(): { readonly key: string; readonly isContent: boolean }
  readonly line: UsageLine
  changed(): void
  report(problem: unknown): void
}

type ClassNow = Omit<OwnSeen, 'seconds'>

/** Counts what the window really showed, by the class of the timetable's moment, and finds when a norm is near. It never ends anything. */
export class ScreenTimeDesk {
  readonly #needs: Needs
  #log: UsageLog | undefined
  #others: readonly SeenRow[] = []
  /** Time that passed and is not counted yet: two windows of one display, or one that hurries, do not make it go faster. */
  #creditMs = 0
  #lastViewedMs: number
  /** What was said before the log was open. */
  #early: BoardAct[] = []
  /** Scope of a hint → the per cent that somebody answered. */
  readonly #answered = new Map<string, number>()
  #drawn = ''

  constructor(needs: Needs) {
    this.#needs = needs
    this.#lastViewedMs = needs.monotonicMs()
  }

  /** After the first picture: the log is read, and the hub asked what the others showed. */
  begin(log: UsageLog): void {
    this.#log = log
    for (const act of this.#early.splice(0)) this.#keep(act)
    this.#needs.line.begin(log, others => {
      this.#others = others
      this.#tell()
    })
    this.#tell()
  }

  readonly handlers: Handlers<ScreenTimeRequests> = {
    reportViewed: (key, seconds) => this.#viewed(key, seconds),
    answerHint: choice => this.#answer(choice),
  }

  /** Of several classes in one lesson the one that is nearest to its norm. Undefined without a class, or where the norms know the grade of none. */
  get view(): ScreenTimeView | undefined {
    const views = this.#nowHere().flatMap(now => this.#viewOf(now) ?? [])
    const share = ({ lesson, day }: ScreenTimeView) => Math.max(lesson.minutes / lesson.norm, day.minutes / day.norm)
    return views.sort((a, b) => (b.hint?.percent ?? 0) - (a.hint?.percent ?? 0) || share(b) - share(a))[0]
  }

  #viewOf(now: ClassNow): ScreenTimeView | undefined {
    const rules = this.#needs.rules()
    if (!rules) return undefined
    const { className, date, start } = now
    const own = rules.surfaces[this.#needs.displayId] ?? 'panel'
    const day = [...(this.#log?.rows ?? []).map(row => ({ ...row, surface: own })), ...this.#others].filter(row => row.className === className && row.date === date)
    const norm = normOf(rules.norms, gradeOf(className, rules.grades), [own, ...day.filter(({ seconds }) => seconds > 0).map(({ surface }) => surface)])
    if (!norm) return undefined
    const seconds = { lesson: sumOf(day.filter(row => row.start === start)), day: sumOf(day) }
    const hints = (['day', 'lesson'] as const).flatMap(scope => {
      const percent = reachedPercent(seconds[scope], norm[scope], rules.norms.warnAt)
      return percent === undefined || percent <= (this.#answered.get(keyOf(scope, now)) ?? 0) ? [] : [{ scope, percent }]
    })
    return {
      className,
      lesson: { minutes: Math.floor(seconds.lesson / 60), norm: norm.lesson },
      day: { minutes: Math.floor(seconds.day / 60), norm: norm.day },
      hint: hints.sort((a, b) => b.percent - a.percent)[0],
    }
  }

  /** A teacher's word, for the school's log. */
  act(what: BoardAct['what'], className: string, detail: string): void {
    const nowMs = this.#needs.now()
    this.#keep({ id: makeUlid(nowMs, this.#needs.random), at: new Date(nowMs).toISOString(), what, className: className.slice(0, 60), detail: detail.slice(0, 80) })
  }

  #keep(act: BoardAct): void {
    if (!this.#log) return void this.#early.push(act)
    this.#log.act(act).then(() => this.#needs.line.touch(), this.#needs.report)
  }

  #viewed(key: string, seconds: number): void {
    const { picture, monotonicMs, line, report } = this.#needs
    const shown = picture()
    const nowMs = monotonicMs()
    this.#creditMs = Math.min(viewedLimitS * 1000, this.#creditMs + nowMs - this.#lastViewedMs)
    this.#lastViewedMs = nowMs
    const possible = Math.floor(this.#creditMs / 1000)
    const now = this.#nowHere()
    if (!this.#log || now.length === 0 || !shown.isContent || shown.key !== key || possible <= 0) return
    const seen = Math.min(seconds, possible)
    this.#creditMs -= seen * 1000
    for (const one of now) this.#log.seen({ ...one, seconds: seen }).then(() => line.touch(), report)
    this.#tell()
  }

  #answer(choice: HintChoice): void {
    const { hint, className } = this.view ?? {}
    const now = this.#nowHere().find(one => one.className === className)
    if (!now || !hint) return
    this.#answered.set(keyOf(hint.scope, now), hint.percent)
    this.act(choice, now.className, `${hint.scope} ${hint.percent}`)
    this.#tell()
  }

  /** Each class of the lesson that is on here. */
  #nowHere(): ClassNow[] {
    const { today, timeZone } = this.#needs.room()
    const { date, minute } = localTime(this.#needs.now(), timeZone)
    const moment = momentAt(today, minute)
    if (moment.kind !== 'lesson') return []
    const { className: all, start } = moment.lesson
    return classNamesIn(all).map(className => ({ className: className.slice(0, 60), date, start }))
  }

  /** The window draws whole minutes: it is told when they change. */
  #tell(): void {
    const drawn = JSON.stringify(this.view)
    if (drawn === this.#drawn) return
    this.#drawn = drawn
    this.#needs.changed()
  }
}

const keyOf = (scope: 'lesson' | 'day', { className, date, start }: ClassNow): string => [scope, className, date, scope === 'lesson' ? start : ''].join(' ')
