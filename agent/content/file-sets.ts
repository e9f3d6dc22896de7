import type { MaterialRecords } from '../library/material-records'
import type { ContentStore, WantedFile } from './content-store'

/** The files of materials in their order, each once; materials that the catalogue does not know are left out. */
export function filesOf(materialIds: Iterable<string>, catalogue: Pick<MaterialRecords, 'get'>): WantedFile[] {
  const files = new Map<string, WantedFile>()
  for (const materialId of materialIds) {
    for (const { sha256, bytes } of catalogue.get(materialId)?.manifest ?? []) if (!files.has(sha256)) files.set(sha256, { sha256, bytes })
  }
  return [...files.values()]
}

/** Bytes on disk, unfinished downloads included. */
export function doneBytesOf(files: readonly WantedFile[], store: Pick<ContentStore, 'has' | 'partialBytes'>): number {
  return files.reduce((sum, { sha256, bytes }) => sum + (store.has(sha256) ? bytes : Math.min(bytes, store.partialBytes(sha256))), 0)
}

export const totalBytesOf = (files: readonly WantedFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0)

export const hashesOf = (files: readonly WantedFile[]): ReadonlySet<string> => new Set(files.map(({ sha256 }) => sha256))
