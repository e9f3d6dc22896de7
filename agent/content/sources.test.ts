import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ContentSource, NamedPlace } from './content-source'
import type { ContentStore, WantedFile } from './content-store'
import { StoreRoom } from './testing/store-room'
import { flipped, testBytes, TestSource, type Answer } from './testing/test-source'

const never = new AbortController().signal
let room: StoreRoom
let peer: TestSource
let stick: string
beforeEach(async () => {
  room = await StoreRoom.make()
  peer = await new TestSource().start()
  stick = await mkdtemp(join(tmpdir(), 'doska-stick-'))
})
afterEach(async () => {
  await room.dispose()
  await peer.close()
  await rm(stick, { recursive: true, force: true })
})

const source = (name: string, place: (file: WantedFile) => NamedPlace['place'] | undefined): ContentSource => ({
  placesOf: file => {
    const found = place(file)
    return Promise.resolve(found ? [{ name, place: found }] : [])
  },
})
const open = () => room.open({}, { random: () => 1, sources: () => [source('stick', ({ sha256 }) => ({ kind: 'disk', path: join(stick, sha256) })), source('peer', file => peer.of(file)), source('hub', file => room.source.of(file))] })
const fetch = (store: ContentStore, file: WantedFile) => store.fetch(file, never, () => {})
const everywhere = (body: Buffer) => {
  peer.offer(body)
  return room.source.offer(body)
}
const cutAt = (at: number): Answer => (_request, response, body) => void response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, at), () => response.destroy())

test('the best source that has the file brings it: the stick, else a display nearby, else the hub', async () => {
  const store = await open()
  const [onStick, atPeer, atHub] = [everywhere(testBytes(300_000)), everywhere(testBytes(1000, 2)), room.source.offer(testBytes(1000, 3))]
  await writeFile(join(stick, onStick.sha256), testBytes(300_000))
  for (const file of [onStick, atPeer, atHub]) expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(await readFile(room.finalPath(onStick))).toEqual(testBytes(300_000))
  expect([peer.ranges.length, room.source.ranges.length]).toEqual([2, 1]) // the peer answered 404 to the third
})

test('what one source began the next goes on with', async () => {
  const store = await open()
  const body = testBytes(400_000)
  const file = everywhere(body)
  peer.answer = cutAt(150_000)
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(await readFile(room.finalPath(file))).toEqual(body)
  expect(room.source.ranges[0]).toMatch(/^bytes=[1-9]\d+-$/)
})

test('a peer that lies is caught by the hash: the file comes from the hub, and the liar is asked last from then on', async () => {
  const store = await open()
  const body = testBytes(200_000)
  const file = everywhere(body)
  peer.answer = (_request, response, content) => void response.writeHead(200, { 'content-length': content.length }).end(flipped(content))
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(await readFile(room.finalPath(file))).toEqual(body)
  expect([peer.ranges, room.source.ranges]).toEqual([[''], ['']])
  await fetch(store, everywhere(testBytes(500, 4)))
  expect(peer.ranges).toHaveLength(1)
})

test('an honest source that went on with a liar’s bytes is not blamed for them', async () => {
  const store = await open()
  const body = testBytes(400_000)
  const file = everywhere(body)
  peer.answer = (_request, response, content) => void response.writeHead(200, { 'content-length': content.length }).write(flipped(content).subarray(0, 300_000), () => response.destroy())
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(room.source.ranges).toEqual([expect.stringMatching(/^bytes=\d+-$/), '']) // the rest proved wrong together with the beginning, then the whole
  expect(await readFile(room.finalPath(file))).toEqual(body)
})

test('a stick whose file is another one, or is pulled out, costs nothing but time', async () => {
  const store = await open()
  const [short, gone] = [room.source.offer(testBytes(1000)), room.source.offer(testBytes(1000, 2))]
  await writeFile(join(stick, short.sha256), testBytes(999))
  expect(await fetch(store, short)).toEqual({ ok: true, value: null })
  expect(await fetch(store, gone)).toEqual({ ok: true, value: null })
})

test('when nobody can serve it, the hub’s word is told', async () => {
  const store = await open()
  room.source.answer = (_request, response) => void response.writeHead(403).end()
  expect(await fetch(store, room.source.offer(testBytes(10)))).toEqual({ ok: false, fault: { kind: 'refused', status: 403 } })
})
