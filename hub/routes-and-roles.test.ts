import http from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { panelArguments, teacherRequests, type PanelRequests } from '#shared/contract/panel'
import { phoneArguments } from '#shared/contract/phone'
import { fillRoute, routes } from '#shared/contract/routes'
import { emptyDraft } from '#shared/domain/lesson-draft'
import type { Hub } from './hub'
import { People } from './people/people'
import { DisplayDouble } from './testing/display-double'
import { PanelDouble, signIn } from './testing/panel-double'
import { makePlace, runHub } from './testing/test-hub'
import { until } from './testing/until'

const roles = ['anonymous', 'display a', 'display b', 'import key', 'new technician', 'teacher', 'technician'] as const
type Role = (typeof roles)[number]
const password = 'верблюд и два горба'
let place: Awaited<ReturnType<typeof makePlace>>
let hub: Hub
let a: DisplayDouble
let b: DisplayDouble
let documentOfA = ''
const headers = new Map<Role, Record<string, string>>()

beforeAll(async () => {
  place = await makePlace()
  const start = place.start()
  const people = await People.open(join(start.data, 'people.json'), { now: Date.now, report: () => {} })
  await people.add('technician', 'technician', password, false)
  await people.add('anna', 'teacher', password, false)
  await people.add('boris', 'technician', password, true)
  hub = await runHub(start)
  a = await DisplayDouble.enrol(hub, 'a')
  b = await DisplayDouble.enrol(hub, 'b')
  await a.connect()
  const { set } = await until(() => a.desired.at(-1))
  documentOfA = (set['timetable'] as { sha256: string }).sha256
  const origin = hub.ready.address
  const cookie = async (user: string) => ({ cookie: (await signIn(origin, user, password))!, origin })
  headers.set('anonymous', {})
  headers.set('display a', { authorization: `Bearer ${a.approved.credential}` })
  headers.set('display b', { authorization: `Bearer ${b.approved.credential}` })
  headers.set('import key', { authorization: `Import ${(await readFile(join(start.data, 'import-key'), 'utf8')).trim()}` })
  headers.set('teacher', await cookie('anna'))
  headers.set('technician', await cookie('technician'))
  headers.set('new technician', await cookie('boris'))
})
afterAll(async () => {
  await a.cut()
  await hub.dispose()
  await place.remove()
})

const ulid = '01J00000000000000000000001'
const report = { v: 1, id: ulid, at: '2026-11-26T08:00:00.000Z', title: 'Учебник', kind: 'wrong-text', words: 'опечатка', thing: { materialId: 'picture' }, place: { kind: 'page', page: 7 } }
const usage = { v: 1, rows: [{ date: '2026-11-26', start: '08:30', className: '8 Б', seconds: 60 }], acts: [{ id: ulid, at: '2026-11-26T08:00:00.000Z', what: 'phones-allowed', className: '8 Б', detail: '' }] }
/** Statuses in the order of `roles`. */
const table: [method: string, address: () => string, statuses: number[], body?: object][] = [
  ['GET', () => routes.health, [200, 200, 200, 200, 200, 200, 200]],
  ['GET', () => '/', [302, 302, 302, 302, 302, 302, 302]],
  ['GET', () => routes.panel, [200, 200, 200, 200, 200, 200, 200]],
  ['GET', () => routes.phone, [200, 200, 200, 200, 200, 200, 200]],
  ['GET', () => '/i/8b', [200, 200, 200, 200, 200, 200, 200]],
  ['GET', () => '/panel/..%2f..%2fdata/import-key', [404, 404, 404, 404, 404, 404, 404]],
  ['GET', () => '/data/import-key', [404, 404, 404, 404, 404, 404, 404]],
  ['POST', () => routes.enrolBegin, [400, 400, 400, 400, 400, 400, 400], { displayId: 'НЕ АДРЕС' }],
  ['POST', () => fillRoute(routes.enrolReveal, { enrolmentId: 'x' }), [404, 404, 404, 404, 404, 404, 404], { displayNonce: Buffer.alloc(32).toString('base64') }],
  ['POST', () => fillRoute(routes.enrolClaim, { enrolmentId: 'x' }), [404, 404, 404, 404, 404, 404, 404], { sig: Buffer.alloc(64).toString('base64') }],
  ['GET', () => fillRoute(routes.displayFile, { displayId: 'a', sha256: documentOfA }), [401, 200, 403, 401, 401, 401, 401]],
  ['HEAD', () => fillRoute(routes.displayFile, { displayId: 'a', sha256: documentOfA }), [401, 200, 403, 401, 401, 401, 401]],
  ['GET', () => fillRoute(routes.displayFile, { displayId: 'a', sha256: '0'.repeat(64) }), [401, 403, 403, 401, 401, 401, 401]],
  ['GET', () => fillRoute(routes.peerOffers, { displayId: 'a', sha256: documentOfA }), [401, 200, 403, 401, 401, 401, 401]],
  ['GET', () => fillRoute(routes.peerOffers, { displayId: 'a', sha256: '0'.repeat(64) }), [401, 403, 403, 401, 401, 401, 401]],
  ['PUT', () => fillRoute(routes.displayUpload, { displayId: 'a', uploadId: 'guessed' }), [401, 403, 403, 401, 401, 401, 401]],
  ['GET', () => fillRoute(routes.panelFrame, { displayId: 'a' }), [401, 401, 401, 401, 401, 404, 404]],
  ['GET', () => '/panel/materials/picture/picture.png', [401, 401, 401, 401, 401, 200, 200]],
  ['GET', () => '/panel/materials/answers/picture.png', [401, 401, 401, 401, 401, 200, 200]],
  ['POST', () => routes.uploadBegin, [401, 401, 401, 201, 401, 403, 201], { name: 'x.png', kind: 'file', totalBytes: 10 }],
  ['GET', () => fillRoute(routes.uploadState, { uploadId: 'x' }), [401, 401, 401, 404, 401, 403, 404]],
  ['POST', () => fillRoute(routes.uploadCommit, { uploadId: 'x' }), [401, 401, 401, 404, 401, 403, 404], {}],
  ['POST', () => routes.lessonDrafts, [401, 401, 401, 401, 401, 201, 201], { draft: emptyDraft('x') }],
  ['POST', () => routes.lessonDrafts, [401, 401, 401, 401, 401, 400, 400], { draft: { ...emptyDraft('x'), stages: [{}] } }],
  ['PUT', () => fillRoute(routes.lessonDraft, { lessonId: 'melting' }), [401, 401, 401, 401, 401, 403, 409], { ifRev: '0'.repeat(16), draft: emptyDraft('melting') }],
  ['PUT', () => fillRoute(routes.lessonDraft, { lessonId: 'nowhere' }), [401, 401, 401, 401, 401, 404, 404], { ifRev: '0'.repeat(16), draft: emptyDraft('nowhere') }],
  ['PUT', () => fillRoute(routes.lessonDraft, { lessonId: 'НЕТ' }), [401, 401, 401, 401, 401, 400, 400], { ifRev: 'guess', draft: emptyDraft('melting') }],
  ['GET', () => `${fillRoute(routes.panelTopics, { form: 'csv' })}?query=${encodeURIComponent('{"words":""}')}`, [401, 401, 401, 401, 401, 200, 200]],
  ['GET', () => `${fillRoute(routes.panelTopics, { form: 'xlsx' })}?query=${encodeURIComponent('{"words":"","grade":8}')}`, [401, 401, 401, 401, 401, 200, 200]],
  ['GET', () => `${fillRoute(routes.panelTopics, { form: 'exe' })}?query=${encodeURIComponent('{"words":""}')}`, [401, 401, 401, 401, 401, 404, 404]],
  ['GET', () => fillRoute(routes.panelTopics, { form: 'csv' }), [401, 401, 401, 401, 401, 404, 404]],
  ['POST', () => `${routes.timetableFile}?name=a.csv`, [401, 401, 401, 401, 401, 403, 201], { not: 'a timetable yet' }],
  ['GET', () => fillRoute(routes.timetableExport, { form: 'csv' }), [401, 401, 401, 401, 401, 200, 200]],
  ['GET', () => `${fillRoute(routes.timetableExport, { form: 'course-template-xlsx' })}?language=en`, [401, 401, 401, 401, 401, 200, 200]],
  ['GET', () => fillRoute(routes.timetableExport, { form: 'pupils' }), [401, 401, 401, 401, 401, 404, 404]],
  ['GET', () => fillRoute(routes.lessonExport, { lessonId: 'melting' }), [401, 401, 401, 401, 401, 200, 200]],
  ['HEAD', () => fillRoute(routes.lessonExport, { lessonId: 'melting' }), [401, 401, 401, 401, 401, 200, 200]],
  ['GET', () => fillRoute(routes.lessonExport, { lessonId: '..' }), [404, 404, 404, 404, 404, 404, 404]],
  ['GET', () => `${routes.bundleExport}?kind=library`, [401, 401, 401, 200, 401, 403, 200]],
  ['HEAD', () => `${routes.bundleExport}?kind=room&roomId=r1`, [401, 401, 401, 200, 401, 403, 200]],
  ['GET', () => `${routes.bundleExport}?kind=room&roomId=..`, [401, 401, 401, 404, 401, 403, 404]],
  ['GET', () => `${routes.bundleExport}?kind=choice&subject=music`, [401, 401, 401, 404, 401, 403, 404]],
  ['GET', () => `${routes.bundleExport}?kind=library&part=2`, [401, 401, 401, 409, 401, 403, 409]],
  ['GET', () => `${routes.bundleExport}?kind=library&part=1&set=${'0'.repeat(64)}`, [401, 401, 401, 409, 401, 403, 409]],
  ['GET', () => `${routes.bundleExport}?kind=library&partBytes=5`, [401, 401, 401, 404, 401, 403, 404]],
  ['GET', () => `${routes.bundlePlan}?kind=library`, [401, 401, 401, 200, 401, 403, 200]],
  ['GET', () => routes.bundleRooms, [401, 401, 401, 200, 401, 403, 200]],
  ['PUT', () => fillRoute(routes.displayReport, { displayId: 'a', reportId: ulid }), [401, 204, 403, 401, 401, 401, 401], report],
  ['PUT', () => fillRoute(routes.displayReport, { displayId: 'a', reportId: ulid }), [401, 204, 403, 401, 401, 401, 401], report], // again: harmless
  ['PUT', () => fillRoute(routes.displayReport, { displayId: 'a', reportId: ulid.replace('1', '2') }), [401, 400, 403, 401, 401, 401, 401], report],
  ['PUT', () => fillRoute(routes.displayReport, { displayId: 'a', reportId: ulid }), [401, 400, 403, 401, 401, 401, 401], { ...report, thing: {} }],
  ['PUT', () => fillRoute(routes.displayUsage, { displayId: 'a' }), [401, 200, 403, 401, 401, 401, 401], usage],
  ['PUT', () => fillRoute(routes.displayUsage, { displayId: 'a' }), [401, 200, 403, 401, 401, 401, 401], usage], // again: harmless
  ['PUT', () => fillRoute(routes.displayUsage, { displayId: 'a' }), [401, 400, 403, 401, 401, 401, 401], { ...usage, rows: [{ date: 'вчера' }] }],
  ['POST', () => fillRoute(routes.displayDoor, { displayId: 'a' }), [401, 201, 403, 401, 401, 401, 401], {}],
  ['GET', () => fillRoute(routes.displayDoorState, { displayId: 'a', code: 'abcd-efgh-jkmn' }), [401, 404, 403, 401, 401, 401, 401]],
  ['GET', () => fillRoute(routes.shelfDoor, { code: 'abcd-efgh-jkmn' }), [200, 200, 200, 200, 200, 200, 200]],
  // A shelf is a phone's, and the panel's people have no more right to it than anybody else.
  ['GET', () => routes.shelf, [401, 401, 401, 401, 401, 401, 401]],
  ['POST', () => routes.shelfEnter, [403, 403, 403, 403, 404, 404, 404], { code: 'abcd-efgh-jkmn' }],
  ['POST', () => routes.shelfMake, [403, 403, 403, 403, 404, 404, 404], { code: 'abcd-efgh-jkmn', name: 'Анна', pin: '2468' }],
  ['POST', () => routes.shelfJoin, [403, 403, 403, 403, 404, 404, 404], { code: 'abcd-efgh-jkmn', shelfId: 'anna', pin: '2468' }],
  ['POST', () => routes.shelfLeave, [403, 403, 403, 403, 204, 204, 204], {}],
  ['PUT', () => routes.shelfPin, [403, 403, 403, 403, 401, 401, 401], { pin: '1357' }],
  ['PUT', () => fillRoute(routes.shelfItem, { materialId: 'own-1' }), [403, 403, 403, 403, 401, 401, 401], { visibility: 'shared' }],
  ['DELETE', () => fillRoute(routes.shelfItem, { materialId: 'own-1' }), [403, 403, 403, 403, 401, 401, 401]],
  ['POST', () => fillRoute(routes.shelfItemRestore, { materialId: 'own-1' }), [403, 403, 403, 403, 401, 401, 401], {}],
  ['POST', () => routes.shelfUploadBegin, [401, 401, 401, 401, 401, 401, 401], { name: 'a.pdf', totalBytes: 3, visibility: 'private' }],
  ['PUT', () => fillRoute(routes.shelfUploadFile, { uploadId: 'guessed' }), [401, 401, 401, 401, 401, 401, 401], {}],
  ['POST', () => fillRoute(routes.shelfUploadCommit, { uploadId: 'guessed' }), [401, 401, 401, 401, 401, 401, 401], {}],
  ['GET', () => fillRoute(routes.shelfUploadState, { uploadId: 'guessed' }), [401, 401, 401, 401, 401, 401, 401]],
  ['GET', () => fillRoute(routes.importProof, { nonce: 'ab'.repeat(32) }), [200, 200, 200, 200, 200, 200, 200]],
  ['GET', () => fillRoute(routes.importProof, { nonce: 'guessed' }), [400, 400, 400, 400, 400, 400, 400]],
  ['GET', () => '/w/guessed/index.html', [404, 404, 404, 404, 404, 404, 404]],
  ['GET', () => '/nowhere', [404, 404, 404, 404, 404, 404, 404]],
]
const cases = table.flatMap(([method, address, statuses, body]) => roles.map((role, i) => [method, address, role, statuses[i]!, body] as const))

test.each(cases)('%s %s as %s: %s', async (method, address, role, status, body) => {
  const answer = await fetch(hub.ready.address + address(), {
    method, redirect: 'manual',
    headers: { ...headers.get(role), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  expect([answer.status, text]).toEqual([status, expect.any(String)])
  if (status >= 400 && method !== 'HEAD') expect(JSON.parse(text)).toMatchObject({ message: expect.stringMatching(/\S{3}/) })
  expect(text).not.toMatch(/\bat .*\.ts:\d/)
})

describe('a screenshot’s address', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 1, 2, 3, 0xff, 0xd9])
  const put = async (uploadUrl: string, role: Role, body: Uint8Array<ArrayBuffer> = jpeg) =>
    (await fetch(hub.ready.address + uploadUrl, { method: 'PUT', headers: { ...headers.get(role), 'content-type': 'image/jpeg' }, body })).status

  test('takes one JPEG, once, from its display alone; then people see it', async () => {
    const panel = await PanelDouble.open(hub.ready.address, headers.get('technician')!)
    const mint = async () => {
      a.commands.length = 0
      await panel.get('act', ['a'], { name: 'screenshot' })
      const command = await until(() => a.commands.at(-1))
      await a.ack(command.id, 'received')
      return (command.args as { uploadUrl: string }).uploadUrl
    }
    const uploadUrl = await mint()
    expect([await put(uploadUrl, 'anonymous'), await put(uploadUrl, 'display b'), await put(uploadUrl, 'technician')]).toEqual([401, 403, 401])
    expect(await put(uploadUrl.replace('/d/a/', '/d/b/'), 'display b')).toBe(403) // its own path, another's id
    expect([await put(uploadUrl, 'display a'), await put(uploadUrl, 'display a')]).toEqual([204, 403])
    const frame = await fetch(hub.ready.address + fillRoute(routes.panelFrame, { displayId: 'a' }), { headers: headers.get('teacher')! })
    expect([frame.status, Buffer.from(await frame.arrayBuffer())]).toEqual([200, jpeg])
    expect(await put(await mint(), 'display a', Buffer.from('<script>not a picture</script>'))).toBe(415)
    panel.close()
  })
})

describe('the panel’s carrier', () => {
  const closedWith = async (given: Record<string, string>, path?: string) => {
    const double = await PanelDouble.open(hub.ready.address, given, path)
    return until(() => double.closedWith)
  }

  test.each(['anonymous', 'display a', 'import key'] as const)('is closed to %s', async role => {
    expect(await closedWith({ ...headers.get(role), origin: hub.ready.address })).toBe(4401)
  })

  test('is closed to a page of another origin, even with a good cookie, and to none', async () => {
    const { cookie } = headers.get('technician')! as { cookie: string }
    expect(await closedWith({ cookie, origin: 'http://evil.example' })).toBe(4401)
    expect(await closedWith({ cookie, origin: 'null' })).toBe(4401)
    expect(await closedWith({ cookie })).toBe(4401)
  })

  test('tells a teacher nothing of refusals and enrolments, and a person without a password of their own nothing at all', async () => {
    const [teacher, fresh, technician] = [
      await PanelDouble.open(hub.ready.address, headers.get('teacher')!),
      await PanelDouble.open(hub.ready.address, headers.get('new technician')!),
      await PanelDouble.open(hub.ready.address, headers.get('technician')!),
    ]
    await technician.askRaw('nothing', [])
    await technician.get('saveNotice', { id: 'n2', text: 'Новость' })
    await until(() => teacher.events.some(({ event }) => event === 'noticesChanged'))
    await until(() => technician.events.some(({ event }) => event === 'refused'))
    expect([teacher.events.filter(({ event }) => event === 'refused'), fresh.events]).toEqual([[], []])
    for (const panel of [teacher, fresh, technician]) panel.close()
  })

  // After the test above: so many refusals are one flood to the log, which then says nothing for a minute.
  const names = Object.keys(panelArguments) as (keyof PanelRequests)[]
  test.each(['teacher', 'technician', 'new technician'] as const)('lets %s ask only what belongs to that role', async role => {
    const panel = await PanelDouble.open(hub.ready.address, headers.get(role)!)
    const may = (name: keyof PanelRequests) => (role === 'technician' ? true : role === 'teacher' ? teacherRequests.includes(name) : ['readSession', 'changePassword'].includes(name))
    for (const name of names) {
      const answer = await panel.askRaw(name, ['НЕ АДРЕС', 1, 2, 3, 4, 5])
      expect([name, answer]).toEqual([name, { ok: false, fault: expect.objectContaining({ kind: may(name) ? 'wrong-arguments' : 'not-allowed' }) }])
    }
    expect(await panel.askRaw('constructor', [])).toMatchObject({ fault: { kind: 'unknown-request' } })
    panel.close()
  })

  test('ends with the session it was opened with', async () => {
    const origin = hub.ready.address
    const cookie = (await signIn(origin, 'anna', password))!
    const panel = await PanelDouble.open(origin, { cookie, origin })
    expect((await fetch(origin + routes.panelSignOut, { method: 'POST', headers: { cookie, origin } })).status).toBe(204)
    expect(await until(() => panel.closedWith)).toBe(4401)
    expect(await closedWith({ cookie, origin })).toBe(4401)
  })

  test.each<[string, string | Buffer, number]>([
    ['binary frames', Buffer.from('{"ask":1,"name":"readSession","args":[]}'), 1003],
    ['what is not JSON', 'hello', 1003],
    ['extra keys', '{"ask":1,"name":"readSession","args":[],"as":"admin"}', 1003],
    ['200 KB', `{"ask":1,"name":"${'x'.repeat(200_000)}","args":[]}`, 1009],
  ])('is closed by %s', async (_what, data, code) => {
    const panel = await PanelDouble.open(hub.ready.address, headers.get('technician')!)
    panel.sendRaw(data)
    const closed = await until(() => panel.closedWith)
    expect([code, 1006]).toContain(closed)
    expect((await fetch(hub.ready.address + routes.health)).status).toBe(200)
  })
})

describe('foreign pages', () => {
  test('cannot sign anybody in or out', async () => {
    const attempt = (route: string, given: Record<string, string>) =>
      fetch(hub.ready.address + route, { method: 'POST', headers: { 'content-type': 'application/json', ...given }, body: JSON.stringify({ user: 'anna', password }) })
    for (const given of [{ origin: 'http://evil.example' }, { origin: 'null' }, {}] as Record<string, string>[]) {
      const answer = await attempt(routes.panelSignIn, given)
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []])
    }
    expect((await attempt(routes.panelSignOut, { origin: 'http://evil.example', cookie: headers.get('teacher')!['cookie']! })).status).toBe(403)
  })

  test('cannot read with a person’s cookie', async () => {
    const { cookie } = headers.get('teacher')! as { cookie: string }
    const read = (given: Record<string, string>) => fetch(`${hub.ready.address}/panel/materials/picture/picture.png`, { headers: { cookie, ...given } })
    expect((await read({ origin: 'http://evil.example' })).status).toBe(401)
    expect((await read({ 'sec-fetch-site': 'cross-site' })).status).toBe(401)
    expect((await read({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('cannot reach a loopback hub under a name of their own (DNS rebinding)', async () => {
    const status = await new Promise(resolve => {
      http.get(hub.ready.address + routes.health, { headers: { host: 'evil.example' } }, response => resolve(response.resume().statusCode))
    })
    expect(status).toBe(421)
  })

  test('cannot speak MQTT', async () => {
    const socket = new WebSocket(hub.ready.address.replace('http', 'ws') + routes.mqttSocket, 'mqtt', { origin: hub.ready.address })
    expect(await new Promise(resolve => socket.on('close', resolve).on('error', () => {}))).toBe(1003)
  })
})

test('the cookie is out of reach of scripts and other sites', async () => {
  const answer = await fetch(hub.ready.address + routes.panelSignIn, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: hub.ready.address }, body: JSON.stringify({ user: 'anna', password }),
  })
  expect(answer.headers.getSetCookie()[0]).toMatch(/^doska-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
})

test('a display also comes in by MQTT over WebSocket', async () => {
  await b.connect(`${hub.ready.address.replace('http', 'ws')}${routes.mqttSocket}`)
  await until(() => b.desired.at(-1))
  await b.cut()
})

test('a phone learns one invite by its name, byte for byte, and nothing else', async () => {
  const phone = await PanelDouble.open(hub.ready.address, { origin: hub.ready.address }, routes.phoneCarrier)
  expect(await phone.askRaw('readInvite', ['8b'])).toEqual({
    ok: true,
    value: { ok: true, value: expect.objectContaining({ className: '8 Б', url: 'https://sferum.ru/?p=messages&join=AbCd/EfGh_IjKl/MnOp_QrSt/UvWx_Yz012=' }) },
  })
  expect(await phone.askRaw('readInvite', ['nope'])).toEqual({ ok: true, value: { ok: false, fault: { kind: 'unknown' } } })
  expect(await phone.askRaw('listDisplays', [])).toMatchObject({ ok: false, fault: { kind: 'unknown-request' } })
  expect(Object.keys(phoneArguments)).toEqual(['readInvite'])
  for (let i = 0; i < 20; i++) await phone.askRaw('readInvite', [`try-${i}`])
  expect(await phone.askRaw('readInvite', ['8b'])).toMatchObject({ ok: false, fault: { kind: 'not-allowed' } })
  phone.close()
})
