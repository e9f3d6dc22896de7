import type { timetableRu } from '../ru/timetable'

export const timetableEn: typeof timetableRu = {
  technicianOnly: 'Timetables are brought in by the technician: ask them, or sign in under their name.',
  files: {
    csv: 'Timetable', xlsx: 'Timetable', asc: 'Timetable aSc', schedule: 'Timetable Schedule', calendar: 'Holidays and exams', 'template-csv': 'Timetable template', 'template-xlsx': 'Timetable template',
    'course-template-csv': 'Term plan template', 'course-template-xlsx': 'Term plan template',
  },
  tableExamples: [
    ['Monday', '1', '08:30', '09:15', '8 B', '', 'Physics', 'Orlova M.', '204', '', '', '', '', ''],
    ['Monday', '2', '09:25', '10:10', '8 B', 'group 1', 'English', 'Kim P.', '301', '1', '', '', '', ''],
  ],
  courseExamples: [
    ['1', '2026-09-01', 'Heat', 'Thermal motion. Temperature', '1', '§ 1', ''],
    ['2', '2026-09-03', 'Heat', 'Internal energy', '2', '§ 2–3', ''],
  ],
}
