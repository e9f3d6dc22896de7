import type { CourseField, TableField, TimetableForm } from '../../../contract/timetable-import'

/** Files with timetables: their names, what a refused sender reads, and the examples of the tables to fill in. */
export const timetableRu = {
  technicianOnly: 'Расписание загружает техник: попросите его или войдите под его именем.',
  files: {
    csv: 'Расписание', xlsx: 'Расписание', asc: 'Расписание aSc', schedule: 'Расписание Schedule', calendar: 'Каникулы и экзамены', 'template-csv': 'Шаблон расписания', 'template-xlsx': 'Шаблон расписания',
    'course-template-csv': 'Шаблон КТП', 'course-template-xlsx': 'Шаблон КТП',
  } satisfies Record<TimetableForm, string>,
  tableExamples: [
    { weekday: 'Понедельник', period: '1', start: '08:30', end: '09:15', class: '8 Б', subject: 'Физика', teacher: 'Орлова М. В.', room: '204' },
    { weekday: 'Понедельник', period: '2', start: '09:25', end: '10:10', class: '8 Б', group: '1 группа', subject: 'Английский язык', teacher: 'Ким П. С.', room: '301', weeks: '1' },
  ] as Partial<Record<TableField, string>>[],
  courseExamples: [
    { number: '1', date: '01.09.2026', section: 'Тепловые явления', topic: 'Тепловое движение. Температура', hours: '1', homework: '§ 1' },
    { number: '2', date: '03.09.2026', section: 'Тепловые явления', topic: 'Внутренняя энергия', hours: '2', homework: '§ 2–3' },
  ] as Partial<Record<CourseField, string>>[],
}
