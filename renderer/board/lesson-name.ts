import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import { subjectNames } from '#shared/text/subjects'
import type { Language } from '../ui/language'

/** As the school calls the lesson, else the subject's name. */
export const lessonName = ({ subject, subjectName }: Pick<DayLesson, 'subject' | 'subjectName'>, language: Language): string => subjectName ?? subjectNames[language][subject]
