import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginHistory, recordEdit, redoEdit, undoEdit } from './edit-history'

test('letters of one field are one step back, another field or a pause begins the next', () => {
  let history = beginHistory('')
  for (const [value, label, at] of [['Д', 'title', 0], ['Др', 'title', 300], ['Дроби', 'title', 900], ['Дроби!', 'topic', 1000], ['Дроби!?', 'topic', 9000]] as const) history = recordEdit(history, value, label, at)
  const back: string[] = []
  for (; history.past.length > 0; history = undoEdit(history)) back.push(history.now.value)
  expect(back).toEqual(['Дроби!?', 'Дроби!', 'Дроби'])
  expect(history.now.value).toBe('')
})

test('undo and redo walk the same way, and a new edit forgets what was taken back', () => {
  fc.assert(fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), fc.nat({ max: 20 }), (values, steps) => {
    let history = values.reduce((now, value, i) => recordEdit(now, `${i}${value}`, '', i), beginHistory('start'))
    const end = history.now.value
    for (let i = 0; i < steps; i++) history = undoEdit(history)
    for (let i = 0; i < steps; i++) history = redoEdit(history)
    expect(history.now.value).toBe(end)
    const branched = recordEdit(undoEdit(history), 'other', '', 99)
    expect(redoEdit(branched).now.value).toBe('other')
  }))
})
