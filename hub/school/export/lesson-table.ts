import { tableFields, type CourseField, type TableField } from '#shared/contract/timetable-import'
import { bellSetOf } from '#shared/domain/timetable/bells'
import { addDays, mondayOf } from '#shared/domain/timetable/dates'
import type { PlannedLesson, Timetable } from '#shared/domain/timetable/schema'
import { courseHeadings, tableHeadings, weekdayWords } from '#shared/text/import/recognised-words'
import { subjectNames } from '#shared/text/subjects'

export type ExportLanguage = 'ru' | 'en'
const capital = (word: string): string => word.charAt(0).toLocaleUpperCase('ru') + word.slice(1)
const place = { ru: 0, en: 1 } as const

/** Our own head of a lesson table; the import knows it in both languages. */
const tableHead = (language: ExportLanguage): string[] => tableFields.map(field => capital(tableHeadings[field][place[language]]!))
/** Columns of a term plan as schools write them; class and subject may be left out there. */
const courseColumns = ['number', 'date', 'section', 'topic', 'hours', 'homework', 'material'] as const
const courseHead = (language: ExportLanguage): string[] => courseColumns.map(field => capital(courseHeadings[field][place[language]]!))

export const displayedSubject = ({ subject, subjectName }: Pick<PlannedLesson, 'subject' | 'subjectName'>, language: ExportLanguage): string => subjectName ?? subjectNames[language][subject]

/** Tables to fill in: our head and two rows that show how. */
export const tableTemplate = (language: ExportLanguage, examples: readonly Partial<Record<TableField, string>>[]): string[][] => [tableHead(language), ...examples.map(row => tableFields.map(field => row[field] ?? ''))]
export const courseTemplate = (language: ExportLanguage, examples: readonly Partial<Record<CourseField, string>>[]): string[][] => [courseHead(language), ...examples.map(row => courseColumns.map(field => row[field] ?? ''))]

/** One lesson a row, in order of classes and days; times are those of the lesson's first class in the week of `today`. */
export function lessonRows(timetable: Timetable, language: ExportLanguage, today: string): string[][] {
  const { classes, rooms } = timetable
  const order = new Intl.Collator(language, { numeric: true })
  const rows = timetable.lessons.map(lesson => {
    const first = classes.find(({ id }) => id === lesson.classIds[0])
    const bells = bellSetOf(timetable, addDays(mondayOf(today), lesson.weekday - 1), lesson.weekday, { grade: first?.grade, shift: first?.shift ?? 1, buildingId: first?.buildingId })?.bells ?? []
    const bell = bells.find(({ number }) => number === lesson.period)
    const cells: Record<TableField, string> = {
      weekday: capital(weekdayWords[lesson.weekday - 1]![place[language]]!), period: String(lesson.period), start: bell?.start ?? '', end: bell?.end ?? '',
      class: lesson.classIds.map(id => classes.find(one => one.id === id)?.name ?? id).join(', '), group: lesson.group?.name ?? '', subject: displayedSubject(lesson, language),
      teacher: [...(lesson.teacher ? [lesson.teacher] : []), ...(lesson.coTeachers ?? [])].join(', '), room: rooms.find(({ id }) => id === lesson.roomId)?.name ?? '',
      weeks: lesson.weeks?.join(', ') ?? '', from: lesson.from ?? '', until: lesson.until === undefined ? '' : addDays(lesson.until, -1), topic: lesson.topic ?? '', span: lesson.span === undefined ? '' : String(lesson.span),
    }
    return { cells, key: [cells.class, lesson.weekday, lesson.period, cells.group] as const }
  })
  rows.sort((a, b) => order.compare(a.key[0], b.key[0]) || a.key[1] - b.key[1] || a.key[2] - b.key[2] || order.compare(a.key[3], b.key[3]))
  return [tableHead(language), ...rows.map(({ cells }) => tableFields.map(field => cells[field]))]
}
