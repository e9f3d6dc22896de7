import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { screenNormsSchema } from './screen-norms'
import { gradeOf, normOf, reachedPercent } from './screen-time'

const norms = screenNormsSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/screen-norms.json'), 'utf8')))

// The table of СанПиН 1.2.3685-21 as the school's facts have it: board lesson/day, panel lesson/day.
test.each([
  [0, '7/20', '5/10'], [1, '20/80', '10/30'], [3, '20/80', '10/30'], [4, '30/90', '15/45'], [5, '30/100', '20/80'], [6, '30/100', '20/80'], [7, '30/100', '25/100'], [9, '30/100', '25/100'], [10, '30/120', '25/100'], [11, '30/120', '25/100'],
])('grade %i may look at a board for %s and at a panel for %s minutes', (grade, board, panel) => {
  const words = (surface: 'board' | 'panel') => { const norm = normOf(norms, grade, [surface])!; return `${norm.lesson}/${norm.day}` }
  expect([words('board'), words('panel')]).toEqual([board, panel])
})

test('of two kinds of screens the larger norm counts', () => expect(normOf(norms, 2, ['panel', 'board', 'panel'])).toEqual({ lesson: 20, day: 80 }))
test('a grade that the table does not know has no norm', () => expect([normOf(norms, undefined, ['panel']), gradeOf('кружок', {}), gradeOf('12 А', {})]).toEqual([undefined, undefined, undefined]))
test.each([['8 Б', 8], ['10А', 10], ['Подготовишки', 0]])('%s is in grade %i', (name, grade) => expect(gradeOf(name, { Подготовишки: 0 })).toBe(grade))
test.each([[479, undefined], [480, 80], [599, 80], [600, 100], [3000, 100]])('%i seconds of ten minutes reach %s per cent', (seconds, percent) => expect(reachedPercent(seconds, 10, norms.warnAt)).toBe(percent))
