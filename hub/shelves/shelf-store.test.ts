import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Material } from '#shared/domain/material'
import { shelfLimits } from '#shared/domain/personal-shelf'
import { failure, success } from '#shared/result'
import { PersonalDocuments } from './personal-documents'
import { ShelfStore } from './shelf-store'

const material = (id: string, bytes = 10): Material => ({
  id, title: `Файл ${id}`, type: 'pdf', subject: 'other', grades: [], topic: '', topics: [], exams: [], textbookLine: '', source: '', summary: '', author: '', licence: '', language: 'ru', media: {},
  entry: 'a.pdf', addedAt: '2026-11-26T08:00:00.000Z', manifest: [{ path: 'a.pdf', sha256: id.padEnd(64, '0').replaceAll(/[^0-9a-f]/g, 'a'), bytes, mediaType: 'application/pdf' }],
})

async function room() {
  const folder = await mkdtemp(join(tmpdir(), 'doska-shelves-'))
  const library = new Map<string, Material>()
  const inUse = new Set<string>()
  const open = () => ShelfStore.open(folder, {
    now: () => 1, changed: () => {},
    library: () => ({
      adopt: async one => void library.set(one.id, one),
      materialOf: id => library.get(id),
      removeMaterial: async id => (inUse.has(id) ? failure({ kind: 'in-use', lessonTitles: ['Дроби'] }) : library.delete(id) ? success(null) : failure({ kind: 'unknown' })),
    }),
    report: problem => { throw new Error(JSON.stringify(problem)) },
  })
  const store = await open()
  const made = await store.make('Анна Петровна', '2468', 'r204')
  if (!made.ok) throw new Error('no shelf')
  return { open, store, library, inUse, ...made.value }
}

test('a shelf is there after a restart, for its phone, its PIN and its room, and for nobody else', async () => {
  const { store, open, shelfId, phone } = await room()
  await store.add(shelfId, material('m1'), 'private')
  await store.dispose()
  const again = await open()
  expect(again.ofPhone(phone)?.name).toBe('Анна Петровна')
  expect([again.ofPhone(`${phone}x`), again.ofPhone(undefined), again.ofPhone(`${shelfId}.`), await again.join(shelfId, '1357')]).toEqual([undefined, undefined, undefined, undefined])
  expect(again.ofPhone(await again.join(shelfId, '2468'))?.id).toBe(shelfId)
  expect([again.ofRoom('r204').length, again.ofRoom('r118').length]).toEqual([1, 0])
  await again.comeTo(shelfId, 'r118')
  expect(again.ofRoom('r118')[0]?.materials.map(({ material: { id } }) => id)).toEqual(['own-m1'])
})

test('what is private is in no library; shared it is under another id, and goes back unless a lesson needs it', async () => {
  const { store, library, inUse, shelfId } = await room()
  await store.add(shelfId, material('m1'), 'private')
  expect(library.size).toBe(0)
  await store.show(shelfId, 'own-m1', 'shared')
  expect([...library.keys()]).toEqual(['m1'])
  inUse.add('m1')
  expect(await store.show(shelfId, 'own-m1', 'private')).toEqual(failure({ kind: 'in-use', lessonTitles: ['Дроби'] }))
  expect(await store.remove(shelfId, 'own-m1')).toEqual(failure({ kind: 'in-use', lessonTitles: ['Дроби'] }))
  inUse.clear()
  await store.show(shelfId, 'own-m1', 'private')
  expect([library.size, store.of(shelfId)?.materials[0]?.visibility]).toEqual([0, 'private'])
})

test('nobody changes what lies on another shelf', async () => {
  const { store, shelfId } = await room()
  await store.add(shelfId, material('m1'), 'private')
  const other = await store.make('Борис Ильич', '1357', 'r204')
  if (!other.ok) throw new Error('no shelf')
  expect([await store.show(other.value.shelfId, 'own-m1', 'shared'), await store.remove(other.value.shelfId, 'own-m1')]).toEqual([failure({ kind: 'unknown' }), failure({ kind: 'unknown' })])
  await store.remove(shelfId, 'own-m1')
  expect(await store.restore(other.value.shelfId, 'own-m1')).toEqual(failure({ kind: 'unknown' }))
  expect(await store.restore(shelfId, 'own-m1')).toEqual(success(null))
  expect(store.of(shelfId)?.materials.length).toBe(1)
})

test('files that come side by side all lie there, up to the quota', async () => {
  const { store, shelfId } = await room()
  await Promise.all(Array.from({ length: 8 }, (_, i) => store.add(shelfId, material(`m${i}`), 'private')))
  expect(store.of(shelfId)?.materials.length).toBe(8)
  expect(await store.add(shelfId, material('big', shelfLimits.bytes), 'private')).toEqual(failure({ kind: 'full' }))
  expect([store.noPlaceFor(shelfId, shelfLimits.bytes), store.noPlaceFor('nobody', 1)]).toEqual(['full', 'unknown'])
})

test('the shelves of a room together leave its boards’ disks room for lessons', async () => {
  const { store } = await room()
  const fill = async (name: string) => {
    const made = await store.make(name, '2468', 'r118')
    return made.ok && (await store.add(made.value.shelfId, material(name.at(-1)!, shelfLimits.bytes), 'private')).ok
  }
  expect([await fill('Полка 1'), await fill('Полка 2'), await fill('Полка 3'), await fill('Полка 4'), await fill('Полка 5')]).toEqual([true, true, true, true, false])
})

test('the hub’s sweep spares what lies on shelves; a removed shelf comes back, and is gone after a restart', async () => {
  const { store, open, shelfId } = await room()
  await store.add(shelfId, material('m1'), 'private')
  const { sha256 } = material('m1').manifest[0]!
  expect(store.keeps(sha256)).toBe(true)
  await store.removeShelf(shelfId)
  expect([store.ofRoom('r204').length, await store.restoreShelf(shelfId), store.ofRoom('r204')[0]?.materials.length]).toEqual([0, true, 1])
  await store.removeShelf(shelfId)
  await store.dispose()
  const again = await open()
  expect([again.keeps(sha256), await again.restoreShelf(shelfId)]).toEqual([false, false])
})

test('two shelves of a room do not bear one name, whatever the case', async () => {
  const { store } = await room()
  expect(await store.make('анна  петровна', '1357', 'r204')).toEqual(failure({ kind: 'name-taken' }))
  expect((await store.make('анна петровна', '1357', 'r118')).ok).toBe(true)
})

test('the panel learns how much lies where, and nothing of what', async () => {
  const { store, shelfId } = await room()
  await store.add(shelfId, material('m1', 700), 'private')
  expect(store.rows(id => id.slice(1))).toEqual([{ id: shelfId, name: 'Анна Петровна', rooms: ['204'], files: 1, bytes: 700, shared: 0, createdAt: '1970-01-01T00:00:00.001Z' }])
})

test('displays of a room may read its shelves’ files, those of other rooms may not', async () => {
  const { store, shelfId } = await room()
  await store.add(shelfId, material('m1'), 'private')
  const documents = new PersonalDocuments(store)
  const { sha256 } = material('m1').manifest[0]!
  expect([documents.ofRoom('r204')?.shelves[0]?.materials[0]?.id, documents.ofRoom('r118')]).toEqual(['own-m1', undefined])
  expect([documents.mayRead('r204', sha256), documents.mayRead('r118', sha256), documents.mayRead('r204', 'b'.repeat(64))]).toEqual([true, false, false])
})
