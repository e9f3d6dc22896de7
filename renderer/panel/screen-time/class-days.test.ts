import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { screenNormsSchema } from '#shared/domain/screen-norms'
import type { SeenRow } from '#shared/domain/screen-time'
import { classDays, csvOf } from './class-days'
import { lastDays } from './days'

const norms = screenNormsSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/screen-norms.json'), 'utf8')))
const row = (className: string, start: string, minutes: number, more: Partial<SeenRow> = {}): SeenRow => ({ date: '2026-11-26', className, start, surface: 'panel', seconds: minutes * 60, ...more })

test('two screens of one lesson count together, and the longest lesson decides', () => {
  expect(classDays({ rows: [row('8 Б', '08:30', 10), row('8 Б', '08:30', 11, { surface: 'panel' }), row('8 Б', '10:20', 4)], norms, grades: { '8 Б': 8 } })).toEqual([
    { date: '2026-11-26', className: '8 Б', lessons: [{ start: '08:30', minutes: 21 }, { start: '10:20', minutes: 4 }], longestMinutes: 21, dayMinutes: 25, norm: { lesson: 25, day: 100 }, state: 'near' },
  ])
})

test.each([
  ['within', [row('2 А', '08:30', 7)]],
  ['near', [row('2 А', '08:30', 8)]],
  ['over', [row('2 А', '08:30', 10)]],
  ['over', [row('2 А', '08:30', 7), row('2 А', '09:25', 7), row('2 А', '10:20', 7), row('2 А', '11:20', 9)]],
  ['within', [row('2 А', '08:30', 10, { surface: 'board' })]], // a board has twenty minutes
  ['unknown', [row('кружок', '08:30', 300)]],
] as const)('a class is %s', (state, rows) => expect(classDays({ rows, norms, grades: {} })[0]?.state).toBe(state))

test('the newest day comes first, and 10 А after 9 Б', () => {
  const rows = [row('10 А', '08:30', 1), row('9 Б', '08:30', 1), row('9 Б', '08:30', 1, { date: '2026-11-27' })]
  expect(classDays({ rows, norms, grades: {} }).map(({ date, className }) => `${date} ${className}`)).toEqual(['2026-11-27 9 Б', '2026-11-26 9 Б', '2026-11-26 10 А'])
})

test('a spreadsheet takes no formula from a class’s name', () => {
  expect(csvOf(['a', 'b'], [['=1+1', 5], ['x;"y"', -3]])).toBe('\uFEFFa;b\r\n\'=1+1;5\r\n"x;""y""";-3\r\n')
})

test('a week ends with its day', () => expect([lastDays('2026-03-01', 7), lastDays('2026-03-01', 1)]).toEqual(['2026-02-23', '2026-03-01']))
