import { expect, test } from 'vitest'
import { Lifetime } from './lifetime'

test('things end newest first, each once, one after the other', async () => {
  const lifetime = new Lifetime()
  const ended: string[] = []
  for (const name of ['a', 'b', 'c']) {
    lifetime.defer(async () => {
      await Promise.resolve()
      ended.push(name)
    })
  }
  await lifetime.dispose()
  await lifetime.dispose()
  expect(ended).toEqual(['c', 'b', 'a'])
})

test('a fault of one keeps no other alive, and all faults are told', async () => {
  const lifetime = new Lifetime()
  const ended: string[] = []
  lifetime.defer(() => void ended.push('oldest'))
  lifetime.defer(() => Promise.reject(new Error('socket')))
  lifetime.defer(() => {
    throw new Error('file')
  })
  const fault = await lifetime.dispose().catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(AggregateError)
  expect((fault as AggregateError).errors.map(error => (error as Error).message)).toEqual(['file', 'socket'])
  expect(ended).toEqual(['oldest'])
})

test('a thing that arrives after the end is ended at once: nothing leaks from a late start', async () => {
  const lifetime = new Lifetime()
  await lifetime.dispose()
  let ended = false
  lifetime.own({ dispose: () => void (ended = true) })
  expect(ended).toBe(true)
})

test('a thing that arrives while the rest is ending is ended too', async () => {
  const lifetime = new Lifetime()
  const ended: string[] = []
  lifetime.defer(() => {
    lifetime.defer(() => void ended.push('late'))
  })
  await lifetime.dispose()
  expect(ended).toEqual(['late'])
})

test('a second call does not return before everything has ended', async () => {
  const lifetime = new Lifetime()
  let ended = false
  lifetime.defer(async () => {
    await new Promise(resolve => setImmediate(resolve))
    ended = true
  })
  void lifetime.dispose()
  await lifetime.dispose()
  expect(ended).toBe(true)
})

test('what is owned is handed back, so creating and owning is one line', () => {
  const thing = { dispose: () => {}, name: 'x' }
  expect(new Lifetime().own(thing)).toBe(thing)
})
