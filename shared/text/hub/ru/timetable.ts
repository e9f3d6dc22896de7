import type { TimetableForm } from '../../../contract/timetable-import'

/** Files with timetables: their names, what a refused sender reads, and the examples of the tables to fill in. */
export const timetableRu = {
  technicianOnly: 'Расписание загружает техник: попросите его или войдите под его именем.',
  files: {
    csv: 'Расписание', xlsx: 'Расписание', asc: 'Расписание aSc', schedule: 'Расписание Schedule', calendar: 'Каникулы и экзамены', 'template-csv': 'Шаблон расписания', 'template-xlsx': 'Шаблон расписания',
    'course-template-csv': 'Шаблон КТП', 'course-template-xlsx': 'Шаблон КТП',
  } satisfies Record<TimetableForm, string>,
  tableExamples: [
    ['Понедельник', '1', '08:30', '09:15', '8 Б', '', 'Физика', 'Орлова М. В.', '204', '', '', '', '', ''],
    ['Понедельник', '2', '09:25', '10:10', '8 Б', '1 группа', 'Английский язык', 'Ким П. С.', '301', '1', '', '', '', ''],
  ],
  courseExamples: [
    ['1', '01.09.2026', 'Тепловые явления', 'Тепловое движение. Температура', '1', '§ 1', ''],
    ['2', '03.09.2026', 'Тепловые явления', 'Внутренняя энергия', '2', '§ 2–3', ''],
  ],
}
