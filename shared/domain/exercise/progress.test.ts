import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check, emptyProgress, exerciseProgressSchema, goToTask, progressOf, respond, reveal, tryAgain, type ExerciseProgress } from './progress'
import { rightResponse } from './response'
import { taskSchema } from './task'
import { arbitraryResponse, arbitraryTask } from './testing/arbitrary-task'
import { tasks } from './testing/tasks'

const match = taskSchema.parse(tasks.match)
const half = { kind: 'match', picks: { a: 'one', b: 'three' } } as const
const phase = (progress: ExerciseProgress) => progressOf(progress, match).phase

test('an answer is checked on command, and a new one is not judged by itself', () => {
  const checked = check(respond(emptyProgress, match, half), match)
  expect(phase(checked)).toBe('checked')
  expect(phase(respond(checked, match, { ...half, picks: { a: 'one' } }))).toBe('open')
})
test('an empty answer is not judged', () => expect(check(emptyProgress, match)).toBe(emptyProgress))
test('trying again keeps what was right', () => {
  const again = tryAgain(check(respond(emptyProgress, match, half), match), match)
  expect(progressOf(again, match)).toEqual({ response: { kind: 'match', picks: { a: 'one' } }, phase: 'open', round: 0 })
})
test('after the answer was seen, trying again begins anew and shuffles afresh', () => {
  const again = tryAgain(reveal(respond(emptyProgress, match, half), match), match)
  expect(progressOf(again, match)).toEqual({ response: { kind: 'match', picks: {} }, phase: 'open', round: 1 })
})
test('a revealed task takes no answers', () => {
  const revealed = reveal(respond(emptyProgress, match, half), match)
  expect(respond(revealed, match, rightResponse(match))).toBe(revealed)
})
test('a task that became one of another kind begins anew', () => {
  const other = taskSchema.parse({ ...tasks.single, id: 'match' })
  expect(progressOf(respond(emptyProgress, match, half), other)).toMatchObject({ phase: 'open', response: { kind: 'single', choices: [] } })
})
test('there is no task before the first and none after the last', () => {
  expect(goToTask(emptyProgress, -1, [match, match]).task).toBe(0)
  expect(goToTask(emptyProgress, 9, [match, match]).task).toBe(1)
})

test('whatever a class does, the progress can be kept and read again', () => {
  const step = fc.oneof(
    arbitraryResponse.map(response => ({ kind: 'respond' as const, response })),
    fc.constantFrom({ kind: 'check' as const }, { kind: 'reveal' as const }, { kind: 'again' as const }),
  )
  fc.assert(fc.property(arbitraryTask, fc.array(step, { maxLength: 12 }), (task, steps) => {
    let progress = emptyProgress
    for (const each of steps) {
      if (each.kind === 'respond') progress = respond(progress, task, each.response)
      else progress = { check, reveal, again: tryAgain }[each.kind](progress, task)
      expect(exerciseProgressSchema.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress)
    }
  }))
})
