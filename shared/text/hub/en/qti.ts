import { pluralEn } from '../../plural'
import type { qtiRu } from '../ru/qti'

/** What a teacher reads about tasks that were imported from QTI. */
export const qtiEn: typeof qtiRu = {
  stage: (first, last) => (first === last ? `Task ${first}` : `Tasks ${first}–${last}`),
  taken: (taken, of) => `${taken} of ${of} ${pluralEn(of, 'task', 'tasks')} were taken over. Left out:`,
  more: count => `and ${count} more ${pluralEn(count, 'task', 'tasks')}`,
  reasons: {
    kind: 'a lesson has no tasks of this kind',
    graphic: 'it is answered on a picture; a lesson has no tasks of this kind',
    media: 'it holds a picture or sound; add it in the lesson editor',
    several: 'it holds several questions of different kinds',
    none: 'it holds no question that can be answered',
    'no-answer': 'it names no right answer, or one that is not among its options',
    partners: 'one thing has several partners',
    'too-large': 'it has more options or text than fit on the board',
    damaged: 'the file cannot be read',
    cut: 'the file ends too early; copy it again',
  },
}
