import { expect, test } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import { useSticks } from './use-sticks'

const card = (id: string, isReading = false) => ({ id, label: id, isReading, files: 2, bundles: 0 })
const snapshot = (key: string, ...cards: ReturnType<typeof card>[]) => ({ scene: { key, kind: key === 'idle' ? 'idle' : 'notice', text: '' }, sticks: { cards, taking: undefined, lost: undefined } }) as unknown as BoardSnapshot

function make(first: BoardSnapshot) {
  const now = shallowRef<BoardSnapshot | undefined>(first)
  const sticks = effectScope().run(() => useSticks(now))!
  const show = async (next: BoardSnapshot) => {
    now.value = next
    await nextTick()
  }
  return { sticks, show }
}

test('a stick is offered once it was looked through, on the class screen alone, until somebody says no', async () => {
  const { sticks, show } = make(snapshot('idle', card('a', true)))
  expect(sticks.offer.value).toBeUndefined()
  await show(snapshot('lesson:1', card('a')))
  expect(sticks.offer.value).toBeUndefined()
  await show(snapshot('idle', card('a')))
  expect(sticks.offer.value?.id).toBe('a')
  sticks.decline('a')
  expect(sticks.offer.value).toBeUndefined()
  await show(snapshot('idle'))
  await show(snapshot('idle', card('a')))
  expect(sticks.offer.value?.id).toBe('a')
})

test('whoever played something comes back to the list; a stick that is gone has none', async () => {
  const { sticks, show } = make(snapshot('idle', card('a')))
  sticks.open('a')
  sticks.played()
  await show(snapshot('material:1', card('a')))
  expect(sticks.opened.value).toBeUndefined()
  await show(snapshot('idle', card('a')))
  expect(sticks.opened.value?.id).toBe('a')
  sticks.played()
  await show(snapshot('material:1', card('a')))
  await show(snapshot('idle'))
  expect(sticks.opened.value).toBeUndefined()
})

test('an emergency is never under a list', async () => {
  const { sticks, show } = make(snapshot('lesson:1', card('a')))
  sticks.open()
  expect(sticks.opened.value?.id).toBe('a')
  await show(snapshot('emergency:1', card('a')))
  expect(sticks.opened.value).toBeUndefined()
})
