import type { PlaceKind } from '../../../domain/timetable/school-places'
import { pluralRu } from '../../plural'

/** Classes, rooms and buildings of the school. */
export const timetablePlacesRu = {
  tab: 'Классы и кабинеты', label: 'Что показать', kinds: { class: 'Классы', room: 'Кабинеты', building: 'Здания' } satisfies Record<PlaceKind, string>, find: 'Найти в списке',
  add: { class: 'Добавить класс', room: 'Добавить кабинет', building: 'Добавить здание' } satisfies Record<PlaceKind, string>,
  titleNew: { class: 'Новый класс', room: 'Новый кабинет', building: 'Новое здание' } satisfies Record<PlaceKind, string>, titleEdit: { class: 'Класс', room: 'Кабинет', building: 'Здание' } satisfies Record<PlaceKind, string>,
  edit: (name: string) => `Изменить: ${name}`, none: 'Пока ничего нет.', nothing: 'Ничего не нашлось. Сбросьте поиск.',
  name: { class: 'Название, например 8 Б', room: 'Номер или название', building: 'Название' } satisfies Record<PlaceKind, string>, needName: 'Напишите название.',
  grade: 'Параллель', noGrade: 'не указана', shift: 'Смена', building: 'Здание', noBuilding: 'не указано',
  gradeOf: (grade: number) => (grade === 0 ? 'параллель не указана' : `${grade}-я параллель`), shiftOf: (shift: number) => `${shift}-я смена`, lessons: (count: number) => `${count} ${pluralRu(count, 'урок', 'урока', 'уроков')} в неделю`, inside: (count: number) => `${count} ${pluralRu(count, 'класс и кабинет', 'класса и кабинета', 'классов и кабинетов')}`,
  save: 'Сохранить', remove: 'Удалить', saved: (name: string) => `«${name}» сохранено.`, removed: (name: string) => `«${name}» удалено. Это можно отменить.`,
  norms: (count: number) => `Отступлений от норм о сменах: ${count}`,
  blocked: {
    title: (name: string) => `«${name}» пока нельзя удалить:`, lessons: (count: number) => `Есть уроки (${count}). Перенесите их или удалите на вкладке «Неделя».`, more: (count: number) => `и ещё ${count}`, show: 'Показать на неделе',
    changes: (dates: string) => `Есть замены: ${dates}. Верните эти уроки по плану на вкладке «Замены».`, days: (names: string) => `Особые дни: ${names}. Удалите их на вкладке «Календарь».`, bellRules: (numbers: string) => `Правила звонков: ${numbers}. Выберите в них другое здание на вкладке «Звонки».`,
    inside: (names: string) => `Здесь числятся: ${names}. Сначала выберите им другое здание.`, display: 'В кабинете стоит экран. Переведите его в другой кабинет на странице «Экраны».', invite: 'У класса есть приглашение. Отзовите его на странице «Приглашения».',
  },
  faults: { 'name-taken': (name: string) => `«${name}» уже есть. Дайте другое название.`, 'in-use': 'Это ещё нужно урокам или другим записям, поэтому осталось на месте.', 'last-room': 'Это последний кабинет школы. Сначала добавьте другой.' },
}
