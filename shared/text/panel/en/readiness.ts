import { pluralEn } from '../../plural'
import { roomNameEn } from '../../rooms'
import type { readinessRu } from '../ru/readiness'

/** The readiness of rooms, English. */
export const readinessEn: typeof readinessRu = {
  title: 'Readiness',
  lead: 'What the next lessons of every room need, and what of it is already on its board.',
  filter: { label: 'Filter by readiness', all: 'All', ready: 'Ready', partly: 'Not all ready', unknown: 'Not known' },
  room: (room, ready, total) => (total === 0 ? `${roomNameEn(room)}: no materials needed` : `${roomNameEn(room)}: ${ready} of ${total} ready`),
  roomUnknown: room => `${roomNameEn(room)}: the board has not told yet`,
  today: 'Today', tomorrow: 'Tomorrow',
  lessonReady: 'Ready', lessonPartly: (ready, total) => `${ready} of ${total}`,
  nothing: 'The timetable has no lessons with materials today or on the next school day.',
  reason: (title, reason) => `${title}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  unnamed: 'The lesson is not in this board’s catalogue yet',
  more: count => `and ${count} more ${pluralEn(count, 'material', 'materials')}`,
  asOf: age => `The board told ${age}`,
  fetch: 'Fetch now', openDisplay: name => `Open display “${name}”`,
  none: 'No displays yet', noneLead: 'Readiness appears once the school has a board.',
  nothingFound: 'No such rooms',
}
