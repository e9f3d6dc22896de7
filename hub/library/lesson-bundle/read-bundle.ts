import { readFile } from 'node:fs/promises'
import type { ImportDetail } from '#shared/contract/import-detail'
import type { ImportFault } from '#shared/contract/panel'
import { lessonSchema, type Lesson } from '#shared/domain/lesson'
import { everyMaterialOf } from '#shared/domain/lesson-materials'
import { parseMaterial, type Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { inspectFile } from '../inspect/inspect-file'
import { mediaTypeOf } from '../media-types'
import type { ReceivedFile } from '../package-files'
import { bundlePaths } from './write-bundle'

/** A lesson's zip, read and checked: every material is whole. */
export interface LessonBundle {
  readonly lesson: Lesson
  readonly materials: readonly { readonly material: Material; readonly files: readonly ReceivedFile[] }[]
}

/** Larger descriptions are none: ten thousand manifest lines take 2 MB. */
const largestJsonBytes = 8 * 1024 * 1024

/** `lesson.json` in the root makes a zip a lesson's; an interactive has `index.html` there. */
export function isLessonBundle(files: readonly ReceivedFile[]): boolean {
  return files.some(({ path }) => path === bundlePaths.lesson) && !files.some(({ path }) => /^index\.html?$/i.test(path))
}

/** Reads an unpacked lesson zip. Nothing of it is believed: hashes are those of the bytes that came, and each material passes the gate of its type again. */
export async function readBundle(name: string, files: readonly ReceivedFile[], knowsMaterial: (id: string) => boolean): Promise<Result<LessonBundle, ImportFault>> {
  const damaged = (detail: ImportDetail, where = name) => failure<ImportFault>({ kind: 'damaged', name: where, detail })
  const byPath = new Map<string, ReceivedFile>()
  for (const file of files) {
    if (byPath.has(file.path)) return damaged('double-path', file.path)
    byPath.set(file.path, file)
  }
  const lesson = lessonSchema.safeParse(await jsonOf(byPath.get(bundlePaths.lesson)))
  if (!lesson.success) return damaged('wrong-lesson')
  const materials: LessonBundle['materials'][number][] = []
  const unknown: string[] = []
  for (const id of everyMaterialOf(lesson.data)) {
    const description = byPath.get(bundlePaths.material(id))
    if (!description) {
      if (!knowsMaterial(id)) unknown.push(id)
      continue
    }
    const parsed = parseMaterial(await jsonOf(description))
    if (!parsed.ok || parsed.value.id !== id) return damaged('wrong-structure', description.path)
    const parts: ReceivedFile[] = []
    for (const line of parsed.value.manifest) {
      const file = byPath.get(bundlePaths.file(id, line.path))
      if (file?.sha256 !== line.sha256 || file.bytes !== line.bytes) return damaged(file ? 'wrong-checksum' : 'truncated', bundlePaths.file(id, line.path))
      parts.push({ ...file, path: line.path })
    }
    const admitted = await passGate(parsed.value, parts)
    if (!admitted.ok) return admitted
    materials.push({ material: admitted.value, files: parts })
  }
  return unknown.length > 0 ? damaged(`unknown-materials:${unknown.join(', ')}`) : success({ lesson: lesson.data, materials })
}

/** What a material says of itself is no proof: its entry must be what its type says, and media types are ours to give. */
async function passGate(material: Material, files: readonly ReceivedFile[]): Promise<Result<Material, ImportFault>> {
  const entry = files.find(({ path }) => path === material.entry)!
  const manifest = material.manifest.map(line => ({ ...line, mediaType: mediaTypeOf(line.path) }))
  if (material.type === 'html') return success({ ...material, manifest })
  const inspected = await inspectFile(entry.file)
  if (!inspected.ok) return failure({ ...inspected.fault, name: material.title })
  if (inspected.value.kind !== 'media' || inspected.value.media.type !== material.type) return failure({ kind: 'damaged', name: material.title, detail: 'wrong-structure' })
  const { mediaType } = inspected.value.media
  return success({ ...material, manifest: manifest.map(line => (line.path === material.entry ? { ...line, mediaType } : line)) })
}

async function jsonOf(file: ReceivedFile | undefined): Promise<unknown> {
  if (!file || file.bytes > largestJsonBytes) return undefined
  try {
    return JSON.parse((await readFile(file.file, 'utf8')).replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
