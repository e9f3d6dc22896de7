import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packageDataLimit } from '#shared/contract/package-limits'
import { emptyMemory, keepable, readMemory, resultOf, resumed, writeMemory } from './scorm-data'

describe('what a course keeps', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.string())), fc.option(fc.string(), { nil: undefined }), (parts, at) => {
        const text = writeMemory({ at, parts })
        if (text !== undefined) expect(readMemory(text)).toEqual(JSON.parse(JSON.stringify({ at, parts })))
      }),
    )
  })
  test('is empty when the text is none of ours', () => {
    for (const text of [undefined, '', 'null', '[]', '{"parts":null}', '{', '5']) expect(readMemory(text).parts).toEqual({})
    expect(readMemory('{"at":5,"parts":{}}')).toEqual(emptyMemory)
  })
  test('drops single answers before it drops everything', () => {
    const elements = { 'cmi.suspend_data': 'x'.repeat(1_000), 'cmi.interactions.0.student_response': 'y'.repeat(packageDataLimit) }
    const text = writeMemory({ at: 'a', parts: { a: elements } })!
    expect(readMemory(text).parts).toEqual({ a: { 'cmi.suspend_data': elements['cmi.suspend_data'] } })
    expect(writeMemory({ at: 'a', parts: { a: { 'cmi.suspend_data': 'x'.repeat(packageDataLimit) } } })).toBeUndefined()
  })
  test('leaves out who learns, what is told at launch, and empty lists, which the run-time cannot read back', () => {
    const flat = {
      'cmi.core.lesson_location': '3', 'cmi.core.score.raw': 80, 'cmi.core.student_id': 'x', 'cmi.learner_name': 'x', 'cmi.comments': 'x', 'cmi.comments_from_learner.0.comment': 'x', 'cmi.launch_data': 'x', 'cmi.core.session_time': '00:01:00',
      'cmi.core.entry': '', 'cmi.interactions': {}, 'cmi.interactions.0.correct_responses': [], 'cmi.core.total_time': '00:10:00',
    }
    expect(keepable(flat)).toEqual({ 'cmi.core.lesson_location': '3', 'cmi.core.score.raw': '80', 'cmi.core.total_time': '00:10:00' })
    expect(resumed('2004', { 'cmi.location': '3' })).toEqual({ 'cmi.location': '3', 'cmi.entry': 'resume' })
  })
})

describe('the result of a course', () => {
  const of = (version: '1.2' | '2004', count: number, ...parts: Record<string, string>[]) => resultOf(version, { at: undefined, parts: Object.fromEntries(parts.map((part, index) => [index, part])) }, count)
  test.each([
    ['nothing yet', of('1.2', 1), undefined],
    ['points out of their maximum', of('1.2', 1, { 'cmi.core.score.raw': '4', 'cmi.core.score.max': '5', 'cmi.core.lesson_status': 'passed' }), { score: 4, max: 5, outcome: 'passed' }],
    ['points without a maximum are of 100', of('1.2', 1, { 'cmi.core.score.raw': '80', 'cmi.core.lesson_status': 'incomplete' }), { score: 80, max: 100, outcome: 'incomplete' }],
    ['a scaled score', of('2004', 1, { 'cmi.score.scaled': '0.75', 'cmi.success_status': 'unknown', 'cmi.completion_status': 'completed' }), { score: 75, max: 100, outcome: 'completed' }],
    ['success counts before completion', of('2004', 1, { 'cmi.success_status': 'failed', 'cmi.completion_status': 'completed' }), { outcome: 'failed' }],
    ['one of two parts is not the course', of('1.2', 2, { 'cmi.core.lesson_status': 'passed' }), { outcome: 'incomplete' }],
    ['one failed part fails it', of('1.2', 2, { 'cmi.core.lesson_status': 'passed' }, { 'cmi.core.lesson_status': 'failed' }), { outcome: 'failed' }],
    ['points of the parts add up', of('1.2', 2, { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '3', 'cmi.core.score.max': '4' }, { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '1', 'cmi.core.score.max': '2' }), { score: 4, max: 6, outcome: 'passed' }],
    ['a score that is no number is none', of('1.2', 1, { 'cmi.core.score.raw': 'много' }), { outcome: 'incomplete' }],
  ])('%s', (_what, result, expected) => expect(result).toEqual(expected))
})
