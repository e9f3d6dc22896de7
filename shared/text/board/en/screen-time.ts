import type { ScreenTimeText } from '../ru/screen-time'

export const screenTimeEn: ScreenTimeText = {
  hint: {
    lesson: (className, minutes, norm) => `${className}: ${minutes} of ${norm} screen minutes this lesson`,
    day: (className, minutes, norm) => `${className}: ${minutes} of ${norm} screen minutes today`,
  },
  choices: { 'eye-exercise': 'Eye exercise', standby: 'Darken the screen', 'go-on': 'Keep showing' },
  exercise: {
    title: 'Eye exercise',
    end: 'Finish',
    left: seconds => `${seconds} s left`,
    steps: {
      blink: 'Blink many times',
      across: 'Follow with your eyes: left and right',
      up: 'Up and down',
      round: 'Move your eyes in a circle',
      far: 'Look out of the window, into the distance',
      rest: 'Close your eyes and rest',
    },
  },
}
