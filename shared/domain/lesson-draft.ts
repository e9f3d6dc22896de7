import { z } from 'zod'
import { failure, success, type Result } from '../result'
import { idSchema } from './ids'
import { faceSchema, lessonSchema, materialsOfFace, type Lesson } from './lesson'

/** The three parallel faces of a stage; only `board` may ever be public. */
export const faceNames = ['board', 'teacher', 'student'] as const
export type FaceName = (typeof faceNames)[number]

/** A place whose material the school does not have: an import keeps its name, so that a person can choose another. */
const missingFaceSchema = z.object({ kind: z.literal('missing'), title: z.string().max(200), key: z.string().max(200) })
export const draftFaceSchema = z.union([faceSchema, missingFaceSchema])
export type DraftFace = z.infer<typeof draftFaceSchema>

const draftStageSchema = z.object({
  id: idSchema,
  title: z.string().max(200),
  minutes: z.number().min(0).max(240),
  faces: z.object({ board: draftFaceSchema.optional(), teacher: draftFaceSchema.optional(), student: draftFaceSchema.optional() }),
})
export type DraftStage = z.infer<typeof draftStageSchema>

/** Most stages of a lesson, as the lesson file has it. */
export const mostStages = 100

const { subject, grade, topic, author, licence, language } = lessonSchema.shape

/** A lesson while somebody works on it: anything may still be empty. It becomes a lesson by `lessonOfDraft`. */
export const lessonDraftSchema = z.object({
  id: idSchema,
  title: z.string().max(200),
  subject, grade, topic, author, licence, language,
  stages: z.array(draftStageSchema).max(mostStages),
})
export type LessonDraft = z.infer<typeof lessonDraftSchema>

/** What a draft still lacks; stages are counted from 0. */
export type DraftProblem =
  | { kind: 'no-title' }
  | { kind: 'no-stages' }
  | { kind: 'stage-untitled'; stage: number }
  | { kind: 'stage-without-minutes'; stage: number }
  | { kind: 'double-stage'; stage: number }
  | { kind: 'no-board-face'; stage: number }
  | { kind: 'material-missing'; stage: number; face: FaceName; title: string }

/** Everything between a draft and a lesson, stage by stage. */
export function draftProblems(draft: LessonDraft, knowsMaterial: (id: string) => boolean): DraftProblem[] {
  const problems: DraftProblem[] = []
  if (draft.title.trim() === '') problems.push({ kind: 'no-title' })
  if (draft.stages.length === 0) problems.push({ kind: 'no-stages' })
  const ids = new Set<string>()
  draft.stages.forEach(({ id, title, minutes, faces }, stage) => {
    if (ids.has(id)) problems.push({ kind: 'double-stage', stage })
    ids.add(id)
    if (title.trim() === '') problems.push({ kind: 'stage-untitled', stage })
    if (minutes <= 0) problems.push({ kind: 'stage-without-minutes', stage })
    if (!faces.board) problems.push({ kind: 'no-board-face', stage })
    for (const face of faceNames) {
      const shown = faces[face]
      if (shown?.kind === 'missing') problems.push({ kind: 'material-missing', stage, face, title: shown.title })
      else if (shown) for (const id of materialsOfFace(shown)) if (!knowsMaterial(id)) problems.push({ kind: 'material-missing', stage, face, title: id })
    }
  })
  return problems
}

/** The lesson that a complete draft is; everything that is still missing otherwise. */
export function lessonOfDraft(draft: LessonDraft, knowsMaterial: (id: string) => boolean): Result<Lesson, DraftProblem[]> {
  const problems = draftProblems(draft, knowsMaterial)
  if (problems.length > 0) return failure(problems)
  return success(lessonSchema.parse({ format: 'doska-lesson', version: 1, ...draft, title: draft.title.trim(), stages: draft.stages.map(stage => ({ ...stage, title: stage.title.trim() })) }))
}

/** A lesson opened for work. */
export const draftOfLesson = (lesson: Lesson): LessonDraft => lessonDraftSchema.parse(lesson)

/** A lesson of nothing, for a person who begins. */
export const emptyDraft = (id: string, begin: Partial<LessonDraft> = {}): LessonDraft =>
  lessonDraftSchema.parse({ title: '', subject: 'other', grade: 5, stages: [], ...begin, id })

export const plannedMinutes = ({ stages }: Pick<LessonDraft, 'stages'>): number => stages.reduce((sum, { minutes }) => sum + minutes, 0)
