import { expect, test } from 'vitest'
import { packagePlace } from './package-place'

const course = JSON.stringify({ at: 'sco2', parts: { sco1: { 'cmi.core.lesson_location': 'p1' }, sco2: { 'cmi.core.lesson_location': 'p7', 'cmi.suspend_data': 'answers of the class' } } })

test.each<[string, Parameters<typeof packagePlace>, ReturnType<typeof packagePlace>]>([
  ['a course: its part and its own place, and nothing else of what it keeps', [{ index: 1, title: 'Лёд' }, course], { kind: 'part', part: 2, title: 'Лёд', spot: 'p7' }],
  ['a course that told of no part', [undefined, course], { kind: 'part', part: 1, title: '', spot: 'p7' }],
  ['SCORM 2004', [undefined, JSON.stringify({ at: 'a', parts: { a: { 'cmi.location': '12' } } })], { kind: 'part', part: 1, title: '', spot: '12' }],
  ['a package that keeps no place', [{ index: 0, title: '' }, '{"at":1}'], { kind: 'part', part: 1, title: '', spot: undefined }],
  ['a stranger’s text', [undefined, 'not JSON'], undefined],
  ['nothing', [undefined, undefined], undefined],
])('%s', (_what, given, place) => expect(packagePlace(...given)).toEqual(place))
