import { expect, test } from 'vitest'
import { Autosave, type SaveOutcome, type SaveState } from './autosave'

/** A hub that answers when told to, and a clock that runs when told to. */
function place() {
  const sent: [rev: string, value: string][] = []
  const answers: ((outcome: SaveOutcome) => void)[] = []
  const states: SaveState['kind'][] = []
  let timer: (() => void) | undefined
  const saving = new Autosave<string>('r0', {
    save: (rev, value) => {
      sent.push([rev, value])
      return new Promise(resolve => answers.push(resolve))
    },
    after: (_ms, run) => {
      timer = run
      return () => { timer = undefined }
    },
    changed: ({ kind }) => states.push(kind),
  })
  const tick = () => {
    const run = timer
    timer = undefined
    run?.()
  }
  const answer = async (outcome: SaveOutcome) => {
    answers.shift()!(outcome)
    await new Promise(resolve => setImmediate(resolve))
  }
  return { saving, sent, states, tick, answer, hasTimer: () => timer !== undefined }
}

test('only the newest of what was typed is sent, one save at a time, each on top of the last', async () => {
  const { saving, sent, tick, answer } = place()
  saving.change('а')
  saving.change('аб')
  tick()
  saving.change('абв')
  tick()
  expect(sent).toEqual([['r0', 'аб']])
  await answer({ kind: 'saved', rev: 'r1' })
  tick()
  expect(sent.at(-1)).toEqual(['r1', 'абв'])
  await answer({ kind: 'saved', rev: 'r2' })
  expect([saving.rev, saving.state]).toEqual(['r2', { kind: 'saved' }])
})

test('while the link is away nothing is lost: it is tried again with the newest', async () => {
  const { saving, sent, tick, answer, states } = place()
  saving.change('а')
  tick()
  await answer({ kind: 'link' })
  expect(saving.state.kind).toBe('offline')
  saving.change('аб')
  tick()
  await answer({ kind: 'saved', rev: 'r1' })
  expect([sent, states.at(-1)]).toEqual([[['r0', 'а'], ['r0', 'аб']], 'saved'])
})

test('after somebody else’s change nothing more is sent, whatever is typed', async () => {
  const { saving, sent, tick, answer, hasTimer } = place()
  saving.change('а')
  tick()
  await answer({ kind: 'conflict', by: 'anna', at: '2026-10-01T09:00:00Z' })
  saving.change('аб')
  tick()
  expect([sent.length, hasTimer(), saving.state]).toEqual([1, false, { kind: 'conflict', by: 'anna', at: '2026-10-01T09:00:00Z' }])
  expect(await saving.flush()).toBe(false)
})

test('flush waits for what is on its way and for what was typed meanwhile', async () => {
  const { saving, sent, tick, answer } = place()
  saving.change('а')
  tick()
  saving.change('аб')
  const flushed = saving.flush()
  await answer({ kind: 'saved', rev: 'r1' })
  await answer({ kind: 'saved', rev: 'r2' })
  expect([await flushed, sent.at(-1)]).toEqual([true, ['r1', 'аб']])
})

test('flush gives up at once when the hub is away, and says so', async () => {
  const { saving, answer } = place()
  saving.change('а')
  const flushed = saving.flush()
  await answer({ kind: 'link' })
  expect(await flushed).toBe(false)
})
