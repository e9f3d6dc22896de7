import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { success, failure, type Result } from '#shared/result'
import type { ContentStore, FetchFault, WantedFile } from '../content/content-store'
import { eventually } from '../testing/test-broker'
import { sealEnvelope } from '../trust/envelopes'
import { kidOf, makeKeyPair, sha256Hex } from '../trust/keys'
import { DesiredState } from './desired-state'

const hub = makeKeyPair()
const own = 'doska/1/s/d/d-1/desired'
const ofGroup = (group: string) => `doska/1/s/g/${group}/desired`
let folder = ''
const opened: DesiredState[] = []
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'doska-desired-')) })
afterEach(async () => {
  await Promise.all(opened.splice(0).map(state => state.dispose()))
  await rm(folder, { recursive: true })
})

async function openState() {
  const files = new Map<string, string>()
  const refused: string[] = []
  const asides: string[] = []
  const isOnline = { value: true }
  const store: ContentStore = {
    kind: 'own',
    has: sha256 => files.has(sha256),
    fileOf: sha256 => files.get(sha256),
    fetch: ({ sha256 }: WantedFile): Promise<Result<null, FetchFault>> => Promise.resolve(isOnline.value && files.has(sha256) ? success(null) : failure({ kind: 'source-unreachable' })),
    partialBytes: () => 0,
    verify: () => Promise.resolve({ checked: 0, damaged: [] }),
    inventory: () => Promise.resolve({ files: 0, bytes: 0, freeBytes: undefined, verifiedAtMs: undefined }),
    scrubNext: () => Promise.resolve(undefined),
    files: () => [],
    evict: () => Promise.resolve(0),
    dispose: () => {},
  }
  const state = await DesiredState.open(folder, {
    store,
    random: () => 0,
    keyring: () => [{ kid: kidOf(hub.publicKey), publicKey: hub.publicKey }],
    changed: () => {},
    refused: (topic, reason) => refused.push(`${topic} ${reason}`),
    report: problem => { throw problem },
  }, problem => asides.push(problem.file))
  opened.push(state)
  state.use({ own, ofGroup })
  /** Puts a document where the store finds it. */
  const publish = async (document: unknown) => {
    const text = JSON.stringify(document)
    const sha256 = sha256Hex(text)
    const file = join(folder, `source-${sha256}`)
    await writeFile(file, text)
    files.set(sha256, file)
    return { url: `/d/d-1/files/${sha256}`, sha256, bytes: Buffer.byteLength(text) }
  }
  const say = (rev: number, set: object, topic = own, keys = hub) =>
    state.receive(topic, sealEnvelope({ v: 1, topic, rev, ts: '2026-11-20T08:00:00Z', set }, keys))
  return { state, publish, say, refused, asides, isOnline }
}

const notices = (text: string) => ({ version: 1, notices: [{ id: 'n-1', text }] })

test('an own word is stronger than the group\'s, a group fills what it leaves open', async () => {
  const { state, say } = await openState()
  await say(1, { volume: 10, language: 'ru', groups: [{ id: 'a', priority: 1 }, { id: 'b', priority: 2 }] })
  await say(1, { volume: 90, spreadS: 5 }, ofGroup('a'))
  await say(1, { spreadS: 9 }, ofGroup('b'))
  expect(state.set).toMatchObject({ volume: 10, spreadS: 9, language: 'ru' })
  expect(state.progress()).toEqual({ revs: { [own]: 1, [ofGroup('a')]: 1, [ofGroup('b')]: 1 }, pending: [] })
})

test('a group that is not ours says nothing to us', async () => {
  const { state, say } = await openState()
  await say(1, { volume: 10 })
  await say(1, { language: 'en' }, ofGroup('foreign'))
  expect(state.set.language).toBeUndefined()
})

test('a revision is only called applied when its documents are here; the last good ones stand meanwhile', async () => {
  const { state, publish, say, isOnline } = await openState()
  await say(1, { notices: await publish(notices('старое')) })
  await eventually(() => state.progress().revs[own] === 1)
  isOnline.value = false
  await say(2, { notices: await publish(notices('новое')) })
  expect(state.progress()).toEqual({ revs: { [own]: 1 }, pending: [own] })
  expect(state.documents.notices[0]?.text).toBe('старое')
  isOnline.value = true
  state.poke()
  await eventually(() => state.progress().revs[own] === 2)
  expect(state.documents.notices[0]?.text).toBe('новое')
})

test('everything stands again after a start without any network, and old documents do not pile up', async () => {
  const first = await openState()
  await first.say(1, { notices: await first.publish(notices('раз')) })
  await eventually(() => first.state.progress().revs[own] === 1)
  await first.say(2, { notices: await first.publish(notices('два')) })
  await eventually(() => first.state.progress().revs[own] === 2)
  const second = await openState()
  second.isOnline.value = false
  expect(second.state.documents.notices[0]?.text).toBe('два')
  expect(second.state.progress()).toEqual({ revs: { [own]: 2 }, pending: [] })
  expect((await readdir(join(folder, 'documents'))).filter(name => /^[0-9a-f]{64}/.test(name))).toHaveLength(1)
})

test('a document damaged on disk is told and fetched again, a wrong one refused once and never shown', async () => {
  const first = await openState()
  const reference = await first.publish(notices('раз'))
  await first.say(1, { notices: reference })
  await eventually(() => first.state.progress().revs[own] === 1)
  await writeFile(join(folder, 'documents', `${reference.sha256}.json`), 'flipped')
  const second = await openState()
  expect(second.asides).toHaveLength(1)
  expect(second.state.documents.notices).toEqual([])
  await second.publish(notices('раз'))
  second.state.poke()
  await eventually(() => second.state.documents.notices.length === 1)
  await second.say(2, { notices: await second.publish({ version: 1, notices: [{ text: 5 }] }) })
  await eventually(() => second.refused.length > 0)
  expect(second.refused).toEqual(['notices malformed-document'])
  expect(second.state.documents.notices[0]?.text).toBe('раз')
})

test('a material that cannot be shown does not take the others with it', async () => {
  const { state, publish, say } = await openState()
  const good = { id: 'm-1', title: 'т', type: 'image', subject: 'physics', grades: [8], entry: 'a', addedAt: '2026-11-20T08:00:00Z', manifest: [{ path: 'a', sha256: '0'.repeat(64), bytes: 1, mediaType: 'image/png' }] }
  await say(1, { catalogue: await publish({ version: 1, materials: [good, { ...good, id: 'm-2', entry: 'missing' }], lessons: [] }) })
  await eventually(() => state.library.materials.size > 0)
  expect([...state.library.materials.values()].map(({ id }) => id)).toEqual(['m-1'])
})

test('a foreign key, another topic and an older revision change nothing', async () => {
  const { state, say, refused } = await openState()
  await say(5, { volume: 50 })
  await say(6, { volume: 1 }, own, makeKeyPair())
  await state.receive(own, sealEnvelope({ v: 1, topic: ofGroup('a'), rev: 7, ts: '2026-11-20T08:00:00Z', set: { volume: 1 } }, hub))
  await say(4, { volume: 1 })
  await say(5, { volume: 1 })
  expect(state.set.volume).toBe(50)
  expect(refused).toEqual([`${own} unknown-key`, `${own} wrong-topic`, `${own} old-revision`])
})
