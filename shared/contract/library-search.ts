import { z } from 'zod'
import { examSchema, genreSchema, materialTypeSchema, topicPathSchema } from '../domain/material'
import { subjectSchema } from '../domain/subject'

/** What the library can be narrowed to; a filter that is absent narrows nothing. */
export const libraryFiltersSchema = z.object({
  subject: subjectSchema.optional(),
  grade: z.int().min(0).max(11).optional(),
  type: z.union([materialTypeSchema, z.literal('lesson')]).optional(),
  genre: genreSchema.optional(),
  /** This place of the classifier and everything below it. */
  topic: topicPathSchema.optional(),
  source: z.string().max(80).optional(),
  textbookLine: z.string().max(200).optional(),
  exam: examSchema.optional(),
})
export type LibraryFilters = z.infer<typeof libraryFiltersSchema>
export type FilterName = keyof LibraryFilters
export type FilterValue<F extends FilterName> = NonNullable<LibraryFilters[F]>

/** One look into the library: words as typed, filters, and which page of what was found. */
export const libraryQuerySchema = libraryFiltersSchema.extend({
  words: z.string().max(100),
  sort: z.enum(['relevance', 'date']),
  offset: z.int().min(0).max(10_000),
  limit: z.int().min(1).max(60),
})
export type LibraryQuery = z.infer<typeof libraryQuerySchema>

/** What each value of each filter would leave; a filter's own choice does not narrow its own counts. Topics: the level below the chosen one (or below the subject). */
export type LibraryCounts = { readonly [F in FilterName]: readonly { readonly value: FilterValue<F>; readonly count: number }[] }

/** What a search says besides the cards of its page. */
export interface LibraryOutcome {
  readonly total: number
  readonly counts: LibraryCounts
  /** The words that were searched for instead of the typed ones, which nothing has: a typo, another keyboard, other letters. */
  readonly corrected: string | undefined
  /** Nothing found: what giving up one filter would bring, the most first. */
  readonly without: readonly { readonly filter: FilterName; readonly count: number }[]
  /** The catalogue is still being made searchable. */
  readonly preparing: { readonly done: number; readonly total: number } | undefined
}
