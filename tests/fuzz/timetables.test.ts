import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTimetable } from '#shared/domain/timetable/parse'
import type { Timetable } from '#shared/domain/timetable/schema'
import { planImport } from '../../hub/school/import/import-plan'
import { readTimetableFile } from '../../hub/school/import/read-file'
import { fixturesOf, timetableFixture } from '../../hub/school/import/testing/timetable-fixture'
import { differencesOf } from '../../hub/school/import/timetable-differences'
import { mutated, mutation } from './mutations'
import { timeoutMs, tryInputs } from './try-inputs'

const school: Timetable = {
  version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [{ id: 'c8b', name: '8 Б', grade: 8 }], rooms: [{ id: 'r204', name: '204' }], bellSets: [{ id: 'usual', name: '1', bells: [{ number: 1, start: '08:30', end: '09:15' }] }],
  bellRules: [], terms: [], calendar: { holidays: [], days: [] }, lessons: [{ id: 'l1', weekday: 1, period: 1, classIds: ['c8b'], subject: 'physics', roomId: 'r204' }], changes: [],
}
const moment = { today: '2026-11-26', at: '2026-11-26T08:00:00.000Z' }

describe('timetables neither crash nor hang, and what is planned is a sound timetable', () => {
  test.each(['asc', 'schedule', 'csv', 'xlsx', 'ics', 'course-plan'])('%s', async format => {
    const files = fixturesOf(format).map(timetableFixture)
    await tryInputs(`timetable ${format}`, [fc.constantFrom(...files), mutation, fc.constantFrom('all' as const, 'classes' as const)], async (whole, changes, scope) => {
      const read = await readTimetableFile(mutated(whole, changes), { timeZone: school.timeZone, today: '2026-11-27', bells: school.bellSets[0]!.bells })
      if (!read.ok || read.value.kind === 'course-plan') return
      const { draft } = read.value.kind === 'table' ? read.value.table : read.value
      const { next } = planImport(draft, school, { scope, days: Object.fromEntries(draft.days.map(({ title }, index) => [title, index % 2 === 0 ? 'holiday' : 'exam'])) }, moment)
      const judged = parseTimetable(next)
      expect(judged.ok ? undefined : judged.fault).toBeUndefined()
      expect(differencesOf(next, planImport(draft, next, { scope }, moment).next)).toMatchObject({ added: 0, newClasses: [], newRooms: [] })
    })
  }, timeoutMs)
})
