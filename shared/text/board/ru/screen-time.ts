/** How long a class looks at screens, and what helps the eyes. */
export const screenTimeRu = {
  hint: {
    lesson: (className: string, minutes: number, norm: number) => `${className}: экран ${minutes} мин из ${norm} за урок`,
    day: (className: string, minutes: number, norm: number) => `${className}: экран ${minutes} мин из ${norm} за день`,
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
