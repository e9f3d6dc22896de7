import { entryOf, type ManifestEntry } from '#shared/domain/material'
import type { LibraryPort } from './library-port'

/** A material's file as HTTP sends it, by its exact manifest path; undefined when the material, the path or the file is not there. */
export function librarySendable(library: LibraryPort, materialId: string, path: string): { file: string; bytes: number; mediaType: string; sha256: string } | undefined {
  const material = library.materialOf(materialId)
  const entry: ManifestEntry | undefined = material && (path === material.entry ? entryOf(material) : material.manifest.find(line => line.path === path))
  const file = entry && library.fileOf(entry.sha256)
  return entry && file !== undefined ? { file, bytes: entry.bytes, mediaType: entry.mediaType, sha256: entry.sha256 } : undefined
}
