import type { Subject } from '../domain/subject'

/** Names of subjects as timetables print them. */
export const subjectNames: Record<'ru' | 'en', Record<Subject, string>> = {
  ru: {
    russian: 'Русский язык', literature: 'Литература', maths: 'Математика', algebra: 'Алгебра', geometry: 'Геометрия',
    physics: 'Физика', chemistry: 'Химия', biology: 'Биология', geography: 'География', history: 'История',
    social: 'Обществознание', informatics: 'Информатика', english: 'Английский язык', music: 'Музыка', art: 'ИЗО',
    technology: 'Труд (технология)', sport: 'Физкультура', safety: 'ОБЗР', world: 'Окружающий мир', other: 'Другое',
  },
  en: {
    russian: 'Russian', literature: 'Literature', maths: 'Mathematics', algebra: 'Algebra', geometry: 'Geometry',
    physics: 'Physics', chemistry: 'Chemistry', biology: 'Biology', geography: 'Geography', history: 'History',
    social: 'Social studies', informatics: 'Computing', english: 'English', music: 'Music', art: 'Art',
    technology: 'Technology', sport: 'Physical education', safety: 'Safety', world: 'World around us', other: 'Other',
  },
}
