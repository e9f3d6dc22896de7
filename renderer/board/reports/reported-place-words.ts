import type { BoardText } from '#shared/text/board/ru'
import { placeWords } from '../../ui/place-words'
import type { ReportedPlace } from './reported-place'

/** The place as people say it: "этап 2, страница 7"; '' where there is none. */
export function reportedPlaceWords({ reports: { at } }: Pick<BoardText, 'reports'>, { thing, place }: ReportedPlace): string {
  const stage = thing.stage === undefined ? [] : [at.stage(thing.stage + 1)]
  return [...stage, ...(place ? [placeWords(at, place)] : [])].join(', ')
}
