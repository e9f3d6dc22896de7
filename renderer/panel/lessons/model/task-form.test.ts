import { expect, test } from 'vitest'
import { taskKinds, taskSchema, type Task } from '#shared/domain/exercise/task'
import { tasks } from '#shared/domain/exercise/testing/tasks'
import { gapsIn } from '#shared/domain/exercise/gap-text'
import { emptyForm, formOfTask, taskOfForm } from './task-form'

const wholeOf = (kind: (typeof taskKinds)[number]): Task => taskSchema.parse({ ...tasks[kind], media: ['m1'], points: 3, explanation: 'Потому что' })
/** Ids of gaps and of the words in them are the form's to give; what they say must stay. */
function said(task: Task): unknown {
  if (task.kind === 'inline-choice') return { ...task, text: gapsIn(task.text).reduce((text, id) => text.replace(id, '_'), task.text), gaps: task.gaps.map(({ options, answer }) => ({ options: [...options].sort(), answer })) }
  if (task.kind === 'gap-match') return { ...task, text: gapsIn(task.text).reduce((text, id) => text.replace(id, '_'), task.text), items: task.items.map(({ text }) => text).sort(), answer: gapsIn(task.text).map(gap => task.items.find(({ id }) => id === task.answer[gap])!.text) }
  return task
}

test.each(taskKinds)('a task of kind %s opened in the form and saved is the same task', kind => {
  const task = wholeOf(kind)
  const again = taskOfForm(formOfTask(task))
  expect(again.ok && said(again.value)).toEqual(said(task))
})

test.each(taskKinds)('an empty form of kind %s is refused and names what is open', kind => {
  const empty = taskOfForm(emptyForm('t', kind))
  expect(empty).toMatchObject({ ok: false, fault: expect.arrayContaining(['prompt']) })
})

test('gaps are written where they stand: the first word of a choice is right', () => {
  const task = taskOfForm({ ...emptyForm('t', 'inline-choice'), prompt: '?', marked: 'Лёд [[легче|тяжелее]] воды, $\\sqrt[3]{8}$ — [[ 2 | 3 ]].' })
  expect(task).toMatchObject({ ok: true, value: { text: 'Лёд {{g1}} воды, $\\sqrt[3]{8}$ — {{g2}}.', gaps: [{ options: ['легче', 'тяжелее'], answer: 'легче' }, { options: ['2', '3'], answer: '2' }] } })
})

test('equal words in two gaps are two cards, or one where words may be used again', () => {
  const form = { ...emptyForm('t', 'gap-match'), prompt: '?', marked: '[[a]] и [[a]]', extra: 'б' }
  const [twice, once] = [taskOfForm(form), taskOfForm({ ...form, isReusable: true })]
  expect(twice.ok && twice.value.kind === 'gap-match' && twice.value.items.map(({ text }) => text)).toEqual(['a', 'a', 'б'])
  expect(once.ok && once.value.kind === 'gap-match' && once.value.items.map(({ text }) => text)).toEqual(['a', 'б'])
})

test('numbers are read as Russian schools write them', () => {
  const task = taskOfForm({ ...emptyForm('t', 'number'), prompt: '?', number: '−9,8', tolerance: '0,05', units: 'м/с²\nсм/с² = 0,01', unitNeeded: true })
  expect(task).toMatchObject({ ok: true, value: { answer: -9.8, tolerance: 0.05, units: [{ name: 'м/с²', factor: 1 }, { name: 'см/с²', factor: 0.01 }] } })
})
