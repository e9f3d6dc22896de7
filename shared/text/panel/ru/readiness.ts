import { pluralRu } from '../../plural'
import { roomNameRu } from '../../rooms'

/** The readiness of rooms for their next lessons. */
export const readinessRu = {
  title: 'Готовность',
  lead: 'Что нужно ближайшим урокам каждого кабинета и что из этого уже лежит на его доске.',
  filter: { label: 'Отбор по готовности', all: 'Все', ready: 'Готовы', partly: 'Не всё готово', unknown: 'Нет сведений' },
  room: (room: string, ready: number, total: number) => (total === 0 ? `${roomNameRu(room)}: материалы не нужны` : `${roomNameRu(room)}: ${ready} из ${total} готово`),
  roomUnknown: (room: string) => `${roomNameRu(room)}: доска ещё не сообщила`,
  today: 'Сегодня', tomorrow: 'Завтра',
  lessonReady: 'Готово', lessonPartly: (ready: number, total: number) => `${ready} из ${total}`,
  nothing: 'На сегодня и следующий учебный день в расписании нет уроков с материалами.',
  reason: (title: string, reason: string) => `${title}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
  unnamed: 'Урока ещё нет в каталоге этой доски',
  more: (count: number) => `и ещё ${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}`,
  asOf: (age: string) => `Доска сообщила ${age}`,
  fetch: 'Загрузить сейчас', openDisplay: (name: string) => `Открыть экран «${name}»`,
  none: 'Экранов пока нет', noneLead: 'Готовность появится, когда в школе будет хотя бы одна доска.',
  nothingFound: 'Таких кабинетов нет',
}
