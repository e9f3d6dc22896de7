import type { CourseField, TableField } from '../../contract/timetable-import'
import type { Subject } from '../../domain/subject'

/** Headings under which schools' tables keep a lesson's parts: lower case, without marks; `*` at the end takes any ending. The first two are what our own tables write, Russian and English. */
export const tableHeadings: Record<TableField, readonly string[]> = {
  weekday: ['день недели', 'weekday', 'день', 'дни', 'day', 'день нед'],
  period: ['урок', 'period', 'номер урока', 'урок №', '№ урока', '№', '№ п п', 'n', 'lesson number', 'lesson no', 'пара'],
  start: ['начало', 'start', 'время начала', 'начало урока', 'время', 'time', 'starts', 'с'],
  end: ['конец', 'end', 'окончание', 'время окончания', 'конец урока', 'ends', 'по'],
  class: ['класс', 'class', 'классы', 'classes', 'группа классов', 'параллель'],
  group: ['группа', 'group', 'подгруппа', 'subgroup'],
  subject: ['предмет', 'subject', 'дисциплина', 'учебный предмет', 'название предмета', 'course', 'урок предмет'],
  teacher: ['учитель', 'teacher', 'преподаватель', 'педагог', 'фио учителя', 'фио', 'teachers'],
  room: ['кабинет', 'room', 'каб', 'аудитория', 'ауд', 'помещение', 'место', 'classroom', 'rooms'],
  weeks: ['неделя', 'week', 'недели', 'weeks', 'чередование', 'четность', 'чётность'],
  from: ['действует с', 'from', 'с даты', 'дата начала', 'valid from'],
  until: ['действует по', 'until', 'по дату', 'дата окончания', 'valid until'],
  topic: ['тема', 'topic', 'тема урока'],
  span: ['уроков подряд', 'periods', 'длительность', 'кол во уроков', 'span'],
}

/** Headings of a term's plan (КТП). */
export const courseHeadings: Record<CourseField, readonly string[]> = {
  number: ['№', 'number', '№ урока', '№ п п', 'n', 'no', 'номер', 'номер урока', 'урок'],
  date: ['дата', 'date', 'дата план', 'дата по плану', 'дата проведения', 'план', 'сроки'],
  section: ['раздел', 'section', 'раздел программы', 'название раздела', 'модуль', 'глава', 'unit', 'содержательный блок'],
  topic: ['тема', 'topic', 'тема урока', 'название темы', 'темы уроков', 'содержание', 'тема занятия', 'lesson topic'],
  hours: ['часы', 'hours', 'кол во часов', 'количество часов', 'часов', 'ч', 'час'],
  homework: ['домашнее задание', 'homework', 'дз', 'д з', 'задание на дом', 'дом задание'],
  material: ['материал', 'material', 'материалы', 'materials', 'эор', 'электронные ресурсы', 'цор', 'ресурсы', 'электронные образовательные ресурсы'],
  class: ['класс', 'class'],
  subject: ['предмет', 'subject'],
  group: ['группа', 'group', 'подгруппа'],
}

/** Monday first; each as tables shorten it. */
export const weekdayWords: readonly (readonly string[])[] = [
  ['понедельник', 'monday', 'пн', 'пнд', 'пон', 'mon', 'mo'],
  ['вторник', 'tuesday', 'вт', 'втр', 'вто', 'tue', 'tu'],
  ['среда', 'wednesday', 'ср', 'срд', 'сре', 'wed', 'we'],
  ['четверг', 'thursday', 'чт', 'чтв', 'чет', 'thu', 'th'],
  ['пятница', 'friday', 'пт', 'птн', 'пят', 'fri', 'fr'],
  ['суббота', 'saturday', 'сб', 'сбт', 'суб', 'sat', 'sa'],
  ['воскресенье', 'sunday', 'вс', 'вск', 'вос', 'sun', 'su'],
]

/** Words for every week, and for the weeks of a rotation in their order. */
export const everyWeekWords: readonly string[] = ['каждая', 'все', 'еженедельно', 'every', 'all']
export const weekWords: readonly (readonly string[])[] = [
  ['1', 'a', 'а', 'i', 'нечетная', 'нечет', 'нч', 'odd', 'числитель', 'первая', '1 неделя', 'неделя 1', 'неделя а', 'неделя a', 'week a'],
  ['2', 'b', 'б', 'в', 'ii', 'четная', 'чет', 'ч', 'even', 'знаменатель', 'вторая', '2 неделя', 'неделя 2', 'неделя б', 'неделя b', 'week b'],
  ['3', 'c', 'iii', 'третья', '3 неделя', 'неделя 3', 'week c'],
  ['4', 'd', 'iv', 'четвертая', '4 неделя', 'неделя 4', 'week d'],
]

/** Titles of calendar entries that are days without lessons. */
export const holidayTitle = /каникул|праздник|выходн|нерабоч|карантин|день народного единства|день победы|день защитника|новый год|новогодн|рождество|день россии|весны и труда|holiday|vacation|break|no school|closed|day off/i

/** A room written into a lesson's cell, and a half of a class. */
export const roomInCell = /(?:^|[\s,;(])(?:каб(?:инет)?|ауд|room)\.?\s*№?\s*([\p{L}\d][\p{L}\d./-]{0,15})\)?\s*$/iu
export const groupInCell = /[\s,(]*((?:\d|I{1,3})\s*-?\s*(?:я\s+)?(?:п\/?)?(?:гр(?:уппа)?|подгр(?:уппа)?|group)\.?)\)?/iu

/** Beginnings by which a subject's name is known; the longest that fits wins. */
export const subjectBeginnings: Record<Exclude<Subject, 'other'>, readonly string[]> = {
  russian: ['русск', 'рус яз', 'родной русск', 'родной яз', 'развитие речи', 'обучение грамоте', 'азбука', 'письмо', 'russian'],
  literature: ['литерат', 'лит ра', 'лит чт', 'чтение', 'родная литер', 'literature', 'reading'],
  maths: ['матем', 'вероятн', 'вис', 'теория вероятн', 'статистик', 'math'],
  algebra: ['алгебр', 'алг', 'algebra'],
  geometry: ['геометр', 'геом', 'geometry'],
  physics: ['физика', 'физ ка', 'астроном', 'physics', 'astronomy'],
  chemistry: ['хим', 'chemistry'],
  biology: ['биол', 'biology'],
  geography: ['геогр', 'geography'],
  history: ['истор', 'ист', 'история россии', 'всеобщ', 'history'],
  social: ['общест', 'общ во', 'обществозн', 'право', 'экономик', 'social'],
  informatics: ['информ', 'инф', 'икт', 'программиров', 'computing', 'informatics', 'computer science', 'ict'],
  english: ['англ', 'иностран', 'ин яз', 'немец', 'француз', 'второй иностр', 'китайск', 'испан', 'english', 'foreign', 'german', 'french'],
  music: ['музык', 'муз', 'пение', 'music'],
  art: ['изо', 'изобраз', 'рисов', 'мхк', 'искусств', 'art'],
  technology: ['технол', 'труд', 'черчен', 'робототехн', 'technology'],
  sport: ['физкульт', 'физическая культ', 'физ ра', 'физ культ', 'физра', 'фк', 'физ кул', 'физ', 'sport', 'physical education', 'pe'],
  safety: ['обж', 'обзр', 'основы безопас', 'safety'],
  world: ['окруж', 'природовед', 'естеств', 'world'],
}
