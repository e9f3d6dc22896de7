import type { FilterName, FilterValue } from '#shared/contract/library-search'
import { topicName } from '#shared/domain/topic-classifier'
import type { BoardText } from '#shared/text/board/ru'
import { examNames, genreNames } from '#shared/text/library-facets'
import { subjectNames } from '#shared/text/subjects'

/** What people call a value of a filter; a topic that this edition of the classifier does not know keeps its own name. */
export function facetName<F extends FilterName>(name: F, value: FilterValue<F>, language: 'ru' | 'en', text: BoardText): string {
  const names: { readonly [N in FilterName]: (value: FilterValue<N>) => string } = {
    subject: subject => subjectNames[language][subject],
    grade: grade => text.library.gradeOf(grade),
    type: type => text.library.types[type],
    genre: genre => genreNames[language][genre],
    topic: topic => topicName(topic, language) ?? topic,
    source: source => source,
    textbookLine: line => line,
    exam: exam => examNames[language][exam],
  }
  return names[name](value)
}
