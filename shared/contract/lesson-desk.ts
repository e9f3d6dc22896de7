import { z } from 'zod'
import { idSchema, instantSchema } from '../domain/ids'
import { lessonDraftSchema, type DraftProblem, type LessonDraft } from '../domain/lesson-draft'
import type { Subject } from '../domain/subject'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** One lesson as the list of lessons shows it: a draft, a published one, or a published one with changes under way. */
export interface LessonRow {
  readonly id: string
  readonly title: string
  readonly subject: Subject
  readonly grade: number
  readonly minutes: number
  readonly stages: number
  /** Who made it here; undefined where it came with the school or by an import. */
  readonly owner: string | undefined
  readonly mayEdit: boolean
  readonly isPublished: boolean
  /** The draft differs from what boards know. */
  readonly hasChanges: boolean
  readonly changedAt: string | undefined
  readonly changedBy: string | undefined
}

/** A lesson opened in the editor. `rev` names exactly this state: saving hands it back, so that nobody overwrites what they have not seen. */
export interface OpenLesson {
  readonly rev: string
  readonly draft: LessonDraft
  readonly isPublished: boolean
  readonly hasChanges: boolean
}

/** Somebody else changed the lesson since `rev`. */
export interface LessonConflict {
  readonly kind: 'changed'
  readonly by: string
  readonly at: string
}

export type LessonFault = { readonly kind: 'unknown' } | { readonly kind: 'not-yours' }

/** Lessons in the panel. A technician edits all, a teacher the own ones; everybody may copy what is published. Whole drafts travel by HTTP: a frame is too small for them. */
export interface LessonRequests {
  listLessons(): LessonRow[]
  openLesson(lessonId: string): Result<OpenLesson, LessonFault>
  renameLesson(lessonId: string, title: string): Result<null, LessonFault>
  duplicateLesson(lessonId: string, title: string): Result<{ id: string }, { kind: 'unknown' }>
  /** Kept for undo until the hub's next start. */
  removeLesson(lessonId: string): Result<null, LessonFault>
  restoreLesson(lessonId: string): Result<null, LessonFault>
  /** Only now boards learn of it, of all its stages at once. */
  publishLesson(lessonId: string, ifRev: string): Result<{ rev: string }, LessonFault | LessonConflict | { kind: 'incomplete'; problems: DraftProblem[] }>
}

const revSchema = z.string().regex(/^[0-9a-f]{16}$/)
const titleSchema = z.string().trim().min(1).max(200)

export const lessonArguments: ArgumentSchemas<LessonRequests> = {
  listLessons: z.tuple([]),
  openLesson: z.tuple([idSchema]),
  renameLesson: z.tuple([idSchema, titleSchema]),
  duplicateLesson: z.tuple([idSchema, titleSchema]),
  removeLesson: z.tuple([idSchema]),
  restoreLesson: z.tuple([idSchema]),
  publishLesson: z.tuple([idSchema, revSchema]),
}
export const lessonRequests = Object.keys(lessonArguments) as (keyof LessonRequests)[]

/** POST lessonDrafts: a new lesson; its id is the hub's to give. */
export const newDraftSchema = z.strictObject({ draft: lessonDraftSchema })
export const newDraftAnswerSchema = z.object({ id: idSchema, rev: revSchema })
/** PUT lessonDraft. 200 with the new rev; 409 when somebody else was faster. */
export const savedDraftSchema = z.strictObject({ ifRev: revSchema, draft: lessonDraftSchema })
export const savedDraftAnswerSchema = z.object({ rev: revSchema })
export const draftConflictSchema = z.object({ message: z.string(), by: z.string(), at: instantSchema })
/** Largest body of these two: a hundred stages with three full texts each. */
export const draftLimitBytes = 16 * 1024 * 1024
