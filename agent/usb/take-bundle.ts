import type { TakeFault } from '#shared/contract/sticks'
import { sizeBytes, type Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import type { ContentStore } from '../content/content-store'
import type { KnownMaterials } from '../library/material-records'
import type { MaterialsPort } from '../library/materials-port'
import type { Bundle } from './read-bundle'
import { takeFaultOf } from './take-files'

export interface DesiredPort {
  /** Takes a signed document that concerns this display and is newer than the one that it has. */
  receiveBundled(topic: string, message: unknown): Promise<void>
  settled(signal: AbortSignal): Promise<void>
  readonly library: { readonly materials: KnownMaterials }
}

interface Needs {
  readonly desired: DesiredPort
  readonly materials: Pick<MaterialsPort, 'ensure' | 'keep'>
  readonly store: Pick<ContentStore, 'has'>
  progress(doneBytes: number, totalBytes: number): void
}

/** Documents of a bundle lie beside each other on the stick: longer than this is no bundle's fault, ms. */
const documentsMs = 60_000

/** Brings a display to the state that its school put on the stick: what should be, the catalogue, and then the files of what the bundle was made for. */
export async function takeBundle({ contents, files }: Bundle, { desired, materials, store, progress }: Needs, signal: AbortSignal): Promise<Result<{ taken: number }, TakeFault>> {
  for (const { topic, message } of contents.desired) await desired.receiveBundled(topic, message)
  await desired.settled(AbortSignal.any([signal, AbortSignal.timeout(documentsMs)]))
  if (signal.aborted) return failure('cancelled')
  // The school may have changed one since: what it is now may need files that are not on the stick.
  const isHere = (id: string) => desired.library.materials.get(id)?.manifest.every(({ sha256 }) => files.has(sha256) || store.has(sha256)) ?? false
  const known = contents.materials.map(({ id }) => id).filter(isHere)
  if (known.length === 0) return failure('nothing-known')
  await materials.keep(known) // it goes on by itself when the stick comes back
  const ensured = await materials.ensure(known, progress, signal)
  if (ensured.ok) return success({ taken: known.length })
  return failure(ensured.fault.kind === 'unknown' ? 'nothing-known' : takeFaultOf(ensured.fault))
}

/** What of a bundle is not whole on this display. */
export function freshOf({ contents }: Bundle, store: Pick<ContentStore, 'has'>): { readonly materials: number; readonly bytes: number } {
  const fresh = contents.materials.filter(({ manifest }: Material) => manifest.some(({ sha256 }) => !store.has(sha256)))
  return { materials: fresh.length, bytes: fresh.reduce((sum, material) => sum + sizeBytes(material), 0) }
}
