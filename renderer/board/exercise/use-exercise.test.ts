import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import type { ExerciseProgress } from '#shared/domain/exercise/progress'
import { tasks } from '#shared/domain/exercise/testing/tasks'
import { failure, success } from '#shared/result'
import { useBoardStore } from '../stores/board'
import { useExercise } from './use-exercise'

const kept: ExerciseProgress = { task: 0, tasks: { single: { response: { kind: 'single', choices: ['b'] }, phase: 'open', round: 0 } } }
const scope = effectScope()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('Audio', class { volume = 1; muted = false })
  setActivePinia(createPinia())
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a line that comes back while a page still asks how far the class was does not let it forget', async () => {
  const asked: string[] = []
  let isThere = false
  let tell: (connection: 'open' | 'lost') => void = () => {}
  const ask = (name: string) => {
    asked.push(name)
    return Promise.resolve(isThere && name === 'readExercise' ? success(kept) : failure({ kind: 'disconnected' }))
  }
  const door = { ask, on: () => () => {}, connection: () => 'lost', onConnection: (listener: typeof tell) => (tell = listener), reconnect: () => {}, dispose: () => {} } as unknown as Parameters<ReturnType<typeof useBoardStore>['follow']>[0]
  useBoardStore().follow(door, () => [])
  const exercise = scope.run(() => useExercise(() => ({ kind: 'exercise', id: 'lesson/stage', tasks: [tasks.single], media: [] }) as never))!
  const loading = exercise.load()
  isThere = true
  tell('open')
  await nextTick()
  expect(asked).not.toContain('keepExercise')
  await vi.advanceTimersByTimeAsync(1_000)
  await loading
  expect(exercise.response.value).toEqual(kept.tasks['single']!.response)
  tell('lost')
  await nextTick()
  tell('open')
  await nextTick()
  expect(asked.at(-1)).toBe('keepExercise')
})
