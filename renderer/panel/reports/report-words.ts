import type { ReportGroup } from '#shared/contract/material-reports'
import type { ReportPlace } from '#shared/domain/material-report'
import type { PanelWords } from '#shared/text/panel/ru'

/** The place of a group as a person reads it; `titleOf`: what a lesson is called now. */
export function groupPlaceWords({ reports: { at } }: Pick<PanelWords, 'reports'>, { rows }: ReportGroup, titleOf: (lessonId: string) => string | undefined): string {
  const { thing, place, title } = rows[0]!.report
  const lesson = thing.lessonId === undefined ? undefined : (titleOf(thing.lessonId) ?? (thing.materialId === undefined ? title : thing.lessonId))
  const stage = lesson === undefined ? [] : [thing.stage === undefined ? at.lesson(lesson) : at.stage(lesson, thing.stage + 1)]
  return [...(place ? [placeWords(at, place)] : []), ...stage].join(', ') || at.nowhere
}

function placeWords(at: PanelWords['reports']['at'], place: ReportPlace): string {
  switch (place.kind) {
    case 'time':
      return at.second(`${Math.floor(place.positionS / 60)}:${String(Math.floor(place.positionS % 60)).padStart(2, '0')}`)
    case 'page':
      return at.page(place.page)
    case 'spot':
      return at.share(Math.round(place.share * 100))
    case 'picture':
      return at.picture(place.picture)
    case 'task':
      return at.task(place.task)
    case 'part':
      return at.part(place.part, place.title, place.spot ?? '')
  }
}
