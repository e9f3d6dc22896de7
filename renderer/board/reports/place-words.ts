import type { ReportPlace } from '#shared/domain/material-report'
import type { BoardText } from '#shared/text/board/ru'
import { clockWords } from '../players/clock-words'
import type { ReportedPlace } from './reported-place'

/** The place as people say it: "этап 2, страница 7"; '' where there is none. */
export function placeWords(text: Pick<BoardText, 'reports'>, { thing, place }: ReportedPlace): string {
  const stage = thing.stage === undefined ? [] : [text.reports.at.stage(thing.stage + 1)]
  return [...stage, ...(place ? [wordsOf(text, place)] : [])].join(', ')
}

function wordsOf({ reports: { at } }: Pick<BoardText, 'reports'>, place: ReportPlace): string {
  switch (place.kind) {
    case 'time':
      return at.second(clockWords(place.positionS))
    case 'page':
      return at.page(place.page)
    case 'spot':
      return at.share(Math.round(place.share * 100))
    case 'picture':
      return at.picture(place.picture)
    case 'task':
      return at.task(place.task)
    case 'part':
      return place.title || at.part(place.part)
  }
}
