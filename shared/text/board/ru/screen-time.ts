/** How long a class looks at screens, and what helps the eyes. */
export const screenTimeRu = {
  /** Told apart by words too: soon, and now; neither asks for more than a pause that suits the lesson. */
  hint: {
    near: {
      lesson: { standing: 'Норма урока уже близко', said: (className: string, minutes: number, norm: number) => `${className}: экран ${minutes} мин из ${norm} за урок. Скоро пауза для глаз` },
      day: { standing: 'Норма дня уже близко', said: (className: string, minutes: number, norm: number) => `${className}: экран ${minutes} мин из ${norm} за день. Скоро пауза для глаз` },
    },
    reached: {
      lesson: { standing: 'Норма урока исчерпана', said: (className: string, minutes: number, norm: number) => `${className}: экран ${minutes} мин из ${norm} за урок. Пауза, когда удобно` },
      day: { standing: 'Норма дня исчерпана', said: (className: string, minutes: number, norm: number) => `${className}: экран ${minutes} мин из ${norm} за день. Пауза, когда удобно` },
    },
  },
  choices: { 'eye-exercise': 'Зарядка для глаз', standby: 'Погасить экран', 'go-on': 'Продолжить показ' },
  exercise: {
    title: 'Зарядка для глаз',
    end: 'Закончить',
    left: (seconds: number) => `ещё ${seconds} с`,
    steps: {
      blink: 'Часто поморгайте',
      across: 'Следите глазами: влево — вправо',
      up: 'Вверх — вниз',
      round: 'Ведите взгляд по кругу',
      far: 'Посмотрите в окно, вдаль',
      rest: 'Закройте глаза и отдохните',
    },
  },
}
export type ScreenTimeText = typeof screenTimeRu
