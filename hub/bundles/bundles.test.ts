import { mkdir, rename, writeFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { bundleQuery, type BundlePart, type BundlePlan, type BundleScope } from '#shared/contract/bundle-export'
import { fillRoute, routes } from '#shared/contract/routes'
import { startAgent } from '../../agent/agent'
import type { Agent } from '../../agent/agent-contract'
import { kidOf } from '../../agent/trust/keys'
import { readBundle } from '../../agent/usb/read-bundle'
import type { Hub } from '../hub'
import { mediaFixture } from '../library/testing/library-desk'
import { post } from '../testing/display-double'
import { signIn, PanelDouble } from '../testing/panel-double'
import { makePlace, runHub } from '../testing/test-hub'
import { until } from '../testing/until'

/** Three starts of hub and display stand behind some of these; other work may run beside them. */
const patienceMs = 30_000
const password = 'мой долгий пароль'
let place: Awaited<ReturnType<typeof makePlace>>
const ends: (() => void | Promise<void>)[] = []
beforeAll(async () => {
  place = await makePlace()
  // What another hub takes in passes its gate again: it must be a picture.
  for (const id of ['picture', 'answers']) await writeFile(join(place.folder, 'school', 'library', id, 'picture.png'), Buffer.concat([mediaFixture('picture.png')]))
})
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end() })
afterAll(() => place.remove())

async function hubIn(data: string): Promise<{ hub: Hub; panel: PanelDouble; cookie: string; end(): Promise<void> }> {
  const hub = await runHub(place.start({ data: join(place.folder, data) }))
  const { user, oneTimePassword } = hub.ready.technician!
  const panel = await PanelDouble.signedIn(hub.ready.address, user, oneTimePassword)
  await panel.get('changePassword', oneTimePassword, password)
  let isOver = false
  const end = async () => {
    if (isOver) return
    isOver = true
    panel.close()
    await hub.dispose()
  }
  ends.push(end)
  return { hub, panel, cookie: (await signIn(hub.ready.address, user, password))!, end }
}

async function agentIn(folder: string, hubAddress: string, token?: string): Promise<Agent> {
  const sticks = join(place.folder, folder, 'sticks')
  await mkdir(sticks, { recursive: true })
  const agent = await startAgent(
    { folder: join(place.folder, folder), kind: 'electron', hubAddress, token, hint: 'test', app: 'test', runtime: 'node', diagonalInch: 65, roomDepthM: 7, sticks: { folder: sticks } },
    { now: Date.now, screenshot: async () => ({ ok: false, fault: { code: 'no-window' } }), addressOf: (id, path) => `test://${id}/${path}`, report: () => {} },
  )
  ends.push(() => agent.dispose())
  return agent
}

async function download(hub: Hub, cookie: string, scope: BundleScope, part?: BundlePart, partBytes?: number): Promise<Buffer> {
  const answer = await fetch(`${hub.ready.address}${routes.bundleExport}?${bundleQuery(scope, part, partBytes)}`, { headers: { cookie, origin: hub.ready.address } })
  expect(answer.status).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(answer.headers.get('content-length')).toBe(String(bytes.length))
  return bytes
}

/** The material that came of it. */
async function upload(hub: Hub, cookie: string, name: string, bytes: Buffer): Promise<string> {
  const headers = { cookie, origin: hub.ready.address }
  const begun = await post(`${hub.ready.address}${routes.uploadBegin}`, { name, kind: 'file', totalBytes: bytes.length }, headers)
  const { uploadId } = begun.body as { uploadId: string }
  await fetch(`${hub.ready.address}${fillRoute(routes.uploadFile, { uploadId }).replace('*', encodeURIComponent(name))}`, { method: 'PUT', headers: { ...headers, 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes) })
  const { body } = await post(`${hub.ready.address}${fillRoute(routes.uploadCommit, { uploadId })}`, {}, headers)
  expect(body).toMatchObject({ phase: 'done' })
  return (body as { materialId: string }).materialId
}

const plugIn = (folder: string, name: string, file: string, bytes: Buffer): Promise<void> => plugInMany(folder, name, { [file]: bytes })

async function plugInMany(folder: string, name: string, files: Record<string, Buffer>): Promise<void> {
  const making = join(place.folder, folder, 'sticks', `.${name}`)
  await mkdir(making, { recursive: true })
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(making, file), bytes)
  await rename(making, join(place.folder, folder, 'sticks', name))
}

async function bundleOn(agent: Agent) {
  const stick = await until(async () => (await agent.handlers.readBoard()).sticks?.cards.find(({ isReading, bundles }) => !isReading && bundles > 0), 'the stick was never read', patienceMs)
  const contents = await agent.handlers.readStick(stick.id)
  return { stickId: stick.id, bundle: contents!.bundles[0]! }
}

test('a room’s bundle brings its display up to date without any hub: the new lesson, its files and what the school wants', async () => {
  const { hub, panel, cookie, end } = await hubIn('room')
  const first = await agentIn('room-display', hub.ready.address, hub.issueToken())
  await until(async () => (await first.handlers.readBoard()).readiness.ready === 1, 'the display never came up', patienceMs)
  await first.dispose() // away from the network, while the school goes on
  const lesson = (await panel.get('findInLibrary', { words: '', of: 'lesson' }, 0, 1)).items[0]!
  await panel.get('saveNotice', { id: 'n2', text: 'Совещание в 15:00' })
  const changed = await panel.get('renameLesson', lesson.id, 'Плавление льда')
  expect(changed.ok).toBe(true)
  const draft = await panel.get('openLesson', lesson.id)
  expect(draft.ok && (await panel.get('publishLesson', lesson.id, draft.value.rev)).ok).toBe(true)
  const plan = await panel.get('planBundle', { kind: 'room', roomId: 'r1' })
  expect(plan).toMatchObject({ ok: true, value: { parts: [{ fileName: 'Кабинет 101.doska' }], shelfFiles: 0, tooLong: 0, materials: 1, lessons: 0, displays: 1, lost: 0, isTooLarge: false } })
  const bytes = await download(hub, cookie, { kind: 'room', roomId: 'r1' })
  expect(plan.ok && plan.value.bytes).toBe(bytes.length)
  expect(bytes.includes('Ученику')).toBe(false) // no other face than the board's is on a stick that may be lost
  await end()

  const agent = await agentIn('room-display', hub.ready.address)
  await plugIn('room-display', 'KINGSTON', 'Кабинет 101.doska', bytes)
  const { stickId, bundle } = await bundleOn(agent)
  expect(bundle).toMatchObject({ state: 'own', title: 'Кабинет 101', materials: 1 })
  expect(await agent.handlers.takeStickBundle(stickId, bundle.id)).toBe(true)
  await until(async () => (await agent.handlers.readBoard()).sticks?.taking?.state === 'done', 'the bundle was never taken', patienceMs)
  const board = await agent.handlers.readBoard()
  expect(board.lessons.map(({ title }) => title)).toEqual(['Плавление льда'])
  expect(board.notices.map(({ text }) => text)).toContain('Совещание в 15:00')
  expect(board.lessons[0]!.readiness).toEqual({ ready: 1, total: 1 })
})

test('a whole library’s bundle gives a display files that it never had, and they open after the stick is gone', async () => {
  const { hub, cookie, end } = await hubIn('whole')
  const materialId = await upload(hub, cookie, 'Схема.jpg', mediaFixture('picture.jpg'))
  const first = await agentIn('whole-display', hub.ready.address, hub.issueToken())
  await until(async () => (await first.handlers.readBoard()).readiness.ready === 1, 'the display never came up', patienceMs)
  expect(await first.handlers.openMaterial(materialId)).toMatchObject({ kind: 'not-ready' })
  await first.dispose()
  const bytes = await download(hub, cookie, { kind: 'library' })
  await end()
  const agent = await agentIn('whole-display', hub.ready.address)
  await plugIn('whole-display', 'STICK', 'Библиотека.doska', bytes)
  const { stickId, bundle } = await bundleOn(agent)
  await agent.handlers.takeStickBundle(stickId, bundle.id)
  await until(async () => (await agent.handlers.readBoard()).sticks?.taking?.state === 'done', 'the bundle was never taken', patienceMs)
  await rename(join(place.folder, 'whole-display', 'sticks', 'STICK'), join(place.folder, 'pulled'))
  await until(async () => (await agent.handlers.readBoard()).sticks?.cards.length === 0, 'the stick never went', patienceMs)
  expect(await agent.handlers.openMaterial(materialId)).toBeUndefined()
  expect((await agent.handlers.readBoard()).scene).toMatchObject({ kind: 'face', face: { material: { presence: { kind: 'ready' } } } })
})

test('a stick that is pulled while a bundle is taken: what is whole stays, and it goes on by itself when the stick is back', async () => {
  const { hub, cookie, end } = await hubIn('pulled')
  const first = await agentIn('pulled-display', hub.ready.address, hub.issueToken())
  await until(async () => (await first.handlers.readBoard()).readiness.ready === 1, 'the display never came up', patienceMs)
  await first.dispose()
  const texts = [...'абвгдежзик'].map(letter => Buffer.from(`${letter} лёд тает `.repeat(200_000)))
  const ids: string[] = []
  for (const [i, text] of texts.entries()) ids.push(await upload(hub, cookie, `текст ${i}.txt`, text))
  const bytes = await download(hub, cookie, { kind: 'library' })
  await end()
  const agent = await agentIn('pulled-display', hub.ready.address)
  await plugIn('pulled-display', 'STICK', 'Библиотека.doska', bytes)
  const { stickId, bundle } = await bundleOn(agent)
  const stick = join(place.folder, 'pulled-display', 'sticks', 'STICK')
  await agent.handlers.takeStickBundle(stickId, bundle.id)
  await until(async () => {
    const { readiness, sticks } = await agent.handlers.readBoard()
    return readiness.ready > 1 || sticks?.taking?.state !== 'running'
  }, 'nothing ever came', patienceMs)
  await rename(stick, join(place.folder, 'pulled-stick'))
  const { state } = await until(async () => {
    const { taking } = (await agent.handlers.readBoard()).sticks!
    return taking?.state !== 'running' && taking
  }, 'the end was never told', patienceMs)
  expect(['stick-gone', 'done']).toContain(state) // a quick disk may have been done
  await rename(join(place.folder, 'pulled-stick'), stick)
  await until(async () => (await agent.handlers.readBoard()).readiness.missing.length === 0, 'it never went on', patienceMs)
  for (const id of ids) expect(await agent.handlers.openMaterial(id)).toBeUndefined()
}, 120_000)

test('another school’s display refuses the bundle by name; another school’s hub takes its lessons in, once', async () => {
  const { hub, cookie, end } = await hubIn('giving')
  const bytes = await download(hub, cookie, { kind: 'choice', subject: 'physics', grade: 8 })
  await end()
  const other = await hubIn('taking')
  const agent = await agentIn('foreign-display', other.hub.ready.address, other.hub.issueToken())
  await until(async () => (await agent.handlers.readBoard()).standing.kind === 'enrolled', 'never enrolled', patienceMs)
  await plugIn('foreign-display', 'FOREIGN', 'физика.doska', bytes)
  const { stickId, bundle } = await bundleOn(agent)
  expect(bundle).toMatchObject({ state: 'foreign', title: '' })
  expect(await agent.handlers.takeStickBundle(stickId, bundle.id)).toBe(false)

  const count = async (of: 'material' | 'lesson') => (await other.panel.get('findInLibrary', { words: '', of }, 0, 1)).total
  const before = await count('material')
  await other.panel.get('removeLesson', 'melting')
  for (let time = 0; time < 2; time++) await upload(other.hub, other.cookie, 'физика.doska', bytes)
  expect([await count('material'), await count('lesson')]).toEqual([before, 1])
  const taken = await other.panel.get('readThing', 'melting')
  expect(taken.ok && taken.value.kind === 'lesson' && Object.keys(taken.value.lesson.stages[0]!.faces).sort()).toEqual(['board', 'student', 'teacher'])
})

test('planning says what cannot be: no such room, nothing of a subject', async () => {
  const { panel } = await hubIn('plans')
  expect(await panel.get('planBundle', { kind: 'room', roomId: 'cellar' })).toEqual({ ok: false, fault: { kind: 'unknown-room' } })
  expect(await panel.get('planBundle', { kind: 'choice', subject: 'music' })).toEqual({ ok: false, fault: { kind: 'nothing' } })
})

test('one flipped bit anywhere in a bundle never reaches the library: the words are signed, the files hashed', async () => {
  const { hub, panel, cookie } = await hubIn('bits')
  expect(await panel.get('planBundle', { kind: 'library' })).toMatchObject({ ok: true })
  const bytes = await download(hub, cookie, { kind: 'library' })
  const file = join(place.folder, 'flipped.doska')
  const { publicKey } = (JSON.parse(await readFile(join(place.folder, 'bits', 'trust', 'signing.json'), 'utf8')) as { value: { publicKey: string } }).value
  const trusted = [{ publicKey, kid: kidOf(publicKey) }]
  await writeFile(file, bytes)
  const whole = await readBundle(file, trusted)
  expect(whole.ok && whole.value.contents.materials.map(({ id }) => id).sort()).toEqual(['answers', 'picture'])
  const contentsAt = bytes.indexOf('"materials":[')
  const flipped = Buffer.from(bytes)
  flipped[contentsAt + 20]! ^= 1
  await writeFile(file, flipped)
  expect(await readBundle(file, trusted)).toEqual({ ok: false, fault: 'damaged' })
})

const doorOf = async (agent: Agent): Promise<string> => {
  const door = await agent.handlers.makeDoor()
  return door.ok ? door.value.code : expect.unreachable()
}

/** A shelf of the room behind the door, with one text on it. */
async function shelve(hub: Hub, code: string, name: string, title: string, words: string): Promise<void> {
  const origin = hub.ready.address
  const ask = async (method: string, path: string, headers: Record<string, string>, body: object | Uint8Array<ArrayBuffer>) => {
    const isFile = body instanceof Uint8Array
    return fetch(origin + path, { method, headers: { origin, ...headers, 'content-type': isFile ? 'application/octet-stream' : 'application/json' }, body: isFile ? body : JSON.stringify(body) })
  }
  const made = await ask('POST', routes.shelfMake, {}, { code, name, pin: '2468' })
  const phone = { cookie: made.headers.getSetCookie()[0]!.split(';')[0]! }
  const bytes = new TextEncoder().encode(words)
  const { uploadId } = (await (await ask('POST', routes.shelfUploadBegin, phone, { name: `${title}.txt`, totalBytes: bytes.byteLength, visibility: 'private' })).json()) as { uploadId: string }
  await ask('PUT', fillRoute(routes.shelfUploadFile, { uploadId }), phone, bytes)
  expect((await ask('POST', fillRoute(routes.shelfUploadCommit, { uploadId }), phone, {})).status).toBe(200)
}

const openedBy = async (agent: Agent, pin: string) => {
  const [shelf] = await agent.handlers.readShelves()
  const opened = shelf && (await agent.handlers.openShelf(shelf.id, pin))
  return opened?.ok ? opened.value : undefined
}

test('a room’s bundle carries its teachers’ shelves to its display and to nobody else; no other room’s shelf is in it, and no library takes them', async () => {
  const { hub, panel, cookie, end } = await hubIn('shelves')
  const first = await agentIn('shelf-display', hub.ready.address, hub.issueToken())
  await until(async () => (await first.handlers.readBoard()).readiness.ready === 1, 'the display never came up', patienceMs)
  const other = await agentIn('other-display', hub.ready.address, hub.issueToken())
  await until(async () => (await other.handlers.readBoard()).standing.kind === 'enrolled', 'the other never came up', patienceMs)
  const [codeOfFirst, codeOfOther] = [await doorOf(first), await doorOf(other)]
  await first.dispose() // what comes now it hears from the stick alone
  await shelve(hub, codeOfOther, 'Борис Ильич', 'Чужая контрольная', 'ответы второго кабинета')
  await shelve(hub, codeOfFirst, 'Анна Петровна', 'Моя контрольная', 'ответы первого кабинета')
  const bytes = await download(hub, cookie, { kind: 'room', roomId: 'r1' })
  const plan = await panel.get('planBundle', { kind: 'room', roomId: 'r1' })
  expect(plan).toMatchObject({ ok: true, value: { shelfFiles: 1, materials: 1 } })
  expect(['Анна Петровна', 'ответы первого кабинета'].map(words => bytes.includes(words))).toEqual([true, true])
  expect(['Борис Ильич', 'Чужая контрольная', 'ответы второго кабинета'].map(words => bytes.includes(words))).toEqual([false, false, false])
  const whole = await download(hub, cookie, { kind: 'library' })
  expect(['Анна Петровна', 'Моя контрольная', 'ответы'].map(words => whole.includes(words))).toEqual([false, false, false])
  await end()

  const agent = await agentIn('shelf-display', hub.ready.address)
  expect(await openedBy(agent, '2468')).toBeUndefined()
  await plugIn('shelf-display', 'KINGSTON', 'Кабинет 101.doska', bytes)
  const { stickId, bundle } = await bundleOn(agent)
  expect(bundle).toMatchObject({ state: 'own', freshShelfFiles: 1 })
  expect(await agent.handlers.takeStickBundle(stickId, bundle.id)).toBe(true)
  await until(async () => (await agent.handlers.readBoard()).sticks?.taking?.state === 'done', 'the bundle was never taken', patienceMs)
  expect(await openedBy(agent, '1357')).toBeUndefined()
  expect(await openedBy(agent, '2468')).toMatchObject({ name: 'Анна Петровна', materials: [{ title: 'Моя контрольная', presence: { kind: 'ready' } }] })

  const foreign = await hubIn('shelves-foreign')
  const before = await foreign.panel.get('listShelves')
  await upload(foreign.hub, foreign.cookie, 'Кабинет 101.doska', bytes)
  const found = await foreign.panel.get('findInLibrary', { words: 'контрольная' }, 0, 20)
  expect([JSON.stringify(found).includes('контрольная'), (await foreign.panel.get('listShelves')).length]).toEqual([false, before.length])
}, 180_000)

test('in parts: each is whole by itself, the board knows which one it lacks, another hub takes them one by one and then has the lessons; two states of a library do not mix', async () => {
  const { hub, panel, cookie, end } = await hubIn('parts')
  const first = await agentIn('parts-display', hub.ready.address, hub.issueToken())
  await until(async () => (await first.handlers.readBoard()).readiness.ready === 1, 'the display never came up', patienceMs)
  await first.dispose()
  const ids: string[] = []
  for (const letter of 'абв') ids.push(await upload(hub, cookie, `текст ${letter}.txt`, Buffer.from(`${letter} лёд тает `.repeat(40_000))))
  const partBytes = 1024 * 1024
  const scope = { kind: 'library' } as const
  const plan = (await (await fetch(`${hub.ready.address}${routes.bundlePlan}?${bundleQuery(scope, undefined, partBytes)}`, { headers: { cookie, origin: hub.ready.address } })).json()) as BundlePlan
  expect(plan.parts.length).toBeGreaterThanOrEqual(3)
  expect(plan.parts.map(({ fileName }) => fileName)[1]).toBe(`Библиотека Маленькая школа (2 из ${plan.parts.length}).doska`)
  const parts: Buffer[] = []
  for (let number = 1; number <= plan.parts.length; number++) parts.push(await download(hub, cookie, scope, { number, set: plan.set }, partBytes))
  expect(parts.every(part => part.length <= partBytes)).toBe(true)
  await upload(hub, cookie, 'ещё.txt', Buffer.from('новое'))
  const late = await fetch(`${hub.ready.address}${routes.bundleExport}?${bundleQuery(scope, { number: 1, set: plan.set }, partBytes)}`, { headers: { cookie, origin: hub.ready.address } })
  expect(late.status).toBe(409)
  expect((await panel.get('planBundle', scope)).ok).toBe(true)
  await end()

  const agent = await agentIn('parts-display', hub.ready.address)
  await plugIn('parts-display', 'FIRST', 'часть 1.doska', parts[0]!)
  const half = await bundleOn(agent)
  expect(half.bundle).toMatchObject({ state: 'own', parts: parts.length, missing: parts.slice(1).map((_part, i) => i + 2) })
  await agent.handlers.takeStickBundle(half.stickId, half.bundle.id)
  await until(async () => (await agent.handlers.readBoard()).sticks?.taking?.state === 'done', 'part 1 was never taken', patienceMs)
  await rename(join(place.folder, 'parts-display', 'sticks', 'FIRST'), join(place.folder, 'pulled-first'))
  await until(async () => (await agent.handlers.readBoard()).sticks?.cards.length === 0, 'the stick never went', patienceMs)
  await plugInMany('parts-display', 'REST', Object.fromEntries(parts.slice(1).map((part, i) => [`b${9 - i}.doska`, part])))
  const rest = await bundleOn(agent)
  expect(rest.bundle).toMatchObject({ state: 'own', missing: [1] })
  expect((await agent.handlers.readBoard()).sticks?.cards[0]?.bundles).toBe(1)
  await agent.handlers.endTaking()
  await agent.handlers.takeStickBundle(rest.stickId, rest.bundle.id)
  await until(async () => (await agent.handlers.readBoard()).sticks?.taking?.state === 'done', 'the rest was never taken', patienceMs)
  for (const id of ids) expect(await agent.handlers.openMaterial(id)).toBeUndefined()

  const other = await hubIn('parts-other')
  await other.panel.get('removeLesson', 'melting')
  const titles = async (of: 'material' | 'lesson') => (await other.panel.get('findInLibrary', { words: '', of }, 0, 100)).items.map(({ title }) => title)
  for (const [i, part] of [...parts.entries()].reverse()) await upload(other.hub, other.cookie, `часть ${i + 1}.doska`, part)
  expect(await titles('material')).toEqual(expect.arrayContaining(['текст а', 'текст б', 'текст в']))
  expect(await titles('lesson')).toEqual(['Урок melting'])
}, 180_000)
