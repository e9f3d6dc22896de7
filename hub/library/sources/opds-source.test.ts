import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourceSchema } from '#shared/contract/library-sources'
import { mediaFixture } from '../testing/library-desk'
import { FeedServer } from './testing/feed-server'
import { counts, SourcesDesk } from './testing/sources-desk'

const server = new FeedServer()
let address = ''
let room: SourcesDesk
beforeEach(async () => {
  room = await SourcesDesk.open()
  server.files.clear()
  server.asked.length = 0
  address = await server.start()
})
afterEach(async () => {
  await room.end()
  await server.stop()
})

describe('an OPDS 2 feed', () => {
  const publication = (id: string, href: string, modified = '') => ({ metadata: { title: `Книга ${id}`, identifier: id, modified }, links: [{ rel: 'http://opds-spec.org/acquisition/open-access', href }] })
  const page = (publications: unknown[], next?: string) => JSON.stringify({ metadata: { title: 'Каталог' }, links: next ? [{ rel: 'next', href: next }] : [], publications })
  const here = () => new URL(address).host
  const feed = (more: object = {}) => room.look({ kind: 'opds', place: `${address}/feed`, hosts: [here()], ...more })
  const png = () => mediaFixture('picture.png')

  test('all its pages come in once, and what has not changed is not fetched again', async () => {
    server.files.set('/feed', { body: page([publication('a', '/a.png')], '/feed?page=2') })
    server.files.set('/feed?page=2', { body: page([publication('b', '/b.webp'), { metadata: {}, links: [] }], '/feed') })
    server.files.set('/a.png', { body: png() })
    server.files.set('/b.webp', { body: mediaFixture('picture.webp') })
    expect(counts(await feed())).toEqual([2, 0, 0, 1])
    expect(room.titles()).toEqual(['Книга a | Библиотека ЦОК', 'Книга b | Библиотека ЦОК'])
    server.asked.length = 0
    expect(counts(await room.again())).toEqual([0, 0, 2, 1])
    expect(server.asked.map(({ path }) => path)).toEqual(['/feed', '/feed?page=2'])
  })

  test('a download that was cut off goes on where it stopped', async () => {
    server.files.set('/feed', { body: page([publication('a', '/a.png')]) })
    server.files.set('/a.png', { body: png(), etag: '"1"', cutAfter: 40 })
    expect((await feed()).problems).toMatchObject([{ title: 'Книга a', kind: 'cut-off' }])
    expect(counts(await room.again())).toEqual([1, 0, 0, 0])
    expect(server.asked.at(-1)).toEqual({ path: '/a.png', range: 'bytes=40-' })
  })

  test('another file under the same address is not glued to the old beginning', async () => {
    server.files.set('/feed', { body: page([publication('a', '/a.png')]) })
    server.files.set('/a.png', { body: mediaFixture('picture.webp'), etag: '"1"', cutAfter: 40 })
    await feed()
    server.files.set('/a.png', { body: png(), etag: '"2"' })
    expect(counts(await room.again())).toEqual([1, 0, 0, 0])
    expect(room.desk.library.materials()[0]!.manifest[0]!.bytes).toBe(png().length)
  })

  test('only the feed\'s host and the named ones are asked, redirects too', async () => {
    const other = new FeedServer()
    const elsewhere = await other.start()
    other.files.set('/a.png', { body: png() })
    server.files.set('/feed', { body: page([publication('a', `${elsewhere}/a.png`), publication('b', '/moved.png'), publication('c', 'ftp://x/y'), publication('d', 'http://school.example/z')]) })
    server.files.set('/moved.png', { body: '', redirect: `${elsewhere}/a.png` })
    const report = await feed()
    expect(report.problems.map(({ kind }) => kind)).toEqual(['host-refused', 'host-refused', 'host-refused', 'host-refused'])
    expect(other.asked).toEqual([])
    expect(counts(await feed({ hosts: [here(), new URL(elsewhere).host] }))).toEqual([2, 0, 0, 2])
    await other.stop()
  })

  test.each([
    ['no JSON', { body: '<html>' }, 'not-a-feed'], ['a refusal', { body: '', status: 403 }, 'refused-by-server'], ['a page without end', { body: Buffer.alloc(11 * 1024 * 1024, 32) }, 'too-large'],
  ] as const)('%s says so, and what is there stays', async (_what, answer, kind) => {
    server.files.set('/feed', { body: page([publication('a', '/a.png')]) })
    server.files.set('/a.png', { body: png() })
    await feed()
    server.files.set('/feed', answer)
    const report = await room.again()
    expect([report.fault?.kind, report.gone]).toEqual([kind, []])
    expect(room.desk.library.materials()).toHaveLength(1)
  })

  test('plain HTTP to another machine, a name with a password, and nonsense are no addresses', async () => {
    const tried = async (where: string) => room.sources.handlers.testSource(sourceSchema.parse({ id: 'x', kind: 'opds', name: 'x', place: where }))
    expect([await tried('http://lib.school.ru/feed'), await tried('https://me:secret@lib.school.ru/feed'), await tried('каталог')].map(one => !one.ok && one.fault.kind)).toEqual(['address-wrong', 'address-wrong', 'address-wrong'])
  })
})
