/** Events in the panel's calendar. */
export const schoolEventsRu = {
  title: 'События школы', lead: 'Их показывают экраны в холлах: линейки, концерты, дни открытых дверей.', none: 'Событий нет. Добавьте или загрузите из календаря (iCalendar).', add: 'Добавить событие', newEvent: 'Новое событие',
  name: 'Что', date: 'День', last: 'Последний день', start: 'Начало', end: 'Конец', place: 'Где', optional: 'необязательно', remove: (name: string) => `Удалить событие «${name}»`, past: (count: number) => `Прошедшие: ${count}`,
}
