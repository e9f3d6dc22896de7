import type { DoubtText } from '../ru/doubt'

export const doubtEn: DoubtText = {
  title: 'The board is not sure what time it is',
  safe: 'Lessons open as usual. Timetable, bells and class codes come back as soon as the school server tells the time.',
  trusted: (date, time) => `Last trusted time: ${date}, ${time}.`,
  never: 'The board has never had the exact time.',
}
