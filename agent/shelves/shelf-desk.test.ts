import http from 'node:http'
import { expect, test } from 'vitest'
import type { PersonalShelf } from '#shared/contract/personal-shelves'
import type { Material } from '#shared/domain/material'
import { failure, success } from '#shared/result'
import type { MaterialsPort } from '../library/materials-port'
import { hashPin } from '../trust/pin'
import type { HubCall } from '../trust/hub-request'
import { ShelfDesk } from './shelf-desk'
import { withoutNames, withPersonal } from './with-personal'

const material = (id: string): Material => ({ id, title: `Контрольная ${id}`, type: 'pdf', subject: 'other', grades: [], summary: '', exams: [], manifest: [] }) as unknown as Material
const shelfOf = async (id: string, name: string, pin: string, ...ids: string[]): Promise<PersonalShelf> => ({ id, name, pin: await hashPin(pin), materials: ids.map(material) })

async function room(answers: (call: HubCall) => { status: number; body: unknown } | undefined = () => undefined) {
  let nowMs = 1_000_000
  const shelves = [await shelfOf('anna', 'Анна Петровна', '2468', 'own-1'), await shelfOf('boris', 'Борис Ильич', '1357', 'own-2')]
  const desk = new ShelfDesk({
    displayId: 'd1', shelves: () => shelves, now: () => nowMs,
    materials: { presenceOf: () => ({ kind: 'ready' }) } as unknown as MaterialsPort,
    source: path => ({ url: `http://hub${path}`, headers: {}, agent: new http.Agent() }),
    call: async call => {
      const answer = answers(call)
      return answer ? success(answer) : failure('unreachable')
    },
  })
  return { desk, handlers: desk.handlers, shelves, pass: (ms: number) => (nowMs += ms) }
}

test('names are told, and nothing of what lies on a shelf before it is open', async () => {
  const { desk, handlers } = await room()
  expect(handlers.readShelves()).toEqual([{ id: 'anna', name: 'Анна Петровна' }, { id: 'boris', name: 'Борис Ильич' }])
  expect(handlers.readOpenShelf()).toBeUndefined()
  expect([desk.mayOpen('own-1'), desk.mayOpen('own-2')]).toEqual([false, false])
})

test('the PIN opens one shelf and no other, without the hub; closing it holds', async () => {
  const { desk, handlers } = await room()
  expect(await handlers.openShelf('anna', '1357')).toEqual(failure({ kind: 'wrong-pin' }))
  expect(await handlers.openShelf('anna', '2468')).toMatchObject(success({ id: 'anna', materials: [{ id: 'own-1', title: 'Контрольная own-1' }] }))
  expect([desk.mayOpen('own-1'), desk.mayOpen('own-2'), desk.mayOpen('school')]).toEqual([true, false, false])
  await handlers.closeShelf()
  expect([desk.mayOpen('own-1'), handlers.readOpenShelf()]).toEqual([false, undefined])
})

test('after five wrong PINs even the right one has to wait, and tries side by side count as many', async () => {
  const { handlers, pass } = await room()
  const tried = await Promise.all(Array.from({ length: 12 }, async () => handlers.openShelf('anna', '0001')))
  expect(tried.filter(outcome => !outcome.ok && outcome.fault.kind === 'wrong-pin')).toHaveLength(5)
  expect(await handlers.openShelf('anna', '2468')).toMatchObject(failure({ kind: 'paused' }))
  pass(60_000)
  expect((await handlers.openShelf('anna', '2468')).ok).toBe(true)
})

test('a shelf that nobody touches shuts itself; a touch keeps it open', async () => {
  const { desk, handlers, pass } = await room()
  await handlers.openShelf('anna', '2468')
  pass(9 * 60_000)
  desk.touch()
  pass(9 * 60_000)
  expect(desk.mayOpen('own-1')).toBe(true)
  pass(2 * 60_000)
  expect([desk.mayOpen('own-1'), handlers.readOpenShelf()]).toEqual([false, undefined])
})

test('whose phone came in by the door opens that shelf once', async () => {
  const door = { code: 'abcd-efgh-jkmn', address: 'http://hub/f/abcd-efgh-jkmn', untilMs: 9 }
  const { desk, handlers } = await room(({ method }) => ({ status: 200, body: method === 'POST' ? door : { ...door, shelfId: 'boris' } }))
  expect(await handlers.makeDoor()).toEqual(success(door))
  expect(await handlers.watchDoor(door.code)).toBe(true)
  expect(desk.mayOpen('own-2')).toBe(true)
  await handlers.closeShelf()
  await handlers.watchDoor(door.code)
  expect(desk.mayOpen('own-2')).toBe(false)
})

test('a file is taken off the open shelf by the hub alone, in the name of that shelf; shut or without the hub nothing happens', async () => {
  const asked: string[] = []
  const isAway = { value: false }
  const { handlers } = await room(({ method, url, headers }) => {
    asked.push(`${method} ${url} ${headers?.['x-doska-shelf']}`)
    return isAway.value ? undefined : { status: url.endsWith('own-9') ? 404 : 204, body: undefined }
  })
  expect(await handlers.removeOwnFile('own-1')).toEqual(failure({ kind: 'unknown' }))
  await handlers.openShelf('anna', '2468')
  expect(await handlers.removeOwnFile('own-1')).toEqual(success(null))
  expect(await handlers.restoreOwnFile('own-1')).toEqual(success(null))
  expect(await handlers.removeOwnFile('own-9')).toEqual(failure({ kind: 'unknown' }))
  isAway.value = true
  expect(await handlers.removeOwnFile('own-1')).toEqual(failure({ kind: 'unreachable' }))
  expect(asked).toEqual(['DELETE http://hub/shelf/items/own-1 anna', 'POST http://hub/shelf/items/own-1/restore anna', 'DELETE http://hub/shelf/items/own-9 anna', 'DELETE http://hub/shelf/items/own-1 anna'])
})

test('without the hub there is no door', async () => {
  const { handlers } = await room()
  expect(await handlers.makeDoor()).toEqual(failure({ kind: 'unreachable' }))
  expect(await handlers.watchDoor('abcd-efgh-jkmn')).toBe(false)
})

test('the catalogue knows a shelf’s material by its id and never lists it; the school hears the shelf’s name instead of the title', async () => {
  const { shelves } = await room()
  const school = new Map([['m1', material('m1')]])
  const merged = withPersonal(school, shelves)
  expect([merged.has('own-1'), merged.get('own-1')?.title, merged.has('own-9'), merged.size, [...merged.values()].map(({ id }) => id)]).toEqual([true, 'Контрольная own-1', false, 1, ['m1']])
  expect(withoutNames(school, shelves).get('own-1')?.title).toBe('Анна Петровна')
})
