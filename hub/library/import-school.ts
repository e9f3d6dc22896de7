import { createReadStream } from 'node:fs'
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { lessonSchema, type Lesson } from '#shared/domain/lesson'
import { materialMetadataSchema, parseMaterial, type Material } from '#shared/domain/material'
import { mediaTypeOf } from './media-types'
import { isJunk, plainPath, type ReceivedFile } from './package-files'
import { receiveFile } from './receive-file'

/** The school's folder does not hold what it should; `message` names the file and what is wrong with it. */
export class DamagedSchool extends Error {}

export interface SchoolSink {
  hasMaterial(id: string): boolean
  hasLesson(id: string): boolean
  addMaterial(material: Material, files: readonly ReceivedFile[]): Promise<void>
  addLesson(lesson: Lesson): Promise<void>
  now(): number
}

/** Takes over `library/<id>/material.json` with the files beside it, and `lessons/<id>.json`. What the sink has stays as it is. */
export async function importSchool(school: string, temporary: string, sink: SchoolSink): Promise<void> {
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  try {
    for (const name of await namesIn(join(school, 'library'))) await importMaterial(join(school, 'library', name), temporary, sink)
    for (const name of await namesIn(join(school, 'lessons'))) {
      if (!name.endsWith('.json')) continue
      const lesson = await parsedFile(join(school, 'lessons', name), lessonSchema)
      if (!sink.hasLesson(lesson.id)) await sink.addLesson(lesson)
    }
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function importMaterial(folder: string, temporary: string, sink: SchoolSink): Promise<void> {
  const metadata = await parsedFile(join(folder, 'material.json'), materialMetadataSchema)
  if (sink.hasMaterial(metadata.id)) return
  const files: ReceivedFile[] = []
  for (const path of await pathsBelow(folder)) {
    if (path === 'material.json' || isJunk(path)) continue
    const plain = plainPath(path)
    if (!plain.ok) throw new DamagedSchool(`${join(folder, path)}: name not allowed`)
    const copied = await receiveFile(createReadStream(join(folder, path), { highWaterMark: 1024 * 1024 }), join(temporary, `${metadata.id}-${files.length}`), Infinity, () => {})
    if (!copied.ok) throw new Error(`${join(folder, path)}: ${copied.fault.kind}`)
    files.push({ ...copied.value, path: plain.value })
  }
  const manifest = files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes, mediaType: mediaTypeOf(path) }))
  const material = parseMaterial({ ...metadata, manifest, addedAt: new Date(sink.now()).toISOString() })
  if (!material.ok) throw new DamagedSchool(`${join(folder, 'material.json')}: ${JSON.stringify(material.fault)}`)
  await sink.addMaterial(material.value, files)
}

async function parsedFile<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  let candidate: unknown
  try {
    candidate = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new DamagedSchool(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = schema.safeParse(candidate)
  if (!parsed.success) throw new DamagedSchool(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** A school without this folder has none of these. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter(name => !isJunk(name)).sort()
}

/** Plain files only; links are not followed. */
async function pathsBelow(folder: string, prefix = ''): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true })
  const paths = await Promise.all(
    entries.map(async entry => (entry.isDirectory() ? await pathsBelow(folder, `${prefix}${entry.name}/`) : entry.isFile() ? [`${prefix}${entry.name}`] : [])),
  )
  return paths.flat().sort()
}
