import type { TimetableStep } from '../../../contract/timetable-requests'
import type { ChangeKind } from '../../../domain/timetable/day-lesson'
import type { SpecialDay } from '../../../domain/timetable/schema'
import { pluralRu } from '../../plural'
import { timetablePlacesRu } from './timetable-places'

/** The timetable: week, changes for a day, bells, calendar. */
export const timetableRu = {
  title: 'Расписание', lead: 'Правка видна на досках сразу, а без сети доски живут по последней полученной.',
  loading: 'Читаем расписание…', failed: 'Расписание не загрузилось', failedLead: 'Связь с хабом прервалась. Само расписание цело.', retry: 'Загрузить снова',
  tabs: { label: 'Что открыть', week: 'Неделя', changes: 'Замены', bells: 'Звонки', calendar: 'Календарь' },
  undo: (what: string) => `Отменить: ${what}`, undone: 'Последняя правка отменена.',
  steps: { imported: 'загрузку расписания', 'lesson-saved': 'правку урока', 'lesson-removed': 'удаление урока', 'change-saved': 'замену', 'change-removed': 'возврат урока по плану', 'bells-saved': 'правку звонков', 'calendar-saved': 'правку календаря', 'place-saved': 'правку класса, кабинета или здания', 'place-removed': 'удаление класса, кабинета или здания' } satisfies Record<TimetableStep, string>,
  by: { label: 'Показать неделю', class: 'Классы', room: 'Кабинеты', teacher: 'Учителя' }, find: 'Найти в списке',
  week: {
    label: 'Неделя уроков', none: 'Уроков пока нет', noneLead: 'Загрузите расписание из файла или добавьте первый урок.', nobody: 'Никого не нашлось. Сбросьте поиск.',
    add: 'Добавить урок', period: (number: number) => `${number}-й урок`, of: (name: string) => `Уроки: ${name}`,
    hint: 'Перетащите урок на другое место или выберите его и нажмите Alt и стрелку. Место с накладкой отмечено знаком, занять его можно.', carryKeys: 'Стрелки ведут, Page Up и Page Down меняют день, Enter ставит, Esc возвращает.', moved: 'Урок перенесён.', saved: 'Урок сохранён.', removed: 'Урок удалён.',
    lessonAt: (subject: string, who: string, day: string, period: number) => `${subject}, ${who}, ${day}, ${period}-й урок`,
    rooms: 'Каб.', noRoom: 'без кабинета', noTeacher: 'учитель не указан', conflict: 'накладка',
  },
  places: timetablePlacesRu,
  weekdays: { 1: 'Понедельник', 2: 'Вторник', 3: 'Среда', 4: 'Четверг', 5: 'Пятница', 6: 'Суббота', 7: 'Воскресенье' } as Readonly<Record<number, string>>, weekdaysShort: { 1: 'Пн', 2: 'Вт', 3: 'Ср', 4: 'Чт', 5: 'Пт', 6: 'Сб', 7: 'Вс' } as Readonly<Record<number, string>>,
  lesson: {
    titleNew: 'Новый урок', titleEdit: 'Урок', classes: 'Классы', classesHint: 'Несколько классов на одном уроке: с клавишей Ctrl.', group: 'Группа', groupHint: 'Если на урок идёт часть класса.', division: 'Деление', divisionHint: 'Группы одного деления занимаются одновременно.',
    subject: 'Предмет', subjectName: 'Как называется у вас', teacher: 'Учитель', room: 'Кабинет', none: 'Не указан', weekday: 'День', period: 'Урок', span: 'Подряд', weeks: 'Недели', everyWeek: 'Каждая неделя', topic: 'Тема',
    save: 'Сохранить урок', remove: 'Удалить урок', needClass: 'Выберите хотя бы один класс.', optional: 'Можно не заполнять.',
  },
  conflicts: {
    title: (count: number) => `${count} ${pluralRu(count, 'накладка', 'накладки', 'накладок')}`,
    room: (name: string, day: string) => `${day}: в кабинете ${name} два урока одновременно`, teacher: (name: string, day: string) => `${day}: ${name} ведёт два урока одновременно`,
    class: (name: string, day: string) => `${day}: у класса ${name} два урока одновременно`, bell: (day: string, period: number) => `${day}: для ${period}-го урока нет звонка, доски его не покажут`,
    more: (count: number) => `и ещё ${count}`, pair: (a: string, b: string) => `${a} и ${b}`,
  },
  clash: { room: (room: string, other: string) => `Кабинет ${room} занят: ${other}`, teacher: (name: string, other: string) => `${name} ведёт другой урок: ${other}`, class: (name: string, other: string) => `У класса ${name} другой урок: ${other}`, bell: 'Для этого урока нет звонка, доски его не покажут', free: 'Накладок нет' },
  norms: {
    title: (count: number) => `Отступлений от норм: ${count}`, lead: (source: string) => `Это подсказка, а не запрет. ${source}`,
    'starts-early': (set: string, number: number, limit: string) => `${set}: ${number}-й урок начинается раньше ${limit}`, 'ends-late': (set: string, number: number, limit: string) => `${set}: ${number}-й урок кончается позже ${limit}`,
    'lesson-long': (set: string, number: number, minutes: number, limit: number) => `${set}: ${number}-й урок длится ${minutes} мин, норма до ${limit}`,
    'break-short': (set: string, number: number, minutes: number, limit: number) => `${set}: после ${number}-го урока перемена ${minutes} мин, норма от ${limit}`,
    'no-long-break': (set: string, limit: number) => `${set}: нет большой перемены (от ${limit} мин)`, 'second-shift': (name: string) => `${name}: этому классу положена первая смена`,
    'first-grade-long': (name: string, set: string, half: 'autumn' | 'spring', minutes: number, limit: number) => `${name}: ${half === 'autumn' ? 'с сентября по декабрь' : 'с января'} уроки по ${minutes} мин («${set}»), норма до ${limit}`,
  },
  changes: {
    date: 'День', previous: 'Предыдущий день', next: 'Следующий день', today: 'Сегодня', find: 'Класс, учитель, кабинет или предмет', none: 'Уроков в этот день нет', count: (count: number) => `Замен в этот день: ${count}`, onlyChanged: 'Только замены',
    nothing: 'Ничего не нашлось. Сбросьте поиск.', why: { 'no-timetable': 'Расписание ещё не загружено.', weekend: 'Выходной день.', cancelled: 'Все уроки отменены.', free: 'По расписанию уроков нет.', holiday: (name: string) => name, off: (name: string) => name, exam: (name: string) => name },
    edit: (what: string) => `Заменить: ${what}`, add: 'Добавить урок в этот день',
    kinds: { cancelled: 'отменён', 'moved-here': 'другой кабинет', 'moved-away': 'в другом кабинете', retimed: 'другое время', merged: 'классы вместе', replaced: 'замена', added: 'дополнительный' } satisfies Record<ChangeKind, string>,
    age: (age: string, source: string) => `${age}, ${source}`, sources: { panel: 'панель', import: 'из файла', journal: 'из журнала' },
  },
  change: {
    title: (subject: string, who: string) => `${subject}, ${who}`, lead: (date: string, time: string) => `${date}, ${time}. Замена действует только в этот день.`, what: 'Что меняется', cancelled: 'Урока не будет', replaced: 'Урок идёт иначе', merged: 'Класс идёт на другой урок',
    subject: 'Предмет', teacher: 'Учитель', room: 'Кабинет', period: 'Урок', start: 'Начало', end: 'Конец', byBells: 'По звонкам', asPlanned: 'Как по плану', mergedInto: 'На какой урок', nobodyToJoin: 'В это время нет другого урока.', note: 'Пояснение', noteHint: 'Увидят в панели.', titleAdded: 'Дополнительный урок', leadAdded: (date: string) => `${date}. Урок будет только в этот день.`, subjectName: 'Как называется', nothingChanged: 'Ничего не изменено. Укажите, что в уроке другое.', noBell: 'В этот день для этого урока нет звонка, доски его не покажут. Укажите начало и конец.', savedAdded: 'Дополнительный урок на досках.', removedAdded: 'Дополнительный урок удалён.',
    save: 'Сохранить замену', remove: 'Вернуть по плану', saved: 'Замена на досках.', removed: 'Урок снова по плану.', timeProblem: 'Укажите и начало, и конец; конец позже начала.', mergeProblem: 'Выберите урок.',
  },
  bells: {
    sets: 'Наборы звонков', addSet: 'Добавить набор', newSet: 'Новый набор', name: 'Название', prepare: 'Предварительный звонок, за сколько минут', noPrepare: 'нет', number: 'Урок', start: 'Начало', end: 'Конец', addBell: 'Добавить звонок', removeBell: (number: number) => `Убрать ${number}-й урок`, removeSet: (name: string) => `Удалить набор «${name}»`, inUse: 'Набор используется в правилах или в календаре.',
    rules: 'Кто по каким звонкам учится', rulesLead: 'Правила читаются сверху вниз; если подходят несколько, действует последнее.', addRule: 'Добавить правило', set: 'Набор', building: 'Здание', anyBuilding: 'Любое', grades: 'Классы (параллели)', gradesExample: 'все или 1, 5-9', gradesHint: 'Например: 1, 5-9. Пусто: все.', weekdays: 'Дни', everyDay: 'Все дни', shift: 'Смена', anyShift: 'Любая', from: 'С', until: 'По', removeRule: (number: number) => `Удалить правило ${number}`, up: (number: number) => `Правило ${number} выше`, down: (number: number) => `Правило ${number} ниже`, rule: (number: number) => `Правило ${number}`,
    save: 'Сохранить звонки', saved: 'Звонки сохранены.', reset: 'Отменить правку',
  },
  calendar: {
    holidays: 'Каникулы и праздники', addHoliday: 'Добавить каникулы', name: 'Название', first: 'Первый день', last: 'Последний день', remove: (name: string) => `Удалить «${name}»`, newHoliday: 'Каникулы',
    days: 'Особые дни', addDay: 'Добавить особый день', newDay: 'Особый день', date: 'День', kind: 'Что это', kinds: { off: 'Уроков нет', short: 'Другие звонки', 'works-as': 'Учимся по другому дню', exam: 'Экзамен вместо уроков' } satisfies Record<SpecialDay['kind'], string>, bellSet: 'Звонки', worksAs: 'Как', week: 'Неделя', usualWeek: 'По порядку', grades: 'Классы (параллели)',
    terms: 'Четверти', addTerm: 'Добавить четверть', newTerm: 'Четверть', rotation: 'Чередование недель', rotationOff: 'Недели одинаковые', rotationOn: 'Недели чередуются', anchor: 'Первая неделя начинается в понедельник', weekNames: 'Названия недель', weekName: (number: number) => `Неделя ${number}`, addWeek: 'Добавить неделю', removeWeek: 'Убрать последнюю неделю',
    save: 'Сохранить календарь', saved: 'Календарь сохранён.', reset: 'Отменить правку', none: 'Пока ничего нет.',
  },
  faults: {
    malformed: (where: string) => `Поле «${where}» заполнено неверно. Исправьте его и сохраните снова.`, 'unknown-zone': (zone: string) => `Часовой пояс «${zone}» неизвестен. Выберите пояс из списка, например Europe/Moscow.`,
    'bells-overlap': (set: string, number: number) => `Набор «${set}»: ${number}-й урок накладывается на соседний. Исправьте время.`, 'no-bell': (period: number) => `Для ${period}-го урока нет звонка. Добавьте его в набор звонков или выберите другой урок.`,
    'repeated-id': (id: string) => `Номер «${id}» встречается дважды. Уберите один из двух.`, 'anchor-no-monday': 'Чередование недель начинается с понедельника. Выберите понедельник.', 'ends-before-start': 'Конец раньше начала. Исправьте даты.',
    'unknown-reference': (id: string) => `«${id}» больше нет. Выберите другое значение.`, 'too-large': 'Расписание слишком большое: сервер хранит до 1 МБ. Удалите старые замены и уроки прошлых лет.', unknown: 'Этого уже нет: кто-то изменил раньше. Список обновлён.',
  },
}
