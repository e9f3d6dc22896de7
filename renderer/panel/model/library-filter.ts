import type { Library } from '#shared/contract/panel'
import { boardLessonOf, materialsOf, type Lesson } from '#shared/domain/lesson'
import type { Material, MaterialType } from '#shared/domain/material'
import type { Subject } from '#shared/domain/subject'

export type LibraryKind = MaterialType | 'lesson'
/** A lesson or a material as one list shows them. */
export type LibraryItem =
  | { readonly kind: 'lesson'; readonly id: string; readonly title: string; readonly subject: Subject; readonly grades: readonly number[]; readonly lesson: Lesson }
  | { readonly kind: 'material'; readonly id: string; readonly title: string; readonly subject: Subject; readonly grades: readonly number[]; readonly material: Material }

export interface LibraryFilter {
  readonly words: string
  readonly kind: LibraryKind | undefined
  readonly subject: Subject | undefined
  readonly grade: number | undefined
}

export const kindOf = (item: LibraryItem): LibraryKind => (item.kind === 'lesson' ? 'lesson' : item.material.type)

/** Lessons first, then materials, newest materials first. */
export function itemsOf({ lessons, materials }: Library): LibraryItem[] {
  return [
    ...lessons.map((lesson): LibraryItem => ({ kind: 'lesson', id: lesson.id, title: lesson.title, subject: lesson.subject, grades: [lesson.grade], lesson })),
    ...[...materials]
      .sort((a, b) => Date.parse(b.addedAt) - Date.parse(a.addedAt))
      .map((material): LibraryItem => ({ kind: 'material', id: material.id, title: material.title, subject: material.subject, grades: material.grades, material })),
  ]
}

/** What the filter leaves; every word must begin some word of title, topic, summary, author or the subject's name. `ё` equals `е`. */
export function filterItems(items: readonly LibraryItem[], filter: LibraryFilter, subjectName: (subject: Subject) => string): LibraryItem[] {
  const words = fold(filter.words).split(/\s+/).filter(Boolean)
  return items.filter(item => {
    if (filter.kind && kindOf(item) !== filter.kind) return false
    if (filter.subject && item.subject !== filter.subject) return false
    if (filter.grade !== undefined && !item.grades.includes(filter.grade)) return false
    if (words.length === 0) return true
    const text = ` ${fold(textOf(item, subjectName)).replace(/[^\p{L}\p{N}]+/gu, ' ')}`
    return words.every(word => text.includes(` ${word}`))
  })
}

function textOf(item: LibraryItem, subjectName: (subject: Subject) => string): string {
  const about = item.kind === 'lesson' ? [item.lesson.topic, item.lesson.author] : [item.material.topic, item.material.summary, item.material.author]
  return [item.title, subjectName(item.subject), ...about].join(' ')
}

function fold(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е')
}

export const lessonMinutes = (lesson: Lesson): number => lesson.stages.reduce((sum, { minutes }) => sum + minutes, 0)

/** Lessons whose board faces show the material: the places that a change or removal touches. */
export function lessonsUsing(materialId: string, lessons: readonly Lesson[]): Lesson[] {
  return lessons.filter(lesson => materialsOf(boardLessonOf(lesson)).includes(materialId))
}
