import type { Lesson } from '#shared/domain/lesson'
import { everyMaterialOf } from '#shared/domain/lesson-materials'
import type { Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { unpackLimits } from '../unpack-zip'
import { zipBytes, zipLimits, type ZipEntry } from './zip-stream'

/** Where things stand in a lesson's zip; docs/lesson-file.md tells it to others. */
export const bundlePaths = {
  lesson: 'lesson.json',
  material: (id: string) => `materials/${id}/material.json`,
  file: (id: string, path: string) => `materials/${id}/files/${path}`,
} as const

export type BundleFault = { readonly kind: 'too-large' } | { readonly kind: 'file-lost'; readonly title: string }

interface Shelf {
  materialOf(id: string): Material | undefined
  fileOf(sha256: string): string | undefined
}

/** The files of a lesson's zip: the lesson with all its faces, and everything that they show. For staff alone. */
export function bundleEntries(lesson: Lesson, shelf: Shelf): Result<ZipEntry[], BundleFault> {
  const entries: ZipEntry[] = [{ path: bundlePaths.lesson, content: json(lesson) }]
  for (const id of everyMaterialOf(lesson)) {
    const material = shelf.materialOf(id)
    if (!material) return failure({ kind: 'file-lost', title: id })
    entries.push({ path: bundlePaths.material(id), content: json(material) })
    for (const { path, sha256, bytes } of material.manifest) {
      const file = shelf.fileOf(sha256)
      if (file === undefined) return failure({ kind: 'file-lost', title: material.title })
      entries.push({ path: bundlePaths.file(id, path), file, bytes })
    }
  }
  const isTooLarge = entries.length > Math.min(zipLimits.entries, unpackLimits.files) || zipBytes(entries) > Math.min(zipLimits.bytes, unpackLimits.unpackedBytes)
  return isTooLarge ? failure({ kind: 'too-large' }) : success(entries)
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8')
