import { topicName } from '#shared/domain/topic-classifier'
import { examNames, genreNames, gradeWords, typeWords } from '#shared/text/library-facets'
import { subjectNames } from '#shared/text/subjects'
import type { SearchDocument } from './search-document'

const languages = ['ru', 'en'] as const

/** What a document is found by, from the heaviest to the lightest; the names of its traits count too, in both languages. */
export function textsOf(document: SearchDocument): { title: string; topic: string; extra: string; summary: string } {
  const { title, topic, summary, author, subject, grades, type, genre, topics, exams, textbookLine, source } = document
  const extra = [
    ...languages.map(language => subjectNames[language][subject]),
    ...languages.map(language => (genre ? genreNames[language][genre] : '')),
    ...languages.flatMap(language => exams.map(exam => examNames[language][exam])),
    grades.length > 0 ? `${gradeWords} ${grades.join(' ')}` : '',
    typeWords[type], textbookLine, source, author,
  ]
  const places = topics.flatMap(path => languages.map(language => topicName(path, language) ?? ''))
  return { title, topic: [topic, ...places].join(' '), extra: extra.join(' '), summary }
}
