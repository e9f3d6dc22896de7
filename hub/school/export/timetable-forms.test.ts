import { describe, expect, test } from 'vitest'
import { timetableForms } from '#shared/contract/timetable-import'
import type { Timetable } from '#shared/domain/timetable/schema'
import { hubEn } from '#shared/text/hub/en'
import { hubRu } from '#shared/text/hub/ru'
import { readTimetableFile } from '../import/read-file'
import { writeTimetable } from './timetable-forms'

const school: Timetable = {
  version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [{ id: 'c8b', name: '8 Б', grade: 8 }], rooms: [{ id: 'r204', name: '204' }], bellSets: [{ id: 'usual', name: '1', bells: [{ number: 1, start: '08:30', end: '09:15' }] }], bellRules: [], terms: [],
  calendar: { holidays: [{ id: 'h', name: 'Каникулы', from: '2026-12-28', until: '2027-01-11' }], days: [] }, lessons: [{ id: 'l1', weekday: 1, period: 1, classIds: ['c8b'], subject: 'physics', roomId: 'r204' }], changes: [],
}
const kinds = { csv: 'table', xlsx: 'table', asc: 'asc', schedule: 'schedule', calendar: 'calendar', 'template-csv': 'table', 'template-xlsx': 'table', 'course-template-csv': 'course-plan', 'course-template-xlsx': 'course-plan' }

describe.each([['ru', hubRu], ['en', hubEn]] as const)('in %s', (language, { timetable }) => {
  test.each(timetableForms)('%s is read back as what it is, without a remark', async form => {
    const { bytes } = await writeTimetable(form, { id: 's', name: 'Школа', timetable: school }, language, timetable, Date.parse('2026-11-26T08:00:00Z'))
    const read = await readTimetableFile(bytes, { timeZone: school.timeZone, today: '2026-11-27', bells: school.bellSets[0]!.bells })
    if (!read.ok) throw new Error(JSON.stringify(read.fault))
    expect(read.value.kind).toBe(kinds[form])
    if (read.value.kind === 'course-plan') expect(read.value.course).toMatchObject({ missing: [], warnings: [], courses: [{ lessons: [{}, {}, {}] }] })
    else expect((read.value.kind === 'table' ? read.value.table : read.value).draft.warnings).toEqual([])
    if (form === 'template-csv' && read.value.kind === 'table') expect(read.value.table.draft.lessons).toMatchObject([{ weekday: 1, period: 1 }, { weekday: 1, period: 2, weeks: [1] }])
  })
})
