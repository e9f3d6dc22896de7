import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { searchCorpus } from '../../tests/fixtures/search-corpus'
import { freshLimit } from './search-index'
import { LibrarySearch, type LibraryFeed } from './library-search'
import { searchIdOf, type SearchDocument } from './search-document'
import { SearchServer } from './search-server'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'doska-search-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

const few = [...searchCorpus(40)]
const many = [...searchCorpus(freshLimit + 400, 2)]
const everything = { words: '', sort: 'relevance', offset: 0, limit: 60 } as const
const fail = (problem: unknown) => {
  throw new Error(String(problem))
}

async function filled(documents: readonly SearchDocument[], tag = 'a'): Promise<SearchServer> {
  const server = new SearchServer(fail)
  await server.ask<'open'>({ kind: 'open', folder })
  for (let at = 0; at < documents.length; at += 500) await server.ask<'apply'>({ kind: 'apply', added: documents.slice(at, at + 500), removedIds: [], isWhole: true, tag: undefined, total: documents.length })
  await server.ask<'apply'>({ kind: 'apply', added: [], removedIds: [], isWhole: true, tag, total: documents.length })
  await server.close()
  return server
}
const totalOf = async (server: SearchServer) => (await server.ask<'search'>({ kind: 'search', query: everything })).total

describe.each([['a small catalogue', few], ['one that is merged', many]])('%s', (_size, documents) => {
  test('is there again at the next start, with what changed since', async () => {
    const first = await filled(documents)
    await first.ask<'apply'>({ kind: 'apply', added: [{ ...documents[1]!, title: 'Совсем новое слово' }], removedIds: [searchIdOf(documents[0]!)], isWhole: false, tag: 'b', total: 1 })
    await first.close()
    const next = new SearchServer(fail)
    expect(await next.ask<'open'>({ kind: 'open', folder })).toEqual({ tag: 'b', problem: undefined })
    expect(await totalOf(next)).toBe(documents.length - 1)
    const found = await next.ask<'search'>({ kind: 'search', query: { ...everything, words: 'совсем новое' } })
    expect(found.ids).toContain(searchIdOf(documents[1]!))
  })

  test('what a whole catalogue no longer has is gone', async () => {
    await filled(documents)
    expect(await totalOf(await filled(documents.slice(0, -7), 'b'))).toBe(documents.length - 7)
  })
})

describe('T-12 a damaged index is thrown away and made anew', () => {
  const damages: readonly [string, (bytes: Buffer) => Buffer][] = [
    ['one byte flipped', bytes => { bytes[bytes.length >>> 1]! ^= 1; return bytes }],
    ['cut off', bytes => bytes.subarray(0, bytes.length - 100)],
    ['empty', () => Buffer.alloc(0)],
    ['zeros', bytes => Buffer.alloc(bytes.length)],
  ]
  let whole: string
  beforeAll(async () => {
    whole = await mkdtemp(join(tmpdir(), 'doska-search-'))
    folder = whole
    await filled(many)
  })
  afterAll(() => rm(whole, { recursive: true, force: true }))

  for (const name of ['library.index', 'library-recent.json']) {
    test.each(damages)(`${name}: %s`, async (_damage, damage) => {
      await cp(whole, folder, { recursive: true })
      const file = join(folder, name)
      await writeFile(file, damage(await readFile(file)))
      const next = new SearchServer(fail)
      const { tag, problem } = await next.ask<'open'>({ kind: 'open', folder })
      expect([tag, problem?.startsWith(name)]).toEqual([undefined, true])
      expect(await totalOf(next)).toBe(0)
      expect(await totalOf(await filled(few))).toBe(few.length)
    })
  }
})

describe('the agent’s side', () => {
  const feedOf = (documents: readonly SearchDocument[], tag: string): LibraryFeed => ({ tag, size: documents.length, documents: () => documents })
  const problems: unknown[] = []
  const searchOf = (feed: () => LibraryFeed, asked: string[] = []) =>
    new LibrarySearch({
      folder, feed, warmUpMs: undefined, readyIds: () => [searchIdOf(few[3]!)], report: problem => problems.push(problem),
      openHost: () => {
        const server = new SearchServer(fail)
        return Promise.resolve({ ask: about => { asked.push(about.kind); return server.ask(about) }, close: () => server.close() })
      },
    })

  test('the first search finds a small catalogue whole, what is ready first', async () => {
    const search = searchOf(() => feedOf(few, 'a'))
    const { total, ids, preparing } = await search.search({ ...everything, type: 'lesson' === few[3]!.type ? undefined : few[3]!.type })
    expect(preparing).toBeUndefined()
    expect(total).toBeGreaterThan(0)
    expect(ids[0]).toBe(searchIdOf(few[3]!))
    await search.dispose()
  })

  test('an unchanged catalogue is not sent again at the next start', async () => {
    const first = searchOf(() => feedOf(few, 'a'))
    await first.search(everything)
    await first.dispose()
    const asked: string[] = []
    const second = searchOf(() => feedOf(few, 'a'), asked)
    expect((await second.search(everything)).total).toBe(few.length)
    expect(asked).toEqual(['open', 'ready', 'search'])
    await second.dispose()
  })

  test('a known step sends only what differs', async () => {
    let state = feedOf(few, 'a')
    const search = searchOf(() => state)
    await search.search(everything)
    state = { ...feedOf([], 'b'), documents: () => fail('the whole was asked for') as never }
    search.libraryChanged({ from: 'a', to: 'b', changes: { added: [many[0]!], removedIds: few.slice(0, 5).map(searchIdOf) } })
    expect((await search.search(everything)).total).toBe(few.length - 5 + 1)
    await search.dispose()
    expect(problems).toEqual([])
  })

  test('steps that came together are taken one after another', async () => {
    let state = feedOf(few, 'a')
    const search = searchOf(() => state)
    await search.search(everything)
    state = { ...feedOf([], 'c'), documents: () => fail('the whole was asked for') as never }
    search.libraryChanged({ from: 'a', to: 'b', changes: { added: [many[0]!], removedIds: [] } })
    search.libraryChanged({ from: 'b', to: 'c', changes: { added: [], removedIds: few.slice(3, 5).map(searchIdOf) } })
    await vi.waitFor(async () => expect((await search.search(everything)).total).toBe(few.length - 2))
    await search.dispose()
    expect(problems).toEqual([])
  })
})
