const lesson = (number: number) => (number === 0 ? 'Нулевой урок' : `${number}-й урок`)

/** The bell in words, and pressing along with it. */
export const bellsRu = {
  rings: {
    prepare: (number: number) => `Скоро ${lesson(number).toLowerCase()}`,
    start: (number: number) => `${lesson(number)} начался`,
    end: (number: number) => `${lesson(number)} окончен`,
  },
  align: 'Выровнять по звонку',
  alignLead: 'Нажмите кнопку в тот миг, когда в школе зазвенит звонок.',
  ringsNow: 'Звенит сейчас',
  heard: (lagS: number) => (lagS === 0 ? 'Запомнили: звонок звенит вовремя.' : `Запомнили: звонок звенит на ${Math.abs(lagS)} с ${lagS > 0 ? 'позже' : 'раньше'} расписания. Так будут считать все экраны школы.`),
  faults: {
    'no-bell-near': 'По расписанию сейчас звонка нет. Дождитесь звонка и нажмите ещё раз.',
    'clock-doubt': 'Доска не уверена в своём времени. Сначала нужна связь с сервером школы.',
    'no-school': 'Расписания ещё нет, выравнивать не по чему.',
    lost: 'Программа дисплея не ответила. Попробуйте на следующем звонке.',
  },
}
