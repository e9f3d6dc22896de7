import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { peerIdentity } from '#shared/contract/peers'
import { success } from '#shared/result'
import { holderSecret, peerKey } from '../trust/peer-key'
import { sha256Hex } from '../trust/keys'
import type { WantedFile } from './content-store'
import { PeerServer } from './peer-server'
import { peerSource } from './peer-source'
import { StoreRoom } from './testing/store-room'
import { testBytes } from './testing/test-source'

const never = new AbortController().signal
const nowMs = Date.UTC(2026, 10, 26)
const soonS = nowMs / 1000 + 600
const body = testBytes(500_000)
const file: WantedFile = { sha256: sha256Hex(body), bytes: body.length }

let room: StoreRoom
let folder: string
let peer: PeerServer
beforeEach(async () => {
  room = await StoreRoom.make()
  folder = await mkdtemp(join(tmpdir(), 'doska-peer-'))
  await writeFile(join(folder, file.sha256), body)
  await writeFile(join(folder, 'f'.repeat(64)), 'a secret')
  peer = await PeerServer.open('127.0.0.1', { credential: () => 'credential-of-holder', fileOf: sha256 => join(folder, sha256), now: () => nowMs, report: () => {} })
})
afterEach(async () => {
  await peer.dispose()
  await room.dispose()
  await rm(folder, { recursive: true, force: true })
})

/** A display that the hub offers one peer to. */
const storeWith = (identity: string, key: Buffer, address = peer.address!) =>
  room.open({}, {
    sources: () => [
      peerSource({
        displayId: 'd-2',
        call: () => Promise.resolve(success({ status: 200, body: { peers: [{ displayId: 'd-1', address, identity, key: key.toString('base64') }] } })),
        source: path => ({ url: path, headers: {}, agent: undefined as never }),
        isOn: () => true,
      }),
    ],
  })
const identity = peerIdentity(file.sha256, soonS)
const keyOf = (id: string, credential = 'credential-of-holder') => peerKey(holderSecret(credential), id)

test('a capability opens its file at the display that holds it, and an interrupted download goes on there', async () => {
  const store = await storeWith(identity, keyOf(identity))
  expect(await store.fetch(file, never, () => {})).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
  await store.evict([file.sha256])
  await writeFile(room.partialPath(file), body.subarray(0, 200_000))
  expect(await store.fetch(file, never, () => {})).toEqual({ ok: true, value: null })
})

const expired = peerIdentity(file.sha256, nowMs / 1000)
const other = peerIdentity('f'.repeat(64), soonS)
test.each<[string, string, Buffer]>([
  ['made with another key', identity, keyOf(identity, 'credential-of-somebody-else')],
  ['whose time is over', expired, keyOf(expired)],
  ['whose time was prolonged by the asker', identity, keyOf(expired)],
  ['that is no identity', 'hello', keyOf('hello')],
])('a capability %s is not even spoken to', async (_name, id, key) => {
  const store = await storeWith(id, key)
  expect(await store.fetch(file, never, () => {})).toEqual({ ok: false, fault: { kind: 'source-unreachable' } })
})

test('a capability for one file does not open another', async () => {
  const store = await storeWith(other, keyOf(other))
  expect(await store.fetch(file, never, () => {})).toEqual({ ok: false, fault: { kind: 'refused', status: 404 } })
})
