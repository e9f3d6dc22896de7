import { readFile } from 'node:fs/promises'
import { lessonSchema } from '#shared/domain/lesson'
import { everyMaterialOf } from '#shared/domain/lesson-materials'
import type { ImportFault } from '#shared/contract/panel'
import { failure, success, type Result } from '#shared/result'
import { admitCartridge } from './admit-cartridge'
import type { Admitted, AdmittedCartridge, Arrival } from './admitted'
import { isLessonBundle, readBundle } from './lesson-bundle/read-bundle'
import { isSchoolBundle, readSchoolBundle } from './lesson-bundle/school-bundle'
import { inspectFile, type RecogniseFault, type RecognisedKind } from '../../agent/inspect/inspect-file'
import { cutDescription } from './cut-description'
import { makeOfFile } from './formats/file-formats'
import type { Made, Making, Workshop } from './formats/format'
import { packageFormatOf } from './formats/package-formats'
import { materialOf } from './make-material'
import { openPackage, type ReceivedFile } from './package-files'
import { qtiLessonOf } from './qti/qti-lesson'
import type { ReadQti } from './qti/read-qti'
import { isCartridge } from './sources/cartridge-items'
import { unpackZip } from './unpack-zip'

const largestLessonBytes = 1024 * 1024

interface AdmitNeeds extends Omit<Workshop, 'name' | 'folder'> {
  knowsMaterial(id: string): boolean
  readonly nowMs: number
}

/** Decides by content what an upload is, and whether it may come in. Touches nothing but its own folder. */
export async function admit({ name, kind, files, folder }: Arrival, needs: AdmitNeeds): Promise<Result<Admitted, ImportFault>> {
  const workshop: Workshop = { ...needs, name, folder }
  const cut = await cutDescription(name, files)
  if (cut !== undefined) return failure({ kind: 'damaged', name: cut, detail: 'truncated' })
  if (kind === 'folder') return admitted(await makeOfPackage(files, undefined, workshop), name, needs.nowMs)
  const file = files[0]
  if (!file) return failure({ kind: 'interrupted', name })
  const exercises = /\.xml$/i.test(name) ? await admitQti(name, files) : undefined
  if (exercises) return exercises
  const recognised = await inspectFile(file.file)
  if (!recognised.ok) return failure({ ...inLightOfName(recognised.fault, name), name })
  switch (recognised.value.kind) {
    case 'html':
      return admitted(await makeOfPackage([{ ...file, path: 'index.html' }], undefined, workshop), name, needs.nowMs)
    case 'json':
      return admitLesson(name, file, id => needs.knowsMaterial(id))
    case 'zip': {
      const unpacked = await unpackZip(file.file, name, folder, needs.limits)
      if (!unpacked.ok) return unpacked
      const cutInside = await cutDescription('', unpacked.value)
      if (cutInside !== undefined) return failure({ kind: 'damaged', name: cutInside, detail: 'truncated' })
      if (isSchoolBundle(unpacked.value)) return admitSchoolBundle(name, unpacked.value)
      if (isLessonBundle(unpacked.value)) return admitBundle(name, unpacked.value, id => needs.knowsMaterial(id))
      if (await isCartridge(unpacked.value)) return admittedCartridge(await admitCartridge({ name, kind, folder, files: unpacked.value }, part => admit(part, needs)))
      return (await admitQti(name, unpacked.value)) ?? admitted(await makeOfPackage(unpacked.value, file, workshop), name, needs.nowMs)
    }
    default: {
      const made = await makeOfFile(file, recognised.value, workshop)
      const isUnknown = !made.ok && made.fault.kind === 'unsupported' && made.fault.detail === 'unknown-format'
      return admitted(isUnknown ? failure({ ...inLightOfName({ kind: 'unsupported', detail: 'unknown-format' }, name), name }) : made, name, needs.nowMs)
    }
  }
}

async function makeOfPackage(files: readonly ReceivedFile[], archive: ReceivedFile | undefined, workshop: Workshop): Making {
  const pack = openPackage(workshop.name, files, archive)
  if (!pack.ok) return pack
  const format = await packageFormatOf(pack.value)
  if (format) return format.make(pack.value, workshop)
  const [only, ...others] = pack.value.files
  const found = only && others.length === 0 ? await inspectFile(only.file) : undefined
  return only && found?.ok && standsAlone(found.value.kind) ? makeOfFile(only, found.value, workshop) : failure({ kind: 'no-entry', name: workshop.name })
}

/** A single film or picture may come packed; a package inside a package may not. */
const standsAlone = (kind: RecognisedKind): boolean => kind !== 'zip' && kind !== 'json' && kind !== 'html' && kind !== 'text'

function admitted(made: Result<Made, ImportFault>, name: string, nowMs: number): Result<Admitted, ImportFault> {
  return made.ok ? success({ kind: 'material', material: materialOf(name, made.value, nowMs), files: made.value.files }) : made
}

const admittedCartridge = (made: Result<AdmittedCartridge, ImportFault>): Result<Admitted, ImportFault> => (made.ok ? success({ kind: 'cartridge', cartridge: made.value }) : made)

const promising = /\.(mp4|m4v|mov|avi|mkv|wmv|webm|png|jpe?g|webp|gif|svg|pdf|mp3|m4a|ogg|opus|wav|zip|h5p|epub|pptx?|docx?|xlsx?|od[tps]|txt|md|imscc)$/i

/** A name never makes a file into something; but "we do not show such files" would be the wrong word for an MP4 whose beginning is gone. */
function inLightOfName(fault: RecogniseFault, name: string): RecogniseFault {
  const isPromised = fault.kind === 'unsupported' && fault.detail === 'unknown-format' && promising.test(name)
  return isPromised ? { kind: 'damaged', detail: 'wrong-structure' } : fault
}

/** Exercises in the IMS QTI format become a lesson; undefined: the files are something else. */
async function admitQti(name: string, files: readonly ReceivedFile[]): Promise<Result<Admitted, ImportFault> | undefined> {
  const exercises = await qtiLessonOf(name, files)
  if (!exercises?.lesson) return exercises && failure(cutItem(exercises.read) ?? { kind: 'unsupported', name, detail: 'no-tasks' })
  return success({ kind: 'lesson', lesson: exercises.lesson })
}

/** What nothing could be taken of because of its copy is not told as a kind of task that lessons lack. */
function cutItem({ left }: ReadQti): ImportFault | undefined {
  const cut = left.find(({ reason }) => reason === 'cut')
  return cut && { kind: 'damaged', name: cut.title, detail: 'truncated' }
}

async function admitBundle(name: string, files: readonly ReceivedFile[], knowsMaterial: (id: string) => boolean): Promise<Result<Admitted, ImportFault>> {
  const bundle = await readBundle(name, files, knowsMaterial)
  return bundle.ok ? success({ kind: 'bundle', bundle: bundle.value }) : bundle
}

async function admitSchoolBundle(name: string, files: readonly ReceivedFile[]): Promise<Result<Admitted, ImportFault>> {
  const bundle = await readSchoolBundle(name, files)
  return bundle.ok ? success({ kind: 'school-bundle', bundle: bundle.value }) : bundle
}

async function admitLesson(name: string, file: ReceivedFile, knowsMaterial: (id: string) => boolean): Promise<Result<Admitted, ImportFault>> {
  if (file.bytes > largestLessonBytes) return failure({ kind: 'damaged', name, detail: 'wrong-lesson' })
  const candidate = parseJson(await readFile(file.file, 'utf8'))
  if (candidate === undefined) return failure({ kind: 'unsupported', name, detail: 'unknown-format' })
  const parsed = lessonSchema.safeParse(candidate)
  if (!parsed.success) return failure({ kind: 'damaged', name, detail: 'wrong-lesson' })
  const unknown = everyMaterialOf(parsed.data).filter(id => !knowsMaterial(id))
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
