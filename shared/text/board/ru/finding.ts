import type { FilterName } from '../../../contract/library-search'
import { pluralRu } from '../../plural'

const found = (count: number) => `${count.toLocaleString('ru')} ${pluralRu(count, 'материал', 'материала', 'материалов')}`

/** Finding in the library: search, catalogue, the class's own shelf. */
export const findingRu = {
  filters: { subject: 'Предмет', grade: 'Класс', type: 'Вид', genre: 'Тип материала', topic: 'Тема', source: 'Источник', textbookLine: 'УМК', exam: 'Экзамен' } satisfies Record<FilterName, string>,
  dropFilter: {
    subject: 'Убрать предмет', grade: 'Убрать класс', type: 'Убрать вид', genre: 'Убрать тип материала', topic: 'Убрать тему', source: 'Убрать источник', textbookLine: 'Убрать УМК', exam: 'Убрать экзамен',
  } satisfies Record<FilterName, string>,
  more: (count: number) => `Ещё ${count}`,
  fewer: 'Свернуть',
  up: 'На уровень выше',
  modes: { search: 'Поиск', catalogue: 'Каталог', shelf: 'Класс' },
  modesName: 'Как искать',
  sort: 'Порядок',
  sorts: { relevance: 'Самые подходящие', date: 'Сначала новые' },
  found,
  wouldBring: (words: string, count: number) => `${words}: ${found(count)}`,
  corrected: (words: string) => `Показаны результаты для «${words}»`,
  preparing: (done: number, total: number) => `Каталог готовится к поиску: ${Math.floor((100 * done) / Math.max(1, total))} %. Что уже готово, можно открывать.`,
  nothing: 'По этим словам и фильтрам ничего нет.',
  otherWords: 'Попробуйте другое слово: например, название темы или предмета.',
  range: (from: number, to: number, total: number) => `${from}–${to} из ${total.toLocaleString('ru')}`,
  pageForward: 'Следующие материалы',
  pageBack: 'Предыдущие материалы',
  catalogue: {
    genre: 'Что открыть?',
    subject: 'Какой предмет?',
    grade: 'Какой класс?',
    path: 'Вы выбрали',
    start: 'Каталог',
    goBack: (step: string) => `Вернуться к шагу «${step}»`,
    empty: 'В каталоге пока пусто. Материалы появятся, когда сервер школы их передаст.',
  },
  shelf: {
    favourites: 'Избранное',
    recent: 'Недавно открывали',
    noFavourites: 'Пока пусто. Нажмите звёздочку на материале, и он останется здесь.',
    noRecent: 'Пока ничего не открывали.',
    classes: 'Класс',
    thisRoom: 'Этот кабинет',
    add: (title: string) => `Добавить в избранное: ${title}`,
    drop: (title: string) => `Убрать из избранного: ${title}`,
  },
}

/** The shape that every language fills. */
export type FindingText = typeof findingRu
