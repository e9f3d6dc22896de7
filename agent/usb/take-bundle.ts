import type { TakeFault } from '#shared/contract/sticks'
import { failure, success, type Result } from '#shared/result'
import type { ContentStore } from '../content/content-store'
import type { Documents } from '../desired/documents'
import type { KnownMaterials } from '../library/material-records'
import type { MaterialsPort } from '../library/materials-port'
import type { Bundle } from './read-bundle'
import { takeFaultOf } from './take-files'

export interface DesiredPort {
  /** Takes a signed document that concerns this display and is newer than the one that it has. */
  receiveBundled(topic: string, message: unknown): Promise<void>
  /** The documents that matter are here. */
  settled(signal: AbortSignal, matters: (sha256: string) => boolean): Promise<void>
  readonly library: { readonly materials: KnownMaterials }
  readonly documents: Pick<Documents, 'personal'>
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
  // What the stick has not (another room's shelves, say) only the hub can bring.
  await desired.settled(AbortSignal.any([signal, AbortSignal.timeout(documentsMs)]), sha256 => files.has(sha256))
  if (signal.aborted) return failure('cancelled')
  // The school may have changed one since: what it is now may need files that are not on the stick.
  const isHere = (id: string) => desired.library.materials.get(id)?.manifest.every(({ sha256 }) => files.has(sha256) || store.has(sha256)) ?? false
  const known = contents.materials.map(({ id }) => id).filter(isHere)
  const onStick = new Set(contents.shelfFiles)
  const own = desired.documents.personal.flatMap(shelf => shelf.materials).filter(({ id, manifest }) => manifest.every(({ sha256 }) => onStick.has(sha256)) && isHere(id)).map(({ id }) => id)
  if (known.length + own.length === 0) return failure('nothing-known')
  await materials.keep(known) // it goes on by itself when the stick comes back; shelves are kept anyway
  const ensured = await materials.ensure([...known, ...own], progress, signal)
  if (ensured.ok) return success({ taken: known.length + own.length })
  return failure(ensured.fault.kind === 'unknown' ? 'nothing-known' : takeFaultOf(ensured.fault))
}

/** What of a bundle is not whole on this display; `bytes` of what is really on the stick. */
export function freshOf({ contents, files }: Bundle, store: Pick<ContentStore, 'has'>): { readonly materials: number; readonly shelfFiles: number; readonly bytes: number } {
  const isFresh = (sha256: string) => !store.has(sha256)
  const materials = contents.materials.filter(({ manifest }) => manifest.some(({ sha256 }) => isFresh(sha256)))
  const shelfFiles = contents.shelfFiles.filter(isFresh)
  const wanted = new Set([...materials.flatMap(({ manifest }) => manifest.map(({ sha256 }) => sha256)), ...shelfFiles])
  return { materials: materials.length, shelfFiles: shelfFiles.length, bytes: [...wanted].reduce((sum, sha256) => sum + (isFresh(sha256) ? (files.get(sha256)?.bytes ?? 0) : 0), 0) }
}
