import { z } from 'zod'
import { failure, success, type Result } from '../../result'
import { emptyDraft, mostStages, type DraftFace, type DraftStage, type FaceName, type LessonDraft } from '../lesson-draft'
import { cutTitle } from './cut-title'
import type { FoundMaterial, MaterialFinder } from './find-material'

/** What a person should know of an import before it is saved; stages are those of the draft, from 0. */
export type ImportNote =
  | { kind: 'material-missing'; stage: number; face: FaceName; title: string; key: string }
  | { kind: 'matched-by-title'; stage: number; face: FaceName; title: string }
  | { kind: 'stage-split'; stage: number; parts: number }
  | { kind: 'minutes-guessed'; stage: number; minutes: number }
  | { kind: 'board-filled'; stage: number }
  | { kind: 'screen-unknown'; stage: number; screen: string; title: string }
  | { kind: 'stage-unreadable'; place: number }
  | { kind: 'stages-dropped'; count: number }

export interface ImportedLesson {
  readonly draft: LessonDraft
  readonly notes: readonly ImportNote[]
}

/** Keys and ids are numbers in some files, null in others. */
const wordSchema = z.union([z.string(), z.number()]).transform(String).catch('')
const listOf = <T>(item: z.ZodType<T>) => z.array(z.unknown()).catch([]).transform(list => list.flatMap(one => {
  const parsed = item.safeParse(one)
  return parsed.success ? [parsed.data] : []
}))

const usedSchema = z.object({ key: wordSchema, material_id: wordSchema, file: wordSchema })
const shownSchema = z.object({ material_key: wordSchema, title: wordSchema, display_type: wordSchema })
const stageSchema = z.object({ name: wordSchema, duration: z.coerce.number().catch(Number.NaN), data: listOf(shownSchema) })
const lessonSchema = z.object({ name: wordSchema, title: wordSchema, author: wordSchema, used_materials: listOf(usedSchema), stages: z.array(z.unknown()).min(1).max(2000) })

type Shown = z.infer<typeof shownSchema>

/** For a stage without a plan: eight such stages (six to ten are usual) still fit into 45 minutes. */
const usualMinutes = 5
const longestMinutes = 240

/** The three screens of МЭШ: the board, the teacher's own device, the pupil's. */
const faceOf: Record<string, FaceName> = { dashboard: 'board', teacher_pad: 'teacher', student_pad: 'student' }

/** Whether a parsed JSON file looks like a lesson of МЭШ. */
export const isMeshLesson = (candidate: unknown): boolean => typeof candidate === 'object' && candidate !== null && 'stages' in candidate && !('format' in candidate) && lessonSchema.safeParse(candidate).success

/** Reads a lesson of МЭШ (three screens a stage, minutes). Unknown keys are ignored; what cannot be kept as it was is told in `notes`. */
export function readMeshLesson(candidate: unknown, fileTitle: string, find: MaterialFinder): Result<ImportedLesson, { kind: 'not-mesh' }> {
  if (!isMeshLesson(candidate)) return failure({ kind: 'not-mesh' })
  const lesson = lessonSchema.parse(candidate)
  const used = new Map(lesson.used_materials.map(one => [one.key, one]))
  const notes: ImportNote[] = []
  const stages: DraftStage[] = []
  let dropped = 0

  const faceFor = (shown: Shown, stage: number, face: FaceName): DraftFace => {
    const known = used.get(shown.material_key)
    const found: FoundMaterial | undefined = find({ id: known?.material_id ?? '', file: known?.file ?? '', title: shown.title })
    if (!found) {
      const title = cutTitle(shown.title || baseOf(known?.file ?? '') || shown.material_key)
      const key = cutTitle(known?.material_id || shown.material_key)
      notes.push({ kind: 'material-missing', stage, face, title, key })
      return { kind: 'missing', title, key }
    }
    if (found.by === 'title') notes.push({ kind: 'matched-by-title', stage, face, title: found.title })
    return { kind: 'material', materialId: found.id }
  }

  lesson.stages.forEach((candidate, place) => {
    const parsed = stageSchema.safeParse(candidate)
    if (!parsed.success) return notes.push({ kind: 'stage-unreadable', place })
    const { name, duration, data } = parsed.data
    const first = stages.length
    const shownBy: Record<FaceName, Shown[]> = { board: [], teacher: [], student: [] }
    for (const shown of data) {
      const face = Object.hasOwn(faceOf, shown.display_type) ? faceOf[shown.display_type] : undefined
      if (face) shownBy[face].push(shown)
      else notes.push({ kind: 'screen-unknown', stage: first, screen: cutTitle(shown.display_type), title: cutTitle(shown.title) })
    }
    const parts = Math.max(1, shownBy.board.length, shownBy.teacher.length, shownBy.student.length)
    const room = Math.max(0, Math.min(parts, mostStages - first))
    dropped += parts - room
    if (room === 0) return undefined
    if (parts > 1) notes.push({ kind: 'stage-split', stage: first, parts })
    const isPlanned = duration > 0 && duration <= longestMinutes
    const minutes = isPlanned ? duration : duration > longestMinutes ? longestMinutes : usualMinutes
    if (!isPlanned) notes.push({ kind: 'minutes-guessed', stage: first, minutes })
    const title = cutTitle(name)
    for (let part = 0; part < room; part++) {
      const stage = first + part
      const faces: DraftStage['faces'] = {}
      for (const face of ['board', 'teacher', 'student'] as const) {
        const shown = shownBy[face][part]
        if (shown) faces[face] = faceFor(shown, stage, face)
      }
      if (!faces.board) {
        faces.board = { kind: 'text', heading: title, paragraphs: [] }
        notes.push({ kind: 'board-filled', stage })
      }
      stages.push({ id: `s${stage + 1}`, title: parts > 1 ? cutTitle(`${title} (${part + 1})`) : title, minutes: Math.round((minutes / parts) * 10) / 10 || 0.1, faces })
    }
    return undefined
  })
  if (dropped > 0) notes.push({ kind: 'stages-dropped', count: dropped })
  const draft = emptyDraft('imported', { title: cutTitle(lesson.name || lesson.title || fileTitle), author: cutTitle(lesson.author), stages })
  return success({ draft, notes })
}

const baseOf = (file: string): string => file.replace(/^.*[\\/]/, '').replace(/\.[\p{L}\d]{1,8}$/u, '')
