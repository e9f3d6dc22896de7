import type { TimetableForm as Form } from '#shared/contract/timetable-import'
import { localTime } from '#shared/domain/local-time'
import type { Timetable } from '#shared/domain/timetable/schema'
import type { HubText } from '#shared/text/hub/ru'
import { csvOf, xlsxOf } from '../../panel/topic-list'
import { ascXmlOf } from './asc-export'
import { calendarOf } from './calendar-export'
import { courseTemplate, lessonRows, tableTemplate, type ExportLanguage } from './lesson-table'
import { scheduleOf } from './schedule-export'

export interface ExportSchool {
  readonly id: string
  readonly name: string
  readonly timetable: Timetable
}
type Words = HubText['timetable']

const media = {
  csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xml: 'application/xml; charset=utf-8', json: 'application/json; charset=utf-8', ics: 'text/calendar; charset=utf-8',
} as const

/** Writes the timetable in a form that other programs read and our import too, or an empty table with two examples to fill in. */
export async function writeTimetable(form: Form, { id, name, timetable }: ExportSchool, language: ExportLanguage, words: Words, nowMs: number): Promise<{ bytes: Buffer; mediaType: string; extension: keyof typeof media }> {
  const today = localTime(nowMs, timetable.timeZone).date
  const as = (extension: keyof typeof media, bytes: Buffer) => ({ bytes, mediaType: media[extension], extension })
  switch (form) {
    case 'csv': return as('csv', csvOf(lessonRows(timetable, language, today)))
    case 'xlsx': return as('xlsx', await xlsxOf(lessonRows(timetable, language, today)))
    case 'asc': return as('xml', Buffer.from(ascXmlOf(timetable, language)))
    case 'schedule': return as('json', Buffer.from(`${JSON.stringify(scheduleOf({ id, name }, timetable, language, today), null, 2)}\n`))
    case 'calendar': return as('ics', Buffer.from(calendarOf(timetable, new Date(nowMs).toISOString())))
    case 'template-csv': return as('csv', csvOf(tableTemplate(language, words.tableExamples)))
    case 'template-xlsx': return as('xlsx', await xlsxOf(tableTemplate(language, words.tableExamples)))
    case 'course-template-csv': return as('csv', csvOf(courseTemplate(language, words.courseExamples)))
    case 'course-template-xlsx': return as('xlsx', await xlsxOf(courseTemplate(language, words.courseExamples)))
  }
}
