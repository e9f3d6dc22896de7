import type { Material } from '#shared/domain/material'
import type { ContentStore } from '../content/content-store'

/** The file on disk for a path of a material's manifest; undefined for a path it does not have, or a file that is not here yet. */
export function fileOfMaterial({ manifest }: Material, path: string, store: Pick<ContentStore, 'fileOf'>): { file: string; bytes: number; mediaType: string; sha256: string } | undefined {
  const entry = manifest.find(one => one.path === path)
  const file = entry && store.fileOf(entry.sha256)
  return entry && file ? { file, bytes: entry.bytes, mediaType: entry.mediaType, sha256: entry.sha256 } : undefined
}
