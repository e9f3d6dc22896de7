import type { LibraryFilters } from '#shared/contract/library-search'
import { exams, genres, materialTypes } from '#shared/domain/material'
import { subjects } from '#shared/domain/subject'
import type { SearchDocument } from './search-document'

const types = [...materialTypes, 'lesson'] as const

/** The lists whose order packed traits depend on: an index made with other lists is made anew. */
export const traitLists = JSON.stringify([subjects, types, genres, exams])

/** Subject, type, genre, exams and grades of a document in 30 bits: 5, 5, 4 (0: none), 4, 12. */
export function packHead({ subject, type, genre, exams: marks, grades }: Pick<SearchDocument, 'subject' | 'type' | 'genre' | 'exams' | 'grades'>): number {
  const examBits = marks.reduce((bits, exam) => bits | (1 << exams.indexOf(exam)), 0)
  const gradeBits = grades.reduce((bits, grade) => bits | (1 << grade), 0)
  return subjects.indexOf(subject) | (types.indexOf(type) << 5) | ((genre ? genres.indexOf(genre) + 1 : 0) << 10) | (examBits << 14) | (gradeBits << 18)
}

/** Heads pass one filter of theirs where `head & mask` is `value`. */
export function headCondition({ subject, type, genre, exam, grade }: Pick<LibraryFilters, 'subject' | 'type' | 'genre' | 'exam' | 'grade'>): { mask: number; value: number } {
  if (subject !== undefined) return { mask: 31, value: subjects.indexOf(subject) }
  if (type !== undefined) return { mask: 31 << 5, value: types.indexOf(type) << 5 }
  if (genre !== undefined) return { mask: 15 << 10, value: (genres.indexOf(genre) + 1) << 10 }
  const bit = exam !== undefined ? 1 << (14 + exams.indexOf(exam)) : grade !== undefined ? 1 << (18 + grade) : 0
  return { mask: bit, value: bit }
}

export const subjectOf = (head: number) => subjects[head & 31]!
export const typeOf = (head: number) => types[(head >>> 5) & 31]!
const lessonCode = types.indexOf('lesson')
export const isLesson = (head: number) => ((head >>> 5) & 31) === lessonCode
export const genreOf = (head: number) => genres[((head >>> 10) & 15) - 1]
export const examsOf = (head: number) => exams.filter((_exam, bit) => ((head >>> (14 + bit)) & 1) === 1)
export const gradesOf = (head: number) => gradeNumbers.filter(grade => ((head >>> (18 + grade)) & 1) === 1)
const gradeNumbers = Array.from({ length: 12 }, (_none, grade) => grade)

/** A path of the classifier and all places above it. */
export function withPlacesAbove(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'))
}
