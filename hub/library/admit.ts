import { readFile } from 'node:fs/promises'
import { boardLessonOf, lessonSchema, materialsOf, type Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import type { ImportFault } from '#shared/contract/panel'
import { failure, success, type Result } from '#shared/result'
import { inspectFile, type RecogniseFault } from './inspect/inspect-file'
import { materialOfFile, materialOfPackage } from './make-material'
import { layOutPackage, type ReceivedFile } from './package-files'
import { unpackZip, type UnpackLimits } from './unpack-zip'

/** What came in by one upload, all of it hashed and in temporary files of `folder`. */
export interface Arrival {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly folder: string
  readonly files: readonly ReceivedFile[]
}

/** What an arrival became; `files` hold all that its manifest names. */
export type Admitted = { readonly kind: 'material'; readonly material: Material; readonly files: readonly ReceivedFile[] } | { readonly kind: 'lesson'; readonly lesson: Lesson }

const largestLessonBytes = 1024 * 1024

/** Decides by content what an upload is, and whether it may come in. Touches nothing but its own folder. */
export async function admit(arrival: Arrival, knowsMaterial: (id: string) => boolean, nowMs: number, limits: UnpackLimits): Promise<Result<Admitted, ImportFault>> {
  const { name, kind, files, folder } = arrival
  if (kind === 'folder') return admitPackage(name, files, nowMs)
  const file = files[0]
  if (!file) return failure({ kind: 'interrupted', name })
  const recognised = await inspectFile(file.file)
  if (!recognised.ok) return failure({ ...inLightOfName(recognised.fault, name), name })
  switch (recognised.value.kind) {
    case 'media':
      return success({ kind: 'material', material: materialOfFile(name, file, recognised.value.media, nowMs), files })
    case 'html':
      return admitPackage(name, [{ ...file, path: 'index.html' }], nowMs)
    case 'json':
      return admitLesson(name, file, knowsMaterial)
    case 'zip': {
      const unpacked = await unpackZip(file.file, name, folder, limits)
      return unpacked.ok ? admitPackage(name, unpacked.value, nowMs) : unpacked
    }
  }
}

const promising = /\.(mp4|m4v|webm|png|jpe?g|webp|gif|pdf|mp3|m4a|ogg|opus|wav|zip)$/i

/** A name never makes a file into something; but "we do not show such files" would be the wrong word for an MP4 whose beginning is gone. */
function inLightOfName(fault: RecogniseFault, name: string): RecogniseFault {
  const isPromised = fault.kind === 'unsupported' && fault.detail === 'unknown-format' && promising.test(name)
  return isPromised ? { kind: 'damaged', detail: 'wrong-structure' } : fault
}

function admitPackage(name: string, files: readonly ReceivedFile[], nowMs: number): Result<Admitted, ImportFault> {
  const layout = layOutPackage(name, files)
  if (!layout.ok) return layout
  return success({ kind: 'material', material: materialOfPackage(name, layout.value.files, layout.value.entry, nowMs), files: layout.value.files })
}

async function admitLesson(name: string, file: ReceivedFile, knowsMaterial: (id: string) => boolean): Promise<Result<Admitted, ImportFault>> {
  if (file.bytes > largestLessonBytes) return failure({ kind: 'damaged', name, detail: 'wrong-lesson' })
  const candidate = parseJson(await readFile(file.file, 'utf8'))
  if (candidate === undefined) return failure({ kind: 'unsupported', name, detail: 'unknown-format' })
  const parsed = lessonSchema.safeParse(candidate)
  if (!parsed.success) return failure({ kind: 'damaged', name, detail: 'wrong-lesson' })
  const unknown = materialsOf(boardLessonOf(parsed.data)).filter(id => !knowsMaterial(id))
  if (unknown.length > 0) return failure({ kind: 'damaged', name, detail: `unknown-materials:${unknown.join(', ')}` })
  return success({ kind: 'lesson', lesson: parsed.data })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
