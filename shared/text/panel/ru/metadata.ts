import { pluralRu } from '../../plural'

/** What a material is found by, for one and for several at once; and the list of topics. */
export const metadataRu = {
  genre: 'Вид материала', anyGenre: 'Не указан',
  genres: { textbook: 'Учебник', lecture: 'Лекция', presentation: 'Презентация', exercise: 'Упражнение', test: 'Проверочная работа', simulation: 'Модель или опыт', reference: 'Справочник', fiction: 'Художественный текст', plan: 'План урока' },
  exams: 'Готовит к экзамену', exam: { ege: 'ЕГЭ', oge: 'ОГЭ', vpr: 'ВПР' },
  textbookLine: 'УМК', textbookLineHint: 'Линия учебников, например «Физика, Пёрышкин»', source: 'Источник', sourceHint: 'Библиотека, откуда материал, например «Библиотека ЦОК»',
  anySource: 'Все источники',
  topics: 'Темы классификатора', addTopic: 'Добавить тему…', removeTopic: (name: string) => `Убрать тему «${name}»`,
  select: (title: string) => `Выбрать «${title}»`, selected: (count: number) => `${pluralRu(count, 'Выбран', 'Выбрано', 'Выбрано')} ${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}`, selectedLabel: 'Действия с выбранными материалами', clear: 'Снять выбор', edit: 'Изменить сведения…',
  many: {
    title: (count: number) => `Сведения ${count} ${pluralRu(count, 'материала', 'материалов', 'материалов')}`, lead: 'Отметьте, что изменить. Неотмеченное останется у каждого материала своим.',
    save: 'Изменить у всех', saved: (count: number) => `Сведения изменены: ${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}.`, some: (changed: number, asked: number) => `Изменено ${changed} из ${asked}: остальных в библиотеке уже нет.`, undone: (count: number) => `Прежние сведения возвращены: ${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}.`, undoGone: 'Вернуть прежние сведения уже нельзя: сервер перезапускали.', limit: 'За один раз меняем не больше 500 материалов.',
  },
  topicList: { label: 'Список тем', hint: 'Скачать темы показанных материалов таблицей', csv: 'Таблица CSV', xlsx: 'Таблица Excel (XLSX)' },
}
