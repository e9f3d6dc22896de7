import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictsOf, WeekClashes } from './conflicts'
import { timetableOf } from './testing/timetable-of'

const bells = [1, 2, 3, 4].map(number => ({ number, start: `${String(8 + number).padStart(2, '0')}:00`, end: `${String(8 + number).padStart(2, '0')}:45` }))
const late = bells.map(({ number }) => ({ number, start: `${13 + number}:00`, end: `${13 + number}:45` }))
const school = {
  classes: [{ id: 'a', name: '8 А', grade: 8 }, { id: 'b', name: '8 Б', grade: 8 }, { id: 'late', name: '6 А', grade: 6, shift: 2 }], rooms: [{ id: 'r1', name: '1' }, { id: 'r2', name: '2' }],
  bellSets: [{ id: 'usual', name: 'Обычные', bells }, { id: 'late', name: 'Вторая смена', bells: late }], bellRules: [{ bellSetId: 'usual' }, { bellSetId: 'late', shift: 2 }],
}
const lesson = (id: string, more: object = {}) => ({ id, weekday: 1, period: 1, classIds: ['a'], subject: 'physics' as const, ...more })
const timetable = timetableOf({ ...school, lessons: [lesson('room', { classIds: ['b'], roomId: 'r1', teacher: 'Орлова' }), lesson('moving', { period: 3, roomId: 'r1', teacher: 'Орлова' }), lesson('half', { period: 2, group: { name: '1', division: 'язык' } }), lesson('double', { classIds: ['b'], weekday: 2, span: 2, teacher: 'Титов' })] })
const moving = timetable.lessons[1]!
const at = (more: object) => new WeekClashes(timetable).of({ ...moving, ...more }).map(clash => (clash.kind === 'bell' ? 'bell' : `${clash.kind} ${clash.whose} ${clash.other.id}`))

test.each([
  ['where it stands it clashes with nothing, not even with itself', {}, []],
  ['a room and a teacher that are taken', { period: 1 }, ['room r1 room', 'teacher Орлова room']],
  ['its class’s group', { period: 2 }, ['class a half']],
  ['a group of the same division sits beside it', { period: 2, group: { name: '2', division: 'язык' } }, []],
  ['the second period of a double lesson', { weekday: 2, period: 2, teacher: 'Титов' }, ['teacher Титов double']],
  ['another week of the rotation', { period: 1, weeks: [2] }, ['room r1 room', 'teacher Орлова room']],
  ['a period without a bell', { period: 7 }, ['bell']],
  ['the second shift has other hours', { period: 1, classIds: ['late'] }, []],
])('%s', (_what, place, expected) => expect(at(place)).toEqual(expected))

test('a place clashes with another lesson exactly where the whole week would say so', () => {
  const anyLesson = fc.record({ weekday: fc.integer({ min: 1, max: 2 }), period: fc.integer({ min: 1, max: 4 }), classIds: fc.constantFrom(['a'], ['b'], ['a', 'b'], ['late']), roomId: fc.constantFrom(undefined, 'r1', 'r2'), teacher: fc.constantFrom(undefined, 'Орлова', 'Титов'), weeks: fc.constantFrom(undefined, [1], [2]) })
  fc.assert(fc.property(fc.array(anyLesson, { minLength: 2, maxLength: 8 }), drawn => {
    const plan = timetableOf({ ...school, lessons: drawn.map((one, index) => lesson(`l${index}`, JSON.parse(JSON.stringify(one)) as object)) })
    const clashes = new WeekClashes(plan)
    const pairs = plan.lessons.flatMap(one => clashes.of(one).flatMap(clash => (clash.kind === 'bell' ? [] : [`${clash.kind} ${clash.whose} ${[one.id, clash.other.id].sort().join(' ')}`])))
    const told = conflictsOf(plan).map(({ kind, whose, lessonIds }) => `${kind} ${whose} ${lessonIds.toSorted().join(' ')}`)
    expect(new Set(pairs)).toEqual(new Set(told))
    expect(pairs).toHaveLength(2 * told.length)
  }))
})
