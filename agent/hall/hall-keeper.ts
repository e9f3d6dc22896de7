import type { Handlers } from '#shared/contract/carrier'
import type { HallRequests, HallStanding, HallView } from '#shared/contract/hall'
import { birthdaysOn } from '#shared/domain/hall/birthdays'
import { hallChanges, hallClasses } from '#shared/domain/hall/classes'
import { eventsAhead, holidaysMoment } from '#shared/domain/hall/countdown'
import type { HallDocument } from '#shared/domain/hall/schema'
import { localTime } from '#shared/domain/local-time'
import { nextSchoolDay, whyNoLessons } from '#shared/domain/timetable/school-days'
import type { Documents } from '../desired/documents'
import type { ViewSources } from '../scene/scene-view'
import type { WindowReports } from '../board/window-reports'
import type { Facts } from '../link/facts'

interface Needs {
  documents(): Documents
  timeZone(): string
  readonly sources: Pick<ViewSources, 'materialView' | 'isLeftOut'>
  /** The entry's hash of a material that the display knows. */
  sha256Of(materialId: string): string | undefined
  readonly reports: Pick<WindowReports, 'badFile'>
  facts(): Pick<Facts, 'event'>
  now(): number
}

interface Made {
  readonly documents: readonly unknown[]
  readonly date: string
  readonly ready: string
  readonly revision: string
}

/** Says what a hall screen draws its day from; a display without a hall document is a class screen, and this is silent. */
export class HallKeeper {
  readonly #needs: Needs
  /** Another one with every start, so that a page that stayed asks again. */
  readonly #start: string
  #made: Made | undefined
  #count = 0

  constructor(needs: Needs) {
    this.#needs = needs
    this.#start = needs.now().toString(36)
  }

  /** Undefined for a class screen. Asked with every snapshot: it compares, and makes nothing. */
  get standing(): HallStanding | undefined {
    const { hall, timetable, notices } = this.#needs.documents()
    if (!hall) return undefined
    const documents = [hall, timetable, notices]
    const { date } = this.#today
    const ready = hall.playlist.map(({ materialId }) => this.#isReady(materialId)).join()
    const known = this.#made
    const isSame = known !== undefined && known.date === date && known.ready === ready && known.documents.every((one, index) => one === documents[index])
    this.#made = isSame ? known : { documents, date, ready, revision: `${this.#start}-${++this.#count}` }
    return { revision: this.#made.revision }
  }

  get handlers(): Handlers<HallRequests> {
    const { reports, sha256Of, facts } = this.#needs
    return {
      readHall: () => this.#view(),
      reportHallItem: (materialId, reason) => {
        const sha256 = sha256Of(materialId)
        if (sha256 !== undefined) reports.badFile(`hall:${materialId}`, sha256, reason)
      },
      reportPageRefresh: () => facts().event('page-refreshed', {}),
    }
  }

  get #today(): { date: string; minute: number } {
    return localTime(this.#needs.now(), this.#needs.timeZone())
  }

  #view(): HallView | undefined {
    const { hall, timetable, notices } = this.#needs.documents()
    const { standing } = this
    if (!hall || !standing) return undefined
    const nowMs = this.#needs.now()
    const { date } = this.#today
    const { sections, ticker, sound, brightness, night } = hall
    return {
      ...standing,
      date,
      classes: timetable ? hallClasses(timetable, hall.show, date) : [],
      changes: timetable ? hallChanges(timetable, hall.show, date) : [],
      events: timetable ? eventsAhead(timetable, date) : [],
      holidays: timetable && holidaysMoment(timetable, date),
      noLessons: timetable ? whyNoLessons(timetable, date)?.kind : 'no-timetable',
      nextSchoolDay: timetable && nextSchoolDay(timetable, date),
      notices: notices.filter(({ until }) => until === undefined || nowMs < Date.parse(until)),
      birthdays: birthdaysOn(hall.birthdays, date).map(({ givenName, className }) => ({ givenName, className })),
      playlist: this.#playlist(hall),
      settings: { sections, ticker, sound, brightness, night },
    }
  }

  /** What the display knows of it; one material may stand in it twice. */
  #playlist({ playlist }: HallDocument): HallView['playlist'] {
    return playlist.flatMap(({ materialId, seconds }, index) => {
      const material = this.#needs.sources.materialView(materialId)
      return material ? [{ id: `${index}-${materialId}`, seconds, isReady: this.#isReady(materialId), material }] : []
    })
  }

  #isReady(materialId: string): boolean {
    const { materialView, isLeftOut } = this.#needs.sources
    return materialView(materialId)?.presence.kind === 'ready' && !isLeftOut(materialId)
  }
}
