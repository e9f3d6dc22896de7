import { pluralEn } from '../../plural'
import type { FindingText } from '../ru/finding'

const found = (count: number) => `${count.toLocaleString('en')} ${pluralEn(count, 'material', 'materials')}`

export const findingEn: FindingText = {
  filters: { subject: 'Subject', grade: 'Grade', type: 'Format', genre: 'Kind of material', topic: 'Topic', source: 'Source', textbookLine: 'Textbook line', exam: 'Exam' },
  dropFilter: {
    subject: 'Any subject', grade: 'Any grade', type: 'Any format', genre: 'Any kind of material', topic: 'Any topic', source: 'Any source', textbookLine: 'Any textbook line', exam: 'Any exam',
  },
  more: count => `${count} more`,
  fewer: 'Show fewer',
  up: 'One level up',
  modes: { search: 'Search', catalogue: 'Catalogue', shelf: 'Class' },
  modesName: 'How to look',
  sort: 'Order',
  sorts: { relevance: 'Best matches', date: 'Newest first' },
  found,
  wouldBring: (words, count) => `${words}: ${found(count)}`,
  corrected: words => `Showing results for “${words}”`,
  preparing: (done, total) => `The catalogue is being made searchable: ${Math.floor((100 * done) / Math.max(1, total))} %. What is ready can be opened.`,
  nothing: 'Nothing matches these words and filters.',
  otherWords: 'Try another word, such as the name of a topic or a subject.',
  range: (from, to, total) => `${from}–${to} of ${total.toLocaleString('en')}`,
  pageForward: 'Next materials',
  pageBack: 'Previous materials',
  catalogue: {
    genre: 'What to open?',
    subject: 'Which subject?',
    grade: 'Which grade?',
    path: 'Your choice',
    start: 'Catalogue',
    goBack: step => `Go back to “${step}”`,
    empty: 'The catalogue is still empty. Materials appear when the school server sends them.',
  },
  shelf: {
    favourites: 'Favourites',
    recent: 'Recently opened',
    noFavourites: 'Nothing yet. Press the star on a material and it stays here.',
    noRecent: 'Nothing has been opened yet.',
    classes: 'Class',
    thisRoom: 'This room',
    add: title => `Add to favourites: ${title}`,
    drop: title => `Remove from favourites: ${title}`,
  },
}
