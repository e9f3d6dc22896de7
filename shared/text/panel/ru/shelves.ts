import { pluralRu } from '../../plural'
import { roomNameRu } from '../../rooms'

/** Teachers' own shelves: how much, never what. */
export const shelvesRu = {
  title: 'Личные полки учителей',
  lead: 'Что на них лежит, видно только на доске после PIN и в телефоне учителя. Здесь только объём.',
  count: (shelves: number, size: string) => `${shelves} ${pluralRu(shelves, 'полка', 'полки', 'полок')}, ${size}`,
  row: (files: number, shared: number, size: string) => `${files} ${pluralRu(files, 'файл', 'файла', 'файлов')}, ${size}${shared > 0 ? `; для всей школы: ${shared}` : ''}`,
  rooms: (rooms: readonly string[]) => rooms.map(roomNameRu).join(', '),
  remove: (name: string) => `Удалить полку «${name}»`, removed: (name: string) => `Полка «${name}» удалена. Общие материалы остались в библиотеке.`, restored: (name: string) => `Полка «${name}» возвращена.`,
}
