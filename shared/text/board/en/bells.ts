import type { bellsRu } from '../ru/bells'

const lesson = (number: number) => `Lesson ${number}`

export const bellsEn: typeof bellsRu = {
  rings: {
    prepare: number => `${lesson(number)} is about to begin`,
    start: number => `${lesson(number)} has begun`,
    end: number => `${lesson(number)} is over`,
  },
  align: 'Align to the bell',
  alignLead: 'Press the button at the very moment when the school’s bell rings.',
  ringsNow: 'It rings now',
  heard: lagS => (lagS === 0 ? 'Noted: the bell rings on time.' : `Noted: the bell rings ${Math.abs(lagS)} s ${lagS > 0 ? 'later' : 'earlier'} than the timetable. Every screen of the school will follow it.`),
  faults: {
    'no-bell-near': 'The timetable has no bell now. Wait for the bell and press again.',
    'clock-doubt': 'The board is not sure of its time. It needs the school’s server first.',
    'no-school': 'There is no timetable yet to align to.',
    lost: 'The display’s program did not answer. Try at the next bell.',
  },
}
