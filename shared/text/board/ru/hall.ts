import type { HallPage, RestReason } from '../../../domain/hall/pages'
import type { ChangeKind } from '../../../domain/timetable/day-lesson'
import { pluralRu } from '../../plural'

const days = (count: number) => `${count} ${pluralRu(count, 'день', 'дня', 'дней')}`

/** A screen in the hall. */
export const hallRu = {
  why: 'Это экран в холле: когда ничего не показывают, он рассказывает о жизни школы.',
  titles: { lessons: 'Сейчас и далее', changes: 'Изменения сегодня', events: 'События', notices: 'Объявления', birthdays: 'Сегодня день рождения', holidays: 'Каникулы' } satisfies Record<Exclude<HallPage['kind'], 'item' | 'rest'>, string>,
  comingLessons: 'Следующие уроки',
  part: (part: number, parts: number) => `${part} из ${parts}`,
  nothingMore: 'уроков больше нет',
  room: (room: string) => (/^\d/.test(room) ? `каб. ${room}` : room),
  changes: { cancelled: 'урок отменён', 'moved-here': 'другой кабинет', 'moved-away': 'в другом кабинете', retimed: 'другое время', merged: 'классы вместе', replaced: 'замена', added: 'дополнительный урок' } satisfies Record<ChangeKind, string>,
  instead: (what: string) => `вместо: ${what}`,
  today: 'Сегодня',
  tomorrow: 'Завтра',
  times: (start: string | undefined, end: string | undefined) => (end === undefined ? (start ?? '') : `${start}–${end}`),
  until: (date: string) => `до ${date} включительно`,
  holidays: {
    ahead: (count: number) => (count === 1 ? 'Завтра' : `Через ${days(count)}`),
    schoolDays: (count: number) => (count === 0 ? 'Уроков до них больше нет' : `До них ${count} ${pluralRu(count, 'учебный день', 'учебных дня', 'учебных дней')}`),
    on: (count: number) => `Ещё ${days(count)}`,
    backOn: (date: string) => `В школу ${date}`,
  },
  rest: {
    'after-school': 'На сегодня уроки окончены', 'no-timetable': 'Расписания пока нет', holiday: 'Каникулы', off: 'Сегодня уроков нет', exam: 'Сегодня экзамены', weekend: 'Сегодня выходной', cancelled: 'Сегодня уроки отменены', free: 'Сегодня уроков нет',
  } satisfies Record<Exclude<RestReason, 'quiet'>, string>,
  lessonsAgain: (day: string) => `Уроки снова: ${day}`,
  ticker: 'Бегущая строка',
  library: 'Открыть библиотеку',
  state: 'Состояние экрана',
}
