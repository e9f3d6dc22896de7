import { readFile } from 'node:fs/promises'
import type { ImportDetail } from '#shared/contract/import-detail'
import type { ImportFault } from '#shared/contract/panel'
import { lessonSchema, type Lesson } from '#shared/domain/lesson'
import { everyMaterialOf } from '#shared/domain/lesson-materials'
import { parseMaterial, type ManifestEntry, type Material, type MaterialType } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { sanitiseSvg } from '../formats/svg-drawing'
import { inspectFile } from '../../../agent/inspect/inspect-file'
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

/** Types whose every file is one picture, film, sound or document of that type; originals of a conversion lie beside them and are never played. */
const playedAs: Partial<Record<MaterialType, MaterialType>> = { image: 'image', series: 'image', video: 'video', audio: 'audio', pdf: 'pdf' }

/** Types that a browser neither runs nor draws; the names of their files do not always tell them. */
const inert = new Set(['application/epub+zip', 'text/markdown; charset=utf-8'])

/** What a material says of itself is no proof: what is played must be what its type says, and media types are ours to give. Packages, books and texts are walled off where they are shown. */
export async function passGate(material: Material, files: readonly ReceivedFile[]): Promise<Result<Material, ImportFault>> {
  const wanted = playedAs[material.type]
  const manifest: ManifestEntry[] = []
  for (const line of material.manifest) {
    const isPlayed = material.type === 'series' ? !line.path.includes('/') : line.path === material.entry
    const mediaType = wanted && isPlayed ? await playedMediaType(files.find(({ path }) => path === line.path)!, wanted) : inert.has(line.mediaType) ? line.mediaType : mediaTypeOf(line.path)
    if (mediaType === undefined) return failure({ kind: 'damaged', name: material.title, detail: 'wrong-structure' })
    manifest.push({ ...line, mediaType })
  }
  return success({ ...material, manifest })
}

/** Undefined: the file is not what it is to be played as. A drawing counts while sanitising leaves it as it is. */
async function playedMediaType(file: ReceivedFile, wanted: MaterialType): Promise<string | undefined> {
  const inspected = await inspectFile(file.file)
  if (!inspected.ok) return undefined
  if (inspected.value.kind === 'media') return inspected.value.media.type === wanted ? inspected.value.media.mediaType : undefined
  if (inspected.value.kind !== 'svg' || wanted !== 'image' || file.bytes > largestJsonBytes) return undefined
  const text = await readFile(file.file, 'utf8')
  return sanitiseSvg(text)?.text === text ? 'image/svg+xml' : undefined
}

async function jsonOf(file: ReceivedFile | undefined): Promise<unknown> {
  if (!file || file.bytes > largestJsonBytes) return undefined
  try {
    return JSON.parse((await readFile(file.file, 'utf8')).replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
