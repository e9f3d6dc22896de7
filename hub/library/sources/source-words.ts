import { subjects, type Subject } from '#shared/domain/subject'
import { otherSubjectNames } from '#shared/text/library-words'
import { subjectNames } from '#shared/text/subjects'

const fold = (text: string): string => text.toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

const byName = new Map<string, Subject>()
for (const subject of subjects) for (const name of [subject, subjectNames.ru[subject], subjectNames.en[subject], ...(otherSubjectNames[subject] ?? [])]) byName.set(fold(name), subject)

/** The subject of a name as libraries write it; undefined for an unknown one. */
export const subjectNamed = (name: string): Subject | undefined => byName.get(fold(name))

/** Grades in "8", "5-9", "7, 8", "grade 10". */
export function gradesIn(text: string): number[] {
  const grades = new Set<number>()
  for (const [, from, to] of text.matchAll(/(?<!\d)(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?(?!\d)/g)) {
    for (let grade = Number(from); grade <= Math.min(11, Number(to ?? from)); grade++) grades.add(grade)
  }
  return [...grades].filter(grade => grade <= 11).sort((a, b) => a - b)
}

/** One line of at most `most` characters, without halves of characters at its end. */
export function cut(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').replace(/\p{Cs}/gu, '').trim()
  return line.length <= most ? line : line.slice(0, most).replace(/[\uD800-\uDBFF]$/, '').trim()
}
