import type { Material } from '#shared/domain/material'
import type { FileStore } from './file-store'

/** A file of the wrong length is set aside; the material stays listed, and displays and the panel say what is missing. */
export async function setAsideCutFiles(materials: readonly Material[], files: FileStore, report: (problem: unknown) => void): Promise<void> {
  for (const { id, title, manifest } of materials) {
    for (const { path, sha256, bytes } of manifest) {
      if (files.bytesOf(sha256) === bytes) continue
      await files.setAside(sha256)
      report({ kind: 'file-missing', materialId: id, title, path })
    }
  }
}
