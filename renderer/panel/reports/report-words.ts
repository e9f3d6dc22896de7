import type { ReportGroup } from '#shared/contract/material-reports'
import type { PanelWords } from '#shared/text/panel/ru'
import { placeWords } from '../../ui/place-words'

/** The place of a group as a person reads it; `titleOf`: what a lesson is called now. */
export function groupPlaceWords({ reports: { at } }: Pick<PanelWords, 'reports'>, { rows }: ReportGroup, titleOf: (lessonId: string) => string | undefined): string {
  const { thing, place, title } = rows[0]!.report
  const lesson = thing.lessonId === undefined ? undefined : (titleOf(thing.lessonId) ?? (thing.materialId === undefined ? title : thing.lessonId))
  const stage = lesson === undefined ? [] : [thing.stage === undefined ? at.lesson(lesson) : at.stage(lesson, thing.stage + 1)]
  return [...(place ? [placeWords(at, place)] : []), ...stage].join(', ') || at.nowhere
}
