import { readFile } from 'node:fs/promises'
import { bundleBodySchema, bundleContentsSchema, bundleHeadSchema, bundleLimits, bundlePlaces } from '#shared/contract/bundle'
import { envelopeSchema } from '#shared/contract/mqtt/envelope'
import type { ImportDetail } from '#shared/contract/import-detail'
import type { ImportFault } from '#shared/contract/panel'
import type { Lesson } from '#shared/domain/lesson'
import { everyMaterialOf, renamedMaterials } from '#shared/domain/lesson-materials'
import { parseMaterial, type Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { parseJson } from '../../../agent/trust/envelopes'
import type { ReceivedFile } from '../package-files'
import { isSameMaterial } from '../record-rules'
import { passGate } from './read-bundle'

/** Materials and lessons of a bundle that another hub made, each material whole and past the gate of its type. */
export interface SchoolBundle {
  readonly materials: readonly { readonly material: Material; readonly files: readonly ReceivedFile[] }[]
  readonly lessons: readonly Lesson[]
  /** What lies in other parts of it: here only if those were taken in before. */
  readonly elsewhere: readonly Material[]
}

export function isSchoolBundle(files: readonly ReceivedFile[]): boolean {
  const has = (path: string) => files.some(file => file.path === path)
  return has(bundlePlaces.head) && has(bundlePlaces.contents)
}

/** Reads an unpacked bundle. Whose it is does not matter here: a technician takes it in, and nothing of it is believed but what was looked into. */
export async function readSchoolBundle(name: string, files: readonly ReceivedFile[]): Promise<Result<SchoolBundle, ImportFault>> {
  const damaged = (detail: ImportDetail, where = name) => failure<ImportFault>({ kind: 'damaged', name: where, detail })
  const byPath = new Map(files.map(file => [file.path, file]))
  if (byPath.size !== files.length) return damaged('double-path')
  const head = bundleHeadSchema.safeParse(await jsonOf(byPath.get(bundlePlaces.head), bundleLimits.headBytes))
  if (!head.success) return damaged('wrong-structure')
  if (head.data.version !== 1) return failure({ kind: 'unsupported', name, detail: 'unknown-format' })
  const contents = bundleContentsSchema.safeParse(await jsonOf(byPath.get(bundlePlaces.contents), bundleLimits.contentsBytes))
  if (!contents.success) return damaged('wrong-structure')
  const materials: SchoolBundle['materials'][number][] = []
  const elsewhere: Material[] = []
  const isPart = isPartOf(head.data.envelope)
  for (const candidate of contents.data.materials) {
    const parsed = parseMaterial(candidate)
    if (!parsed.ok) return damaged('wrong-structure', candidate.title)
    if (isPart && parsed.value.manifest.some(({ sha256 }) => !byPath.has(bundlePlaces.file(sha256)))) {
      elsewhere.push(parsed.value)
      continue
    }
    const parts: ReceivedFile[] = []
    for (const { path, sha256, bytes } of parsed.value.manifest) {
      const file = byPath.get(bundlePlaces.file(sha256))
      if (file?.sha256 !== sha256 || file.bytes !== bytes) return damaged(file ? 'wrong-checksum' : 'truncated', candidate.title)
      parts.push({ ...file, path })
    }
    const admitted = await passGate(parsed.value, parts)
    if (!admitted.ok) return admitted
    materials.push({ material: admitted.value, files: parts })
  }
  return success({ materials, lessons: contents.data.lessons, elsewhere })
}

interface Present {
  readonly materials: readonly Material[]
  readonly lessons: readonly Lesson[]
  makeId(): string
}

/**
 * What a library lacks of a bundle. Nothing that the school has is replaced or doubled: the same files under the same id or title are the material that is
 * there, a lesson that says the same is there already, and an id that stands for something else gives way to a new one.
 */
export function settleSchoolBundle({ materials, lessons, elsewhere }: SchoolBundle, present: Present): Omit<SchoolBundle, 'elsewhere'> {
  const idOf = new Map<string, string>()
  const [byId, byFiles] = [new Map(present.materials.map(material => [material.id, material])), new Map(present.materials.map(material => [filesKey(material), material]))]
  const hereOf = (material: Material): Material | undefined => {
    const holder = byId.get(material.id)
    const same = byFiles.get(filesKey(material))
    return holder && filesKey(holder) === filesKey(material) ? holder : same && isSameMaterial(same, material) ? same : undefined
  }
  const settled = materials.map(({ material, files }) => {
    const kept = hereOf(material) ?? (byId.has(material.id) ? { ...material, id: present.makeId() } : material)
    idOf.set(material.id, kept.id)
    return { material: kept, files }
  })
  // A lesson must not show whatever else has that id here: it comes with the last of its parts.
  for (const material of elsewhere) idOf.set(material.id, hereOf(material)?.id ?? '')
  const known = new Set([...byId.keys(), ...settled.map(({ material }) => material.id)])
  const words = new Set(present.lessons.map(wordsOf))
  const lessonIds = new Set(present.lessons.map(({ id }) => id))
  const added: Lesson[] = []
  for (const lesson of lessons) {
    const renamed = renamedMaterials(lesson, id => idOf.get(id) ?? id)
    if (words.has(wordsOf(renamed)) || !everyMaterialOf(renamed).every(id => known.has(id))) continue
    words.add(wordsOf(renamed))
    added.push(lessonIds.has(renamed.id) ? { ...renamed, id: present.makeId() } : renamed)
  }
  return { materials: settled, lessons: added }
}

/** A file that several materials have came once: it stays with the first. */
export function eachFileOnce(materials: SchoolBundle['materials']): SchoolBundle['materials'] {
  const taken = new Set<string>()
  return materials.map(({ material, files }) => {
    const fresh = files.filter(({ sha256 }) => !taken.has(sha256))
    for (const { sha256 } of fresh) taken.add(sha256)
    return { material, files: fresh }
  })
}

const filesKey = ({ manifest }: Material): string => JSON.stringify(manifest.map(({ path, sha256 }) => [path, sha256]))
const wordsOf = (lesson: Lesson): string => JSON.stringify({ ...lesson, id: '' })

/** Nothing is believed of it: a part that says it is none lacks files, and is refused. */
function isPartOf(envelope: unknown): boolean {
  const signed = envelopeSchema.safeParse(envelope).data
  return signed !== undefined && bundleBodySchema.safeParse(parseJson(signed.body)).data?.part !== undefined
}

async function jsonOf(file: ReceivedFile | undefined, mostBytes: number): Promise<unknown> {
  return file && file.bytes <= mostBytes ? parseJson(await readFile(file.file, 'utf8')) : undefined
}
