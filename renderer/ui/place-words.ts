import type { ReportPlace } from '#shared/domain/material-report'
import { clockWords } from './clock-words'

/** How an app says where in a material something is. */
export interface PlaceWords {
  second(clock: string): string
  page(page: number): string
  share(percent: number): string
  picture(picture: number): string
  task(task: number): string
  part(part: number, title: string, spot: string): string
}

/** A place in a material, in an app's own words. */
export function placeWords(at: PlaceWords, place: ReportPlace): string {
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
      return at.part(place.part, place.title, place.spot ?? '')
  }
}
