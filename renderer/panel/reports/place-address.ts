import type { Material } from '#shared/domain/material'
import type { ReportPlace } from '#shared/domain/material-report'

/** The file that shows the place: of a series the very picture. */
export function entryAt({ entry, manifest }: Pick<Material, 'entry' | 'manifest'>, place: ReportPlace | undefined): string {
  return place?.kind === 'picture' && manifest.some(({ path }) => path === place.path) ? place.path : entry
}

/** What browsers understand behind the address: a page of a PDF, a second of a recording. */
export function fragmentOf({ type }: Pick<Material, 'type'>, place: ReportPlace | undefined): string {
  if (type === 'pdf' && place?.kind === 'page') return `#page=${place.page}`
  return (type === 'video' || type === 'audio') && place?.kind === 'time' ? `#t=${Math.floor(place.positionS)}` : ''
}
