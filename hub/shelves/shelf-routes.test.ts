import { readFile } from 'node:fs/promises'
import http from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelfHeader, type Door, type PhoneShelf } from '#shared/contract/personal-shelves'
import { fillRoute, routes } from '#shared/contract/routes'
import { failure, success } from '#shared/result'
import { sendToShelf } from '../../agent/shelves/send-to-shelf'
import { callHub } from '../../agent/trust/hub-request'
import type { Hub } from '../hub'
import { DisplayDouble } from '../testing/display-double'
import { makePlace, runHub } from '../testing/test-hub'
import { until } from '../testing/until'

let place: Awaited<ReturnType<typeof makePlace>>
let hub: Hub
let a: DisplayDouble
let b: DisplayDouble

beforeAll(async () => {
  place = await makePlace()
  hub = await runHub(place.start())
  a = await DisplayDouble.enrol(hub, 'a')
  b = await DisplayDouble.enrol(hub, 'b')
  await a.connect()
  await b.connect()
})
afterAll(async () => {
  await a.cut()
  await b.cut()
  await hub.dispose()
  await place.remove()
})

const bearer = (display: DisplayDouble) => ({ authorization: `Bearer ${display.approved.credential}` })
const doorOf = async (display: DisplayDouble, id: string): Promise<Door> =>
  (await (await fetch(hub.ready.address + fillRoute(routes.displayDoor, { displayId: id }), { method: 'POST', headers: bearer(display) })).json()) as Door
const phone = (cookie = '') => async (method: string, path: string, body?: unknown) => {
  const isFile = body instanceof Uint8Array
  const answer = await fetch(hub.ready.address + path, {
    method, headers: { origin: hub.ready.address, ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) },
    ...(body === undefined ? {} : { body: isFile ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : undefined, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', setCookie: answer.headers.getSetCookie()[0] }
}
const made = async (display: DisplayDouble, id: string, name: string) => {
  const { code } = await doorOf(display, id)
  return { code, ...(await phone()('POST', routes.shelfMake, { code, name, pin: '2468' })) }
}

test('a phone comes in by the code, sends a file, and the displays of that room alone are told of it and may fetch it', async () => {
  const { code, cookie, setCookie, body } = await made(a, 'a', 'Анна Петровна')
  expect(body).toMatchObject({ kind: 'mine', shelf: { name: 'Анна Петровна', items: [] } })
  expect(setCookie).toMatch(/; Path=\/shelf; HttpOnly; SameSite=Strict$/)
  const state = await fetch(hub.ready.address + fillRoute(routes.displayDoorState, { displayId: 'a', code }), { headers: bearer(a) })
  expect(await state.json()).toMatchObject({ shelfId: expect.any(String) })

  const mine = phone(cookie)
  const picture = new Uint8Array(await readFile('tests/fixtures/media/picture.png'))
  const { body: begun } = await mine('POST', routes.shelfUploadBegin, { name: 'Схема.png', totalBytes: picture.byteLength, visibility: 'private' })
  const uploadId = begun!['uploadId'] as string
  expect((await phone()('PUT', fillRoute(routes.shelfUploadFile, { uploadId }), picture)).status).toBe(401)
  expect((await mine('PUT', fillRoute(routes.shelfUploadFile, { uploadId }), picture)).status).toBe(200)
  await mine('POST', fillRoute(routes.shelfUploadCommit, { uploadId }))
  const { body: shelf } = await mine('GET', routes.shelf)
  expect(shelf).toMatchObject({ items: [{ title: 'Схема', type: 'image', visibility: 'private' }] })

  const { sha256 } = await until(() => a.desired.at(-1)?.set['personal'] as { sha256: string } | undefined)
  const read = async (display: DisplayDouble, id: string, hash: string) => (await fetch(hub.ready.address + fillRoute(routes.displayFile, { displayId: id, sha256: hash }), { headers: bearer(display) }))
  const newest = async () => JSON.parse(await (await read(a, 'a', (a.desired.at(-1)?.set['personal'] as { sha256: string }).sha256)).text()) as { shelves: { materials: { id: string; manifest: { sha256: string }[] }[] }[] }
  const material = await until(async () => (await newest()).shelves[0]?.materials[0])
  expect(material.id).toMatch(/^own-/)
  const file = material.manifest[0]!.sha256
  expect([(await read(a, 'a', file)).status, (await read(b, 'b', file)).status, (await read(b, 'b', sha256)).status]).toEqual([200, 403, 403])
  expect(b.desired.every(({ set }) => set['personal'] === undefined)).toBe(true)
})

test('a display of the shelf’s room sends a file of its own machine there; one of another room does not', async () => {
  const { body, cookie } = await made(a, 'a', 'Галина Юрьевна')
  expect(body).toMatchObject({ kind: 'mine' })
  const { code } = await doorOf(a, 'a')
  const shelfId = ((await phone()('POST', routes.shelfEnter, { code })).body!['shelves'] as { id: string; name: string }[]).find(({ name }) => name === 'Галина Юрьевна')!.id
  const sending = { name: 'page.pdf', visibility: 'private' as const, signal: new AbortController().signal, sent: () => {} }
  const needs = (display: DisplayDouble) => ({ call: callHub, source: (path: string) => ({ url: hub.ready.address + path, headers: bearer(display), agent: new http.Agent() }) })
  expect(await sendToShelf(shelfId, 'tests/fixtures/media/page.pdf', sending, needs(b))).toEqual(failure({ kind: 'refused' }))
  expect(await sendToShelf(shelfId, 'tests/fixtures/media/page.pdf', sending, needs(a))).toMatchObject(success({ phase: 'done' }))
  expect(await sendToShelf(shelfId, 'tests/fixtures/media/none.pdf', sending, needs(a))).toEqual(failure({ kind: 'unreadable' }))
  expect((await phone(cookie)('GET', routes.shelf)).body).toMatchObject({ items: [{ title: 'page', type: 'pdf' }] })
})

test('what lies on a shelf is taken off and put back at a display of its room, by nobody of another room', async () => {
  const { cookie } = await made(a, 'a', 'Елена Марковна')
  const mine = phone(cookie)
  const { code } = await doorOf(a, 'a')
  const shelfId = ((await phone()('POST', routes.shelfEnter, { code })).body!['shelves'] as { id: string; name: string }[]).find(({ name }) => name === 'Елена Марковна')!.id
  const source = (path: string) => ({ url: hub.ready.address + path, headers: bearer(a), agent: new http.Agent() })
  await sendToShelf(shelfId, 'tests/fixtures/media/page.pdf', { name: 'page.pdf', visibility: 'private', signal: new AbortController().signal, sent: () => {} }, { call: callHub, source })
  const titles = async () => ((await mine('GET', routes.shelf)).body as unknown as PhoneShelf).items.map(({ title }) => title)
  const { id: materialId } = ((await mine('GET', routes.shelf)).body as unknown as PhoneShelf).items[0]!
  const at = async (display: DisplayDouble, method: 'DELETE' | 'POST', path: string) =>
    (await fetch(hub.ready.address + fillRoute(path, { materialId }), { method, headers: { ...bearer(display), [shelfHeader]: shelfId } })).status
  expect([await at(b, 'DELETE', routes.shelfItem), await titles()]).toEqual([403, ['page']])
  expect([await at(a, 'DELETE', routes.shelfItem), await titles()]).toEqual([204, []])
  expect([await at(a, 'POST', routes.shelfItemRestore), await titles()]).toEqual([204, ['page']])
})

test('a new PIN from the phone of the shelf: the old one and other phones are out', async () => {
  const { cookie, code } = await made(a, 'a', 'Жанна Олеговна')
  const shelfId = ((await phone()('POST', routes.shelfEnter, { code })).body!['shelves'] as { id: string; name: string }[]).find(({ name }) => name === 'Жанна Олеговна')!.id
  const second = await phone()('POST', routes.shelfJoin, { code, shelfId, pin: '2468' })
  expect((await phone(second.cookie)('GET', routes.shelf)).status).toBe(200)
  expect((await phone(cookie)('PUT', routes.shelfPin, { pin: '1111' })).status).toBe(400)
  expect((await phone(cookie)('PUT', routes.shelfPin, { pin: '97531' })).status).toBe(204)
  expect([(await phone(cookie)('GET', routes.shelf)).status, (await phone(second.cookie)('GET', routes.shelf)).status]).toEqual([200, 401])
  expect((await phone()('POST', routes.shelfJoin, { code, shelfId, pin: '2468' })).status).toBe(403)
  expect((await phone()('POST', routes.shelfJoin, { code, shelfId, pin: '97531' })).status).toBe(200)
})

test('a hub of this machine alone gives displays no address for phones', async () => {
  expect(await doorOf(a, 'a')).not.toHaveProperty('address')
})

test('a file that no board can show is refused by its name and with the reason, and nothing is on the shelf', async () => {
  const { cookie } = await made(a, 'a', 'Борис Ильич')
  const mine = phone(cookie)
  const bytes = new TextEncoder().encode('MZ\u0090\u0000 no picture')
  const { body } = await mine('POST', routes.shelfUploadBegin, { name: 'игра.exe', totalBytes: bytes.byteLength, visibility: 'private' })
  const uploadId = body!['uploadId'] as string
  await mine('PUT', fillRoute(routes.shelfUploadFile, { uploadId }), bytes)
  expect(await mine('POST', fillRoute(routes.shelfUploadCommit, { uploadId }))).toMatchObject({ status: 422, body: { refusal: { kind: 'unsupported', name: 'игра.exe' } } })
  expect((await mine('GET', routes.shelf)).body as unknown as PhoneShelf).toMatchObject({ items: [] })
})

test('a second phone needs the PIN; after five wrong ones it waits, and a display’s code is good for one display only', async () => {
  await made(a, 'a', 'Вера Львовна')
  const { code } = await doorOf(a, 'a')
  const { body } = await phone()('POST', routes.shelfEnter, { code })
  const { id: shelfId } = (body!['shelves'] as { id: string; name: string }[]).find(({ name }) => name === 'Вера Львовна')!
  const foreign = await doorOf(b, 'b')
  expect((await phone()('POST', routes.shelfJoin, { code: foreign.code, shelfId, pin: '2468' })).status).toBe(403) // another room
  const joined = await phone()('POST', routes.shelfJoin, { code, shelfId, pin: '2468' })
  expect([joined.status, joined.body]).toMatchObject([200, { kind: 'mine', shelf: { name: 'Вера Львовна' } }])
  const tries = await Promise.all(Array.from({ length: 7 }, () => phone()('POST', routes.shelfJoin, { code, shelfId, pin: '9999' })))
  expect(tries.map(({ status }) => status).sort()).toEqual([403, 403, 403, 403, 403, 429, 429])
  expect((await phone()('POST', routes.shelfJoin, { code, shelfId, pin: '2468' })).status).toBe(429)
})

test('a new code shuts the one before, and whoever guesses codes has to wait', async () => {
  const first = await doorOf(a, 'a')
  const second = await doorOf(a, 'a')
  const enter = async (code: string) => (await phone()('POST', routes.shelfEnter, { code })).status
  expect([await enter(first.code), await enter(second.code)]).toEqual([404, 200])
  const guesses: number[] = []
  for (let i = 0; i < 10; i++) guesses.push(await enter('aaaa-aaaa-aaaa'))
  expect(guesses.at(-1)).toBe(429)
  expect(await enter(second.code)).toBe(429)
})
