import type { Source, SourceKind } from '#shared/contract/library-sources'
import { cartridgeSource } from './cartridge-source'
import { cokSource } from './cok-source'
import { folderSource } from './folder-source'
import { opdsSource } from './opds-source'
import type { LibrarySource } from './source-port'

interface Place {
  readonly hubData: string
  /** A folder for this source's unfinished and temporary files. */
  readonly work: string
  now(): number
  /** A try: a feed is not read to its end. */
  readonly isTry?: boolean
}

/** Every kind of source with its adapter. */
const adapters: Record<SourceKind, (source: Source, place: Place) => LibrarySource> = {
  folder: ({ place }, { hubData, now }) => folderSource(place, hubData, now),
  opds: ({ place, hosts }, { work, now, isTry }) => opdsSource(place, hosts, work, now, isTry ? 3 : undefined),
  cartridge: ({ place }, { hubData, work }) => cartridgeSource(place, hubData, work),
  cok: ({ place }, { hubData }) => cokSource(place, hubData),
}

export const openSource = (source: Source, place: Place): LibrarySource => adapters[source.kind](source, place)
