import { computed } from 'vue'
import { expect, test, vi } from 'vitest'
import type { LibraryThing } from '#shared/contract/panel-library'
import { failure, success, type Result } from '#shared/result'
import { knownThings } from './known-things'

const thing = (id: string, title: string) => ({ kind: 'material', material: { id, title }, lessonTitles: [] }) as unknown as LibraryThing

function library() {
  const titles = new Map([['ice', 'Лёд']])
  const isAway = { value: false }
  const read = vi.fn((id: string): Promise<Result<LibraryThing, { kind: 'unknown' } | { kind: 'link-lost' }>> => {
    const title = titles.get(id)
    return Promise.resolve(isAway.value ? failure({ kind: 'link-lost' as const }) : title === undefined ? failure({ kind: 'unknown' as const }) : success(thing(id, title)))
  })
  return { titles, isAway, read, known: knownThings(read as never) }
}

test('a material is read once, when it is first named, and whoever shows it learns of it', async () => {
  const { known, read } = library()
  const title = computed(() => known.material('ice')?.title)
  expect(title.value).toBeUndefined()
  await known.know(['ice'])
  expect([title.value, known.lesson('ice')]).toEqual(['Лёд', undefined])
  expect(read).toHaveBeenCalledTimes(1)
})

test('another library is looked at again; what is gone is gone', async () => {
  const { known, titles } = library()
  await known.know(['ice', 'none'])
  titles.delete('ice')
  titles.set('none', 'Теперь есть')
  known.lookAgain()
  await known.know(['ice', 'none'])
  expect([known.material('ice'), known.material('none')?.title]).toEqual([undefined, 'Теперь есть'])
})

test('what nobody answered is asked again', async () => {
  const { known, isAway, read } = library()
  isAway.value = true
  await known.know(['ice'])
  isAway.value = false
  await known.know(['ice'])
  expect([known.material('ice')?.title, read.mock.calls.length]).toEqual(['Лёд', 2])
})
