import { z } from 'zod'
import { idSchema } from '#shared/domain/ids'
import type { BoardLesson } from '#shared/domain/lesson'
import { examSchema, genreSchema, materialTypeSchema, topicPathSchema, type Material } from '#shared/domain/material'
import { subjectSchema } from '#shared/domain/subject'

/** Names a lesson or a material in one space of names. */
export type SearchId = `lesson/${string}` | `material/${string}`

/** All that the search knows of one thing of the library. */
export const searchDocumentSchema = z.object({
  kind: z.enum(['lesson', 'material']),
  id: idSchema,
  title: z.string(),
  topic: z.string(),
  summary: z.string(),
  author: z.string(),
  subject: subjectSchema,
  grades: z.array(z.int().min(0).max(11)),
  type: z.union([materialTypeSchema, z.literal('lesson')]),
  genre: genreSchema.optional(),
  topics: z.array(topicPathSchema),
  exams: z.array(examSchema),
  textbookLine: z.string(),
  source: z.string(),
  /** When it came into the library, epoch ms; 0: not known. */
  addedMs: z.number().min(0),
})
export type SearchDocument = z.infer<typeof searchDocumentSchema>

/** What is another one now. An added document replaces the one of the same id. */
export interface SearchChanges {
  readonly added: readonly SearchDocument[]
  readonly removedIds: readonly SearchId[]
}

export const searchIdOf = ({ kind, id }: Pick<SearchDocument, 'kind' | 'id'>): SearchId => `${kind}/${id}`

/** Takes a name apart again. */
export function parseSearchId(searchId: SearchId): Pick<SearchDocument, 'kind' | 'id'> {
  const at = searchId.indexOf('/')
  return { kind: searchId.slice(0, at) as SearchDocument['kind'], id: searchId.slice(at + 1) }
}

export function documentOfMaterial({ id, title, topic, summary, author, subject, grades, type, genre, topics, exams, textbookLine, source, addedAt }: Omit<Material, 'manifest'>): SearchDocument {
  return { kind: 'material', id, title, topic, summary, author, subject, grades, type, genre, topics, exams, textbookLine, source, addedMs: Math.max(0, Date.parse(addedAt)) }
}

export function documentOfLesson({ id, title, topic, author, subject, grade }: Omit<BoardLesson, 'stages'>): SearchDocument {
  return { kind: 'lesson', id, title, topic, summary: '', author, subject, grades: [grade], type: 'lesson', topics: [], exams: [], textbookLine: '', source: '', addedMs: 0 }
}
