import type { InviteView } from '#shared/contract/invite-desk'
import type { OpenFault } from '#shared/contract/open-fault'
import type { Handlers } from '#shared/contract/carrier'
import type { InviteDeskRequests, InviteDeskView } from '#shared/contract/invite-desk'
import type { Invite } from '#shared/domain/invite'
import { meetingAt, usualHiddenInLessons, whyHidden, type HiddenReason, type InviteMoment, type MeetingSpan } from '#shared/domain/invite-visibility'
import { localTime } from '#shared/domain/local-time'
import { momentAt } from '#shared/domain/school-moment'
import type { SchoolRules } from '#shared/domain/school-rules'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import { instantOf } from '#shared/domain/timetable/wall-clock'
import type { Disposable } from '#shared/lifetime'
import type { DeskMemory } from './desk-memory'

interface Needs {
  now(): number
  /** How much later than the clock says the school's bell rings, ms: the page counts lessons by it too. */
  bellLeadMs(): number
  /** Today in this room. */
  room(): { readonly today: readonly DayLesson[]; readonly timeZone: string; readonly roomId: string | undefined }
  rules(): SchoolRules | undefined
  invites(): readonly Invite[]
  viewOf(invite: Invite): InviteView
  memory(): DeskMemory
  remember(change: Partial<DeskMemory>): void
  /** The invite that fills the glass now. */
  shownInviteId(): string | undefined
  /** Takes it away. */
  close(): void
  /** Something that the window draws is another. */
  changed(): void
  /** A teacher's word, for the log. */
  act(what: 'phones-allowed' | 'phones-forbidden' | 'meeting-begun' | 'meeting-ended', className: string, detail: string): void
}

/** setTimeout counts in 31 bits; the timetable may be another by then anyway. */
const longestWaitMs = 10 * 60_000

/** Owns whose codes may be seen now: the school's rule, the timetable, planned meetings, and what a teacher said at the board. */
export class InviteDesk implements Disposable {
  readonly #needs: Needs
  #timer: NodeJS.Timeout | undefined
  #isEnded = false

  constructor(needs: Needs) {
    this.#needs = needs
  }

  get view(): InviteDeskView {
    const { memory, now, viewOf } = this.#needs
    const { phonesUntilMs, cornerId } = memory()
    const corner = cornerId === null ? undefined : this.#seen(cornerId)
    return {
      hiddenInLessons: this.#hiddenInLessons,
      phonesUntilMs: phonesUntilMs > now() ? phonesUntilMs : undefined,
      meetings: this.#meetings().filter(({ untilMs }) => untilMs > now()),
      corner: corner && viewOf(corner),
    }
  }

  readonly handlers: Handlers<InviteDeskRequests> = {
    allowPhones: () => this.allowPhones(),
    forbidPhones: () => {
      this.#needs.act('phones-forbidden', this.#className, '')
      this.#change({ phonesUntilMs: 0 })
    },
    setCorner: inviteId => {
      const fault = inviteId === null ? undefined : this.faultOf(inviteId)
      if (!fault) this.#change({ cornerId: inviteId })
      return fault
    },
    startMeeting: minutes => {
      this.#needs.act('meeting-begun', '', String(minutes))
      this.#change({ meetingUntilMs: this.#needs.now() + minutes * 60_000 })
    },
    endMeeting: () => {
      const running = meetingAt(this.#meetings(), this.#needs.now())
      if (!running) return
      this.#needs.act('meeting-ended', '', '')
      this.#change({ meetingUntilMs: 0, endedMeetingMs: running.untilMs })
    },
  }

  /** Until the end of this lesson. */
  allowPhones(): boolean {
    const untilMs = this.#lessonEndMs()
    if (untilMs === undefined) return false
    this.#needs.act('phones-allowed', this.#className, '')
    this.#change({ phonesUntilMs: untilMs })
    return true
  }

  /** Why an invite is not to be opened now. */
  faultOf(inviteId: string): OpenFault | undefined {
    const invite = this.#find(inviteId)
    if (!invite) return { kind: 'unknown' }
    const why = this.#why(invite)
    return why && { kind: 'hidden', why }
  }

  /** A code may be seen, or no longer: looks again, and then at the next moment in which that can change. */
  look(): void {
    if (this.#isEnded) return
    const { shownInviteId, close, memory, remember, changed } = this.#needs
    const shown = shownInviteId()
    if (shown !== undefined && this.faultOf(shown)) close()
    const { cornerId } = memory()
    if (cornerId !== null && !this.#seen(cornerId)) {
      remember({ cornerId: null })
      changed()
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.look(), this.#untilNextEdge())
    this.#timer.unref()
  }

  dispose(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
  }

  get #hiddenInLessons(): readonly Invite['role'][] {
    return this.#needs.rules()?.phones.hiddenInLessons ?? usualHiddenInLessons
  }

  #find(inviteId: string): Invite | undefined {
    return this.#needs.invites().find(({ id }) => id === inviteId)
  }

  #seen(inviteId: string): Invite | undefined {
    const invite = this.#find(inviteId)
    return invite && !this.#why(invite) ? invite : undefined
  }

  #why(invite: Invite): HiddenReason | undefined {
    const { now, memory } = this.#needs
    const moment: InviteMoment = {
      inLesson: this.#lessonEndMs() !== undefined,
      phonesAllowed: memory().phonesUntilMs > now(),
      meeting: meetingAt(this.#meetings(), now()),
      hiddenInLessons: this.#hiddenInLessons,
    }
    return whyHidden(invite, moment)
  }

  /** What was begun at the board comes first. */
  #meetings(): MeetingSpan[] {
    const { memory, rules, room } = this.#needs
    const { meetingUntilMs, endedMeetingMs } = memory()
    const planned = (rules()?.meetings ?? [])
      .filter(({ roomId }) => roomId === room().roomId)
      .map(({ from, until, classId }) => ({ fromMs: Date.parse(from), untilMs: Date.parse(until), classId }))
      .filter(({ untilMs }) => untilMs !== endedMeetingMs)
    return meetingUntilMs > 0 ? [{ fromMs: 0, untilMs: meetingUntilMs }, ...planned] : planned
  }

  get #moment() {
    const { room, now, bellLeadMs } = this.#needs
    const { today, timeZone } = room()
    const leadMs = bellLeadMs()
    const { date, minute } = localTime(now() - leadMs, timeZone)
    return { today, moment: momentAt(today, minute), bellAt: (minuteOfDay: number) => instantOf(date, minuteOfDay, timeZone) + leadMs }
  }

  get #className(): string {
    const { moment } = this.#moment
    return moment.kind === 'lesson' ? moment.lesson.className : ''
  }

  #lessonEndMs(): number | undefined {
    const { moment, bellAt } = this.#moment
    return moment.kind === 'lesson' ? bellAt(moment.lesson.endMinute) : undefined
  }

  #untilNextEdge(): number {
    const { now, memory } = this.#needs
    const { today, bellAt } = this.#moment
    const edges = [
      ...today.flatMap(({ startMinute, endMinute }) => [bellAt(startMinute), bellAt(endMinute)]),
      ...this.#meetings().flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]),
      memory().phonesUntilMs,
    ].filter(edge => edge > now())
    return Math.min(longestWaitMs, Math.max(1, Math.min(...edges) - now()))
  }

  #change(change: Partial<DeskMemory>): void {
    this.#needs.remember(change)
    this.look()
    this.#needs.changed()
  }
}
