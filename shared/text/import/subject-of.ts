import { plainWords } from '../../domain/timetable-import/name-key'
import { subjects, type Subject } from '../../domain/subject'
import { subjectNames } from '../subjects'
import { subjectBeginnings } from './recognised-words'

const exact = new Map(subjects.flatMap(subject => [subjectNames.ru[subject], subjectNames.en[subject], subject].map((name): [string, Subject] => [plainWords(name), subject])))
const beginnings = Object.entries(subjectBeginnings)
  .flatMap(([subject, starts]) => starts.map((start): [string, Subject] => [start, subject as Subject]))
  .sort(([a], [b]) => b.length - a.length)

/** The subject that a timetable's name means: by its whole name, else by the longest known beginning; short ones («ИСТ», «ФК») only as a whole word. */
export function subjectOf(name: string): Subject {
  const plain = plainWords(name)
  const known = exact.get(plain)
  if (known) return known
  return beginnings.find(([start]) => plain.startsWith(start) && (start.length > 3 || plain.length === start.length || plain[start.length] === ' '))?.[1] ?? 'other'
}
