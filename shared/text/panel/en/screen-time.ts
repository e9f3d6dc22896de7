import type { ScreenTimeWords } from '../ru/screen-time'

const places: Record<string, string> = { lesson: 'in the lesson', day: 'in the day' }

export const screenTimeEn: ScreenTimeWords = {
  title: 'Screen time', lead: 'How many minutes classes looked at screens. Only what a display’s window really showed is counted; there are no names here.',
  date: 'Day', days: 'Days', day: 'One day', week: '7 days', csv: 'CSV table', none: 'On these days no display showed anything in lessons.', loading: 'Reading the screen time…', failed: 'It could not be read. Try again later.',
  column: { date: 'Date', class: 'Class', lessons: 'Lessons, min', longest: 'Longest in a lesson, min', day: 'In the day, min', normLesson: 'Norm a lesson', normDay: 'Norm a day', state: 'Result' },
  state: { within: 'within the norm', near: 'near the norm', over: 'norm used up', unknown: 'no norm' },
  lesson: (start, minutes) => `${start} – ${minutes}`,
  norms: date => `Norms of ${date}`,
  acts: 'Decisions at the boards', noActs: 'There were none on these days.',
  act: {
    'eye-exercise': 'eye exercise', standby: 'screen darkened', 'go-on': 'went on', 'phones-allowed': 'phones allowed in the lesson', 'phones-forbidden': 'phones put away again', 'meeting-begun': 'parents’ meeting begun', 'meeting-ended': 'parents’ meeting ended',
  },
  detail: detail => {
    const [scope, percent] = detail.split(' ')
    if (percent !== undefined && places[scope!]) return `${places[scope!]}, ${percent} % of the norm`
    return detail && `for ${detail} min`
  },
  surfaces: 'What the displays are', surfacesLead: 'A board with a projector has a larger norm than a panel or a TV.', surface: { panel: 'Panel or TV', board: 'Board or projector' }, changed: 'Saved.',
}
