import type { timetableRu } from '../ru/timetable'

export const timetableEn: typeof timetableRu = {
  technicianOnly: 'Timetables are brought in by the technician: ask them, or sign in under their name.',
  files: {
    csv: 'Timetable', xlsx: 'Timetable', asc: 'Timetable aSc', schedule: 'Timetable Schedule', calendar: 'Holidays and exams', 'template-csv': 'Timetable template', 'template-xlsx': 'Timetable template',
    'course-template-csv': 'Term plan template', 'course-template-xlsx': 'Term plan template',
  },
  tableExamples: [
    { weekday: 'Monday', period: '1', start: '08:30', end: '09:15', class: '8 B', subject: 'Physics', teacher: 'Orlova M.', room: '204' },
    { weekday: 'Monday', period: '2', start: '09:25', end: '10:10', class: '8 B', group: 'group 1', subject: 'English', teacher: 'Kim P.', room: '301', weeks: '1' },
  ],
  courseExamples: [
    { number: '1', date: '2026-09-01', section: 'Heat', topic: 'Thermal motion. Temperature', hours: '1', homework: '§ 1' },
    { number: '2', date: '2026-09-03', section: 'Heat', topic: 'Internal energy', hours: '2', homework: '§ 2–3' },
  ],
}
