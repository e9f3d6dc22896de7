import type { CourseField, ImportKind, ImportWarning, TableField, TimetableForm, TimetableImportFault } from '../../../contract/timetable-import'
import { pluralRu } from '../../plural'

const n = (count: number, one: string, few: string, many: string): string => `${count} ${pluralRu(count, one, few, many)}`
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)
type Where = Omit<ImportWarning, 'kind'>
/** «Строка 4, столбец „Урок“: »; elements of XML by their name and id. */
const at = ({ row, column, element }: Where): string => {
  const place = [element && `«${element}»`, row !== undefined && `строка ${row}`, column && `столбец «${column}»`].filter(Boolean).join(', ')
  return place ? `${place.charAt(0).toLocaleUpperCase('ru')}${place.slice(1)}: ` : ''
}
const said = ({ value }: Where): string => (value ? `«${value}»` : 'пусто')

/** Bringing a timetable in from a file, and taking it out. */
export const timetableImportRu = {
  tab: 'Файлы',
  open: 'Загрузить из файла…', title: 'Расписание из файла', dialogLead: 'Сначала вы увидите, что изменится. Без вашей команды ничего не сохраняется.',
  drop: 'Перетащите файл сюда', choose: 'Выбрать файл', dropHint: 'aSc Timetables (XML), Schedule (JSON), таблица CSV или XLSX, календарь iCalendar, КТП',
  reading: 'Читаем файл…', again: 'Другой файл', apply: 'Применить', applying: 'Сохраняем…',
  applied: 'Расписание обновлено', appliedCourse: 'КТП сохранён', undo: 'Вернуть как было', undone: 'Расписание снова такое, каким было до загрузки', nothingToUndo: 'Возвращать нечего: расписание уже меняли после этого.',
  takeOut: 'Забрать расписание', takeOutLead: 'Все файлы читает и сама Doska.', templates: 'Шаблоны для заполнения',
  forms: { csv: 'Таблица CSV', xlsx: 'Таблица XLSX', asc: 'aSc Timetables (XML)', schedule: 'Schedule (JSON)', calendar: 'Каникулы и события (iCalendar)', 'template-csv': 'Расписание, CSV', 'template-xlsx': 'Расписание, XLSX', 'course-template-csv': 'КТП, CSV', 'course-template-xlsx': 'КТП, XLSX' } satisfies Record<TimetableForm, string>,
  kinds: { asc: 'aSc Timetables', schedule: 'Schedule из электронного журнала', table: 'Таблица', calendar: 'Календарь', 'course-plan': 'Календарно-тематический план' } satisfies Record<ImportKind, string>,
  counts: ({ classes, rooms, teachers, lessons, days }: { classes: number; rooms: number; teachers: number; lessons: number; days: number }) =>
    [lessons > 0 && n(lessons, 'урок', 'урока', 'уроков'), classes > 0 && n(classes, 'класс', 'класса', 'классов'), teachers > 0 && n(teachers, 'учитель', 'учителя', 'учителей'), rooms > 0 && n(rooms, 'кабинет', 'кабинета', 'кабинетов'), days > 0 && n(days, 'событие', 'события', 'событий')].filter(Boolean).join(', '),
  scope: { label: 'Что заменить', classes: 'Только уроки классов из файла', all: 'Всё расписание: чего нет в файле, будет удалено' },
  columns: {
    title: 'Что в столбцах', lead: 'Ваш выбор запомнится для следующих файлов с такими же заголовками.', missing: (fields: readonly string[]) => `Укажите, где в таблице: ${fields.join(', ')}.`,
    as: 'Это', table: 'расписание', 'course-plan': 'КТП', none: 'не нужно', grid: 'Классы стоят в шапке таблицы, столбцы понятны без настройки.',
  },
  fields: {
    weekday: 'день недели', period: 'номер урока', start: 'начало', end: 'конец', class: 'класс', group: 'группа', subject: 'предмет', teacher: 'учитель', room: 'кабинет', weeks: 'неделя чередования', from: 'действует с', until: 'действует по', topic: 'тема', span: 'уроков подряд',
    number: 'номер', date: 'дата', section: 'раздел', hours: 'часы', homework: 'домашнее задание', material: 'материал',
  } satisfies Record<TableField | CourseField, string>,
  names: {
    title: 'Названия', lead: 'Слева то, что написано в файле, справа то, что это у вас.', classes: 'Классы', rooms: 'Кабинеты', subjects: 'Предметы', newClass: 'новый класс', newRoom: 'новый кабинет', unsure: 'проверьте',
    more: (count: number) => `Ещё ${n(count, 'название совпало', 'названия совпали', 'названий совпали')}`, choose: (name: string) => `Что такое «${name}»`,
  },
  days: { title: 'События', as: { holiday: 'каникулы или выходной', exam: 'экзамен', event: 'событие школы', skip: 'не брать' }, times: (count: number) => (count > 1 ? `${count} раз` : '') },
  differences: {
    title: 'Что изменится', none: 'Ничего не изменится: в файле то же самое, что уже есть.', summary: (added: number, changed: number, removed: number, same: number) => `Новых уроков: ${added}, изменится: ${changed}, исчезнет: ${removed}, останется как есть: ${same}`,
    added: 'новый', changed: 'изменится', removed: 'исчезнет', newClasses: (names: string) => `Новые классы: ${names}`, newRooms: (names: string) => `Новые кабинеты: ${names}`, bells: 'Звонки', bell: (number: number) => `${number}-й урок`, noBell: 'не было', days: 'Новое в календаре',
    changes: (count: number) => `Замен из файла: ${count}`, changesRemoved: (count: number) => `Исчезнет замен к урокам, которых больше нет: ${count}`, weekNames: (names: string) => `Недели чередуются: ${names}`,
    more: (count: number) => `и ещё ${n(count, 'отличие', 'отличия', 'отличий')}`, lesson: (period: number) => `${period}-й урок`, weeks: (weeks: string) => `неделя ${weeks}`, from: (date: string) => `с ${date}`, until: (date: string) => `по ${date}`, noRoom: 'без кабинета',
  },
  course: {
    title: 'Чей это план', class: 'Класс', subject: 'Предмет', group: 'Группа, если план только для неё', needed: 'Выберите класс и предмет: в файле их нет.', summary: (lessons: number, materials: number) => `${n(lessons, 'урок', 'урока', 'уроков')}, ${n(materials, 'материал', 'материала', 'материалов')} из библиотеки`,
    replaced: (count: number) => `Заменит план на ${n(count, 'урок', 'урока', 'уроков')}`, first: 'Первые темы', unknown: 'класс не найден',
  },
  warnings: { title: (count: number) => n(count, 'замечание', 'замечания', 'замечаний'), lead: 'Остальное будет загружено.' },
  warning: {
    'unknown-id': where => `${at(where)}ссылка на ${said(where)}, которого в файле нет. Проверьте запись в aSc и выгрузите снова; остальное в уроке взято.`,
    'unknown-element': where => `${at(where)}такого раздела Doska не знает, он пропущен.`,
    'duplicate-card': where => `${at(where)}карточка записана дважды, взята одна.`,
    'card-without-lesson': where => `${at(where)}у карточки нет урока, она пропущена. Выгрузите файл из aSc заново.`,
    'card-without-day': where => `${at(where)}день ${said(where)} не понят, карточка пропущена. Поставьте её в сетку и выгрузите снова.`,
    'lesson-without-class': where => `${at(where)}нет класса, урок пропущен. Укажите класс и выгрузите снова.`,
    'lesson-without-subject': where => `${at(where)}нет предмета, урок пропущен. Укажите предмет и выгрузите снова.`,
    'room-undecided': where => `${at(where)}кабинет не выбран (подходят ${where.value}). Урок взят без кабинета; поставьте кабинет в карточке.`,
    'term-without-dates': where => `${at(where)}урок идёт не весь год (${where.value}), а дат полугодий у школы нет. Урок взят на весь год; задайте даты и загрузите файл снова.`,
    'no-such-weekday': where => `${at(where)}${said(where)} не похоже на день недели, строка пропущена. Напишите «понедельник» или «пн».`,
    'no-such-period': where => `${at(where)}${said(where)} не похоже на номер урока от 0 до 20, урок пропущен. Напишите число.`,
    'no-such-class': where => `${at(where)}нет класса, пропущено. Напишите класс, например «8 Б».`,
    'no-such-time': where => `${at(where)}время ${said(where)} не понято, пропущено. Напишите «8:30».`,
    'no-such-date': where => `${at(where)}даты ${said(where)} нет, взято без неё. Напишите «01.09.2026».`,
    'no-such-week': where => `${at(where)}неделя ${said(where)} не понята, урок взят на все недели. Напишите «1» или «2».`,
    'no-subject': where => `${at(where)}нет предмета, строка пропущена. Напишите предмет.`,
    'double-row': where => `${at(where)}такая строка уже была (${where.value}), взята одна.`,
    'bells-overlap': where => `${at(where)}звонки пересекаются: ${where.value}. Взят первый; исправьте время.`,
    'bell-guessed': where => `${at(where)}у этого номера урока нет звонка, поставлен ${where.value}. Проверьте звонки.`,
    'period-too-high': where => `${said(where)}-й урок не помещается в день, его уроки пропущены. Задайте для него звонок и загрузите файл снова.`,
    'personal-dropped': where => `В ${where.value} уроках файла были оценки, посещаемость или задания. Они отброшены и нигде не сохранены.`,
    'irregular-lesson': where => `${at(where)}урок идёт не каждую неделю (${where.value}). Он взят с первой по последнюю из этих дат.`,
    'recurrence-unknown': where => `${at(where)}повторение ${said(where)} не понято, взята одна дата. Добавьте остальные даты по одной.`,
    'too-many-repeats': where => `${at(where)}событие без конца, взято ${where.value} повторений. Задайте последнюю дату.`,
    'unknown-zone': where => `Часовой пояс ${said(where)} неизвестен, время взято как местное. Проверьте время событий.`,
    'event-without-date': where => `${at(where)}нет понятной даты или названия (${said(where)}), событие пропущено.`,
    'calendar-full': where => `${at(where)}в календаре больше нет места, ${where.value} и дальше не взято. Удалите прошлые каникулы или возьмите меньше событий.`,
    'material-unknown': where => `${at(where)}материала ${said(where)} в библиотеке нет. Добавьте его и загрузите план снова, или исправьте название.`,
    'material-unclear': where => `${at(where)}материалов ${said(where)} несколько. Напишите вместо названия код материала.`,
    'hours-unknown': where => `${at(where)}${said(where)} не похоже на число часов, взят один час. Напишите число.`,
    more: where => `И ещё ${where.value}. Исправьте эти и загрузите файл снова.`,
  } satisfies Record<ImportWarning['kind'], (where: Where) => string>,
  fault: (fault: TimetableImportFault): string => {
    switch (fault.kind) {
      case 'too-large': return `Файл больше ${megabytes(fault.limitBytes)} МБ: таких расписаний не бывает. Выберите файл с расписанием.`
      case 'too-many-rows': return `В файле больше ${fault.limit} строк. Оставьте в нём только расписание.`
      case 'too-many-names': return `В файле больше ${fault.limit} классов или кабинетов. Проверьте, что в столбцах.`
      case 'not-text': return 'Это не текст и не таблица. Сохраните расписание как XLSX, CSV или XML.'
      case 'not-xml': return 'Это не выгрузка aSc Timetables. В aSc выберите «Файл → Экспорт → aSc Timetables 2012 XML».'
      case 'not-json': return 'Файл JSON испорчен. Скачайте его заново.'
      case 'not-a-workbook': return 'Файл XLSX испорчен или это другой архив. Откройте его в редакторе таблиц и сохраните снова.'
      case 'old-workbook': return 'Это таблица старого вида (XLS). Откройте её и сохраните как XLSX.'
      case 'too-heavy': return `Файл читался дольше ${fault.limitSeconds} с или занял слишком много памяти, поэтому чтение остановлено. Расписание не изменилось. Выгрузите файл без лишних листов и картинок или разделите его.`
      case 'truncated': return 'Файл обрывается на середине. Выгрузите или скачайте его заново.'
      case 'unknown-kind': return 'Такой файл Doska не знает. Подойдут aSc Timetables (XML), Schedule (JSON), CSV, XLSX, iCalendar.'
      case 'empty': return 'В файле нет ни одного урока или события.'
      case 'refused-by-source': return `Вместо расписания журнал ответил отказом: ${fault.words || 'без объяснений'}. Запросите файл снова.`
      case 'unknown': return 'Хаб уже забыл этот файл: он хранит его полчаса. Выберите файл снова.'
      case 'changed-meanwhile': return 'Пока вы смотрели, расписание изменил кто-то другой. Ниже отличия от нового расписания.'
      case 'nothing-to-do': return 'Применять нечего: в файле то же самое, что уже есть.'
      case 'too-much': return `Такое расписание не помещается (${fault.detail}). Загрузите его по частям.`
    }
  },
  unchanged: 'Расписание осталось прежним.', notSent: 'Файл не дошёл до хаба. Проверьте связь и выберите его снова.',
}
