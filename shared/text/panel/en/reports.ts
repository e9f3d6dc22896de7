import { roomNameEn } from '../../rooms'
import type { reportsRu } from '../ru/reports'

export const reportsEn: typeof reportsRu = {
  title: 'Reports on materials',
  lead: 'Told from the boards. Equal reports stand together.',
  loading: 'Reading the reports…',
  failed: 'The reports did not load', failedLead: 'The connection to the hub broke. The reports themselves are safe.', retry: 'Load again',
  state: { label: 'Which reports to show', open: 'Waiting', handled: 'Handled' },
  none: 'No reports', noneLead: 'When somebody touches “Report an error in the material” on a board, it appears here.',
  noneHandled: 'No handled reports',
  kinds: { 'does-not-open': 'Does not open', 'wrong-text': 'Mistake in the text', 'no-sound': 'No sound', 'poor-picture': 'Picture hard to see', other: 'Something else' },
  at: {
    second: clock => `at ${clock}`,
    page: page => `page ${page}`,
    share: percent => `${percent}% of the text`,
    picture: picture => `picture ${picture}`,
    task: task => `task ${task}`,
    part: (part, title, spot) => [`part ${part}`, title, spot].filter(Boolean).join(', '),
    stage: (lesson, stage) => `lesson “${lesson}”, stage ${stage}`,
    lesson: lesson => `lesson “${lesson}”`,
    nowhere: 'no place given',
  },
  from: (display, room) => `${display}, ${roomNameEn(room).toLocaleLowerCase('en')}`,
  same: count => `${count} the same`,
  shown: (shown, total) => `${shown} of ${total} shown: handle them, and the next ones appear.`,
  look: 'Look at this place', openLesson: 'Open the lesson', gone: 'This material is no longer in the library.',
  handle: 'Mark as handled', reopen: 'Put back to waiting',
  handled: title => `“${title}”: handled`, reopened: title => `“${title}”: waiting again`,
  handledBy: (by, at) => `Handled by ${by}, ${at}`,
}
