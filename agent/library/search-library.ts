import type { LibraryPage, LibraryQuery } from '#shared/contract/board'
import type { LibraryEntry, LibraryIndex } from './library-index'
import { matchesWords, wordsOf } from './word-match'

/** Ids found, lessons first, and what each filter would leave: its own value does not narrow its own counts. */
export type LibraryFindings = Pick<LibraryPage, 'subjects' | 'grades' | 'types'> & {
  readonly lessonIds: readonly string[]
  readonly materialIds: readonly string[]
}

/** Searches the display's own catalogue; no network, no typo ever leaves the room. */
export function searchLibrary(index: LibraryIndex, query: LibraryQuery): LibraryFindings {
  const asked = wordsOf(query.words)
  const inWords = index.entries.filter(({ words }) => matchesWords(asked, words))
  const bySubject = (entry: LibraryEntry) => query.subject === undefined || entry.subject === query.subject
  const byGrade = (entry: LibraryEntry) => query.grade === undefined || entry.grades.includes(query.grade)
  const byType = (entry: LibraryEntry) => query.type === undefined || entry.type === query.type
  const found = inWords.filter(entry => bySubject(entry) && byGrade(entry) && byType(entry))
  const idsOf = (kind: LibraryEntry['kind']) => found.filter(entry => entry.kind === kind).map(({ id }) => id)
  return {
    lessonIds: idsOf('lesson'),
    materialIds: idsOf('material'),
    subjects: counts(inWords.filter(entry => byGrade(entry) && byType(entry)), entry => [entry.subject]).map(([subject, count]) => ({ subject, count })),
    grades: counts(inWords.filter(entry => bySubject(entry) && byType(entry)), entry => entry.grades)
      .sort(([a], [b]) => a - b)
      .map(([grade, count]) => ({ grade, count })),
    types: counts(inWords.filter(entry => bySubject(entry) && byGrade(entry)), entry => [entry.type]).map(([type, count]) => ({ type, count })),
  }
}

/** How many entries carry each key, in order of first appearance. */
function counts<K>(entries: readonly LibraryEntry[], keysOf: (entry: LibraryEntry) => readonly K[]): [K, number][] {
  const found = new Map<K, number>()
  for (const entry of entries) for (const key of new Set(keysOf(entry))) found.set(key, (found.get(key) ?? 0) + 1)
  return [...found]
}
