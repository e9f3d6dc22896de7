import type { BoardAct } from '../../../contract/screen-time'
import type { Surface } from '../../../domain/screen-norms'

const places: Record<string, string> = { lesson: 'за урок', day: 'за день' }

/** How long classes look at screens. */
export const screenTimeRu = {
  title: 'Экранное время', lead: 'Сколько минут классы смотрели на экраны. Считается только то, что окно экрана действительно показывало; имён здесь нет.',
  date: 'День', days: 'Дней', day: 'За день', week: 'За 7 дней', csv: 'Таблица CSV', none: 'За эти дни экраны на уроках ничего не показывали.', loading: 'Читаем экранное время…', failed: 'Не удалось прочитать. Повторите позже.',
  column: { date: 'Дата', class: 'Класс', lessons: 'Уроки, мин', longest: 'Дольше всего за урок, мин', day: 'За день, мин', normLesson: 'Норма за урок', normDay: 'Норма за день', state: 'Итог' },
  state: { within: 'в норме', near: 'близко к норме', over: 'норма исчерпана', unknown: 'нет нормы' },
  lesson: (start: string, minutes: number) => `${start} — ${minutes}`,
  norms: (date: string) => `Нормы от ${date}`,
  acts: 'Решения у досок', noActs: 'За эти дни решений не было.',
  act: {
    'eye-exercise': 'зарядка для глаз', standby: 'экран погашен', 'go-on': 'показ продолжен', 'phones-allowed': 'телефоны разрешены на урок', 'phones-forbidden': 'телефоны снова убраны', 'meeting-begun': 'начато родительское собрание', 'meeting-ended': 'родительское собрание закончено',
  } satisfies Record<BoardAct['what'], string>,
  /** `lesson 80` of an answer to a hint, minutes of a meeting. */
  detail: (detail: string) => {
    const [scope, percent] = detail.split(' ')
    if (percent !== undefined && places[scope!]) return `${places[scope!]}, ${percent} % нормы`
    return detail && `на ${detail} мин`
  },
  surfaces: 'Какие это экраны', surfacesLead: 'Для доски с проектором норма больше, чем для панели и телевизора.', surface: { panel: 'Панель или телевизор', board: 'Доска или проектор' } satisfies Record<Surface, string>, changed: 'Сохранено.',
}
export type ScreenTimeWords = typeof screenTimeRu
