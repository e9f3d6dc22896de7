import type { hallRu } from '../ru/hall'

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`

export const hallEn: typeof hallRu = {
  why: 'This is a screen in the hall: while nothing else is shown, it tells about school life.',
  titles: { lessons: 'Now and next', changes: 'Changes today', events: 'Events', notices: 'Notices', birthdays: 'Birthdays today', holidays: 'Holidays' },
  comingLessons: 'Next lessons',
  part: (part, parts) => `${part} of ${parts}`,
  nothingMore: 'no more lessons',
  room: room => (/^\d/.test(room) ? `room ${room}` : room),
  changes: { cancelled: 'cancelled', 'moved-here': 'another room', 'moved-away': 'in another room', retimed: 'another time', merged: 'classes together', replaced: 'changed', added: 'an additional lesson' },
  instead: what => `instead of ${what}`,
  today: 'Today',
  tomorrow: 'Tomorrow',
  times: (start, end) => (end === undefined ? (start ?? '') : `${start}–${end}`),
  until: date => `to ${date} inclusive`,
  holidays: {
    ahead: count => (count === 1 ? 'Tomorrow' : `In ${days(count)}`),
    schoolDays: count => (count === 0 ? 'No more lessons before them' : `${count} school ${count === 1 ? 'day' : 'days'} before them`),
    on: count => `${days(count)} more`,
    backOn: date => `Back to school on ${date}`,
  },
  rest: {
    'after-school': 'Lessons are over for today', 'no-timetable': 'There is no timetable yet', holiday: 'Holidays', off: 'No lessons today', exam: 'Exams today', weekend: 'A day off', cancelled: 'Lessons are cancelled today', free: 'No lessons today',
  },
  lessonsAgain: day => `Lessons resume: ${day}`,
  ticker: 'Ticker',
  library: 'Open library',
  state: 'State of the screen',
}
