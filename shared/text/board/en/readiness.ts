import { roomNameEn } from '../../rooms'
import type { readinessRu } from '../ru/readiness'

/** The readiness page, English. */
export const readinessEn: typeof readinessRu = {
  open: 'Ready for lessons',
  title: (room, ready, total) => (total === 0 ? `${roomNameEn(room)}: the next lessons need no materials` : `${roomNameEn(room)}: ${ready} of ${total} ready`),
  lead: { ready: 'Everything for the next lessons is on the board and verified. No network is needed.', partly: 'The board fetches what is missing by itself, the next lesson first.', none: 'The timetable of this room has no lessons with materials today or on its next day.' },
  days: { today: 'Today', tomorrow: 'Tomorrow', later: 'Later' },
  lessonReady: 'Ready',
  lessonPartly: (ready, total) => `${ready} of ${total}`,
  dayFree: 'No lessons with materials',
  more: count => `and ${count} more`,
  back: 'Back to the class screen',
}
