import { z } from 'zod'
import { idSchema } from '../domain/ids'
import type { Lesson } from '../domain/lesson'
import type { FoundMaterial, MaterialName } from '../domain/lesson-import/find-material'
import { examSchema, genreSchema, materialTypes, topicPathSchema, type Material, type MaterialType } from '../domain/material'
import { subjectSchema, type Subject } from '../domain/subject'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** Rows that one ask may bring. */
export const libraryPageLimit = 200

export const libraryKinds = ['lesson', ...materialTypes] as const
export type LibraryKind = MaterialType | 'lesson'

/** What the panel's library is narrowed to; words must each begin some word of title, topic, summary, author, or the subject's name. */
export const panelQuerySchema = z.object({
  words: z.string().max(200),
  kind: z.enum(libraryKinds).optional(),
  /** Only lessons, or only materials of any type. */
  of: z.enum(['lesson', 'material']).optional(),
  subject: subjectSchema.optional(),
  grade: z.int().min(0).max(11).optional(),
  source: z.string().max(80).optional(),
})
export type PanelQuery = z.infer<typeof panelQuerySchema>

interface ItemHead {
  readonly id: string
  readonly title: string
  readonly subject: Subject
  readonly grades: readonly number[]
  readonly topic: string
}
/** A lesson or a material as one list shows them. */
export type LibraryItem =
  | (ItemHead & { readonly kind: 'lesson'; readonly minutes: number; readonly stages: number })
  | (ItemHead & { readonly kind: 'material'; readonly type: MaterialType; readonly bytes: number; readonly source: string })

/** A page of what a query finds, lessons first, then the newest material, and what the whole library has to choose from. */
export interface LibraryFindings {
  /** All that the library has. */
  readonly all: number
  readonly total: number
  readonly offset: number
  readonly items: readonly LibraryItem[]
  /** Of the whole library, so that a choice never vanishes while one types. */
  readonly kinds: readonly { readonly kind: LibraryKind; readonly count: number }[]
  readonly subjects: readonly Subject[]
  readonly grades: readonly number[]
  readonly sources: readonly string[]
}

/** Whole lessons, teacher faces included: the panel is for staff. */
export type LibraryThing =
  | { readonly kind: 'material'; readonly material: Material; readonly lessonTitles: readonly string[] }
  | { readonly kind: 'lesson'; readonly lesson: Lesson; readonly materials: readonly Material[] }

/** What is changed of several materials at once; what is absent stays as it is in each. */
export const materialsChangeSchema = z.object({
  subject: subjectSchema,
  grades: z.array(z.int().min(0).max(11)).max(12),
  topic: z.string().max(200),
  topics: z.array(topicPathSchema).max(8),
  genre: genreSchema.nullable(),
  exams: z.array(examSchema),
  textbookLine: z.string().max(200),
  source: z.string().max(80),
}).partial()
export type MaterialsChange = z.infer<typeof materialsChangeSchema>

const materialNameSchema = z.object({ id: z.string().max(500), file: z.string().max(500), title: z.string().max(500) })

/** What the panel may ask about the library, part by part: it may hold 200 000 materials. */
export interface LibraryRequests {
  findInLibrary(query: PanelQuery, offset: number, limit: number): LibraryFindings
  /** What a foreign lesson names, in the same order; null: nothing here, or several. */
  findNamed(names: MaterialName[]): (FoundMaterial | null)[]
  readThing(id: string): Result<LibraryThing, { kind: 'unknown' }>
  /** How many were changed; those that are gone meanwhile are not. */
  changeMaterials(ids: string[], change: MaterialsChange): Result<{ changed: number; undoId: string }, { kind: 'nothing' }>
  /** Takes a change back where nobody changed the same since; known until the hub's next start, the last ones only. */
  undoChange(undoId: string): Result<{ changed: number }, { kind: 'unknown' }>
}

export const libraryArguments: ArgumentSchemas<LibraryRequests> = {
  findInLibrary: z.tuple([panelQuerySchema, z.int().min(0).max(10_000_000), z.int().min(1).max(libraryPageLimit)]),
  findNamed: z.tuple([z.array(materialNameSchema).max(2000)]),
  readThing: z.tuple([idSchema]),
  changeMaterials: z.tuple([z.array(idSchema).min(1).max(500), materialsChangeSchema]),
  undoChange: z.tuple([idSchema]),
}
