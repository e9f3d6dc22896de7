import type { ScreenTimeText } from '../ru/screen-time'

export const screenTimeEn: ScreenTimeText = {
  hint: {
    near: {
      lesson: { standing: 'Close to the norm of a lesson', said: (className, minutes, norm) => `${className}: ${minutes} of ${norm} screen minutes this lesson. A break soon` },
      day: { standing: 'Close to the norm of a day', said: (className, minutes, norm) => `${className}: ${minutes} of ${norm} screen minutes today. A break soon` },
    },
    reached: {
      lesson: { standing: 'The norm of a lesson is used up', said: (className, minutes, norm) => `${className}: ${minutes} of ${norm} screen minutes this lesson. A break when it suits you` },
      day: { standing: 'The norm of a day is used up', said: (className, minutes, norm) => `${className}: ${minutes} of ${norm} screen minutes today. A break when it suits you` },
    },
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
