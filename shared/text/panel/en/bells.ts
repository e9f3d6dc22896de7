import type { bellsRu } from '../ru/bells'

export const bellsEn: typeof bellsRu = {
  title: 'Bells on the screen',
  lead: 'The words always appear; sound and light where they are switched on.',
  kinds: { prepare: 'Warning bell', start: 'Bell for the lesson', end: 'Bell after the lesson' },
  off: 'Silent', level: percent => `${percent}%`,
  light: 'Light up the edges of the screen',
  quiet: 'Quiet hours: no sound', from: 'From', until: 'Until',
  apply: 'Save bells', saved: 'Bells are saved. The display gets them at its next contact.',
  standing: {
    title: 'The school’s bell and the timetable',
    none: 'Nobody has aligned the bell yet: screens ring exactly by the timetable. Open the state strip of a board and press “Align to the bell” when it rings.',
    lag: seconds => (seconds === 0 ? 'The school’s bell rings by the timetable.' : `The school’s bell rings ${Math.abs(seconds)} s ${seconds > 0 ? 'later' : 'earlier'} than the timetable, and the screens follow it.`),
    drift: seconds => `Its clock drifts ${seconds} s a day.`,
    error: (seconds, count) => `Accurate to ${seconds} s after ${count} ${count === 1 ? 'press' : 'presses'}.`,
    one: 'One press: the accuracy will be known after the second.',
    forget: 'Forget the presses', forgotten: 'The presses are forgotten: screens ring by the timetable again.',
  },
}
