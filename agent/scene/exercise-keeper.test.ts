import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ExerciseProgress } from '#shared/domain/exercise/progress'
import { boardLessonSchema } from '#shared/domain/lesson'
import { ExerciseKeeper } from './exercise-keeper'
import { emptySceneState, type SceneState } from './scene-state'

const lesson = boardLessonSchema.parse({
  id: 'maths', title: 'Дроби', subject: 'maths', grade: 5,
  stages: [
    { id: 'words', title: 'Слова', minutes: 5, board: { kind: 'text', heading: 'Дроби', paragraphs: [] } },
    { id: 'tasks', title: 'Задания', minutes: 5, board: { kind: 'exercise', tasks: [{ kind: 'string', id: 't1', prompt: 'Как?', answer: ['так'] }] } },
  ],
})
const opened = (lessonId: string): SceneState => ({ ...emptySceneState, opened: { thing: { kind: 'lesson', lessonId, stage: 1, stageSince: '2026-11-24T07:00:00Z' }, openedAt: '2026-11-24T07:00:00Z', lastTouchAt: '2026-11-24T07:00:00Z' } })
const answered = (text: string): ExerciseProgress => ({ task: 0, tasks: { t1: { response: { kind: 'string', text }, phase: 'open', round: 0 } } })

let folder: string
let scene: SceneState
const problems: unknown[] = []
const open = () => ExerciseKeeper.open(join(folder, 'exercises.json'), { lessonOf: id => (id === lesson.id ? lesson : undefined), scene: () => scene, report: error => void problems.push(error) }, problem => void problems.push(problem))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-exercises-'))
  scene = opened('maths')
  problems.length = 0
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('what the class has answered comes back after a power cut', async () => {
  const first = await open()
  for (const text of ['т', 'та', 'так']) first.keep('maths/tasks', answered(text))
  await first.dispose()
  expect((await open()).read('maths/tasks')).toEqual(answered('так'))
  expect(problems).toEqual([])
})

test('it goes when the lesson is closed, and stays gone', async () => {
  const keeper = await open()
  keeper.keep('maths/tasks', answered('так'))
  scene = emptySceneState
  keeper.look()
  expect(keeper.read('maths/tasks')).toBeUndefined()
  await keeper.dispose()
  scene = opened('maths')
  expect((await open()).read('maths/tasks')).toBeUndefined()
})

test('a lesson that ended while the power was off leaves nothing behind', async () => {
  const keeper = await open()
  keeper.keep('maths/tasks', answered('так'))
  await keeper.dispose()
  scene = emptySceneState
  const later = await open()
  later.look()
  await later.dispose()
  scene = opened('maths')
  expect((await open()).read('maths/tasks')).toBeUndefined()
})

test('it stays while something else covers the lesson', async () => {
  const keeper = await open()
  keeper.keep('maths/tasks', answered('так'))
  const push = { commandId: '01J00000000000000000000000', thing: { kind: 'notice', text: 'Линейка' }, by: 'Завуч', since: '2026-11-24T07:00:00Z' } as const
  scene = { ...opened('maths'), push }
  keeper.look()
  expect(keeper.read('maths/tasks')).toEqual(answered('так'))
  await keeper.dispose()
})

test.each(['maths/words', 'maths/gone', 'other/tasks'])('nothing is kept for %s, which is no exercise of the open lesson', async id => {
  const keeper = await open()
  keeper.keep(id, answered('так'))
  expect(keeper.read(id)).toBeUndefined()
  await keeper.dispose()
})

test('T-12 a damaged file is set aside and the lesson goes on without it', async () => {
  const keeper = await open()
  keeper.keep('maths/tasks', answered('так'))
  await keeper.dispose()
  for (const name of ['exercises.json', 'exercises.json.last-good']) await writeFile(join(folder, name), (await readFile(join(folder, name), 'utf8')).slice(0, 20))
  const again = await open()
  expect(again.read('maths/tasks')).toBeUndefined()
  expect(problems).toHaveLength(1)
  again.keep('maths/tasks', answered('та'))
  await again.dispose()
  expect((await open()).read('maths/tasks')).toEqual(answered('та'))
})
