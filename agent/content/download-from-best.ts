import { failure, type Result } from '#shared/result'
import type { ContentSource, NamedPlace } from './content-source'
import type { FetchFault, WantedFile } from './content-store'
import { download, type DownloadNeeds } from './download'
import { sizeOf } from './file-layout'
import type { SourceChoice, SourceConduct } from './source-choice'

/**
 * Asks one place after the other until the file is here; what one began the next goes on with. One is only called a liar for bytes that are all its own: what was
 * begun by another is thrown away and fetched from it once more from nothing, and so is what the only place brought damaged (the network may have done it).
 * When nobody could serve it, the fault of the last in the given order is told: that is the hub's.
 */
export async function downloadFromBest(file: WantedFile, sources: readonly ContentSource[], choice: SourceChoice, needs: Omit<DownloadNeeds, 'place' | 'ranges'> & { readonly ranges: number | undefined }, signal: AbortSignal): Promise<Result<null, FetchFault>> {
  const places = (await Promise.all(sources.map(source => source.placesOf(file, signal)))).flat()
  signal.throwIfAborted()
  const faults = new Map<NamedPlace, FetchFault>()
  for (const named of choice.order(places, performance.now())) {
    const { place } = named
    const isOnlyItsOwn = (await sizeOf(needs.layout.partialOf(file.sha256))) === 0
    const here = () => ({ ...needs, place, ranges: needs.ranges ?? choice.rangesAt(named), onAnswer: (ms: number) => choice.answered(named, ms) })
    let fetched = await download(file, here(), signal)
    if (isDamaged(fetched) && (!isOnlyItsOwn || places.length === 1)) fetched = await download(file, here(), signal)
    const conduct = conductOf(fetched)
    if (conduct) choice.note(named, conduct, performance.now())
    if (fetched.ok || !isOfOnePlace(fetched.fault)) return fetched
    faults.set(named, fetched.fault)
  }
  const told = places.findLast(place => faults.has(place))
  return failure((told && faults.get(told)) ?? { kind: 'source-unreachable' })
}

const isDamaged = (fetched: Result<null, FetchFault>): boolean => !fetched.ok && fetched.fault.kind === 'damaged'

/** Another place may do better; a full disk or an end would not. */
const isOfOnePlace = ({ kind }: FetchFault): boolean => kind === 'source-unreachable' || kind === 'refused' || kind === 'damaged'

/** A file that is not there says nothing about who was asked. */
function conductOf(fetched: Result<null, FetchFault>): SourceConduct | undefined {
  if (fetched.ok) return 'served'
  if (fetched.fault.kind === 'damaged') return 'lied'
  if (fetched.fault.kind === 'source-unreachable') return 'failed'
  return fetched.fault.kind === 'refused' && fetched.fault.status >= 500 ? 'failed' : undefined
}
