import fc from 'fast-check'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { isAllowedNavigation } from './addresses'
import { findAppFile, resolveInside } from './app-scheme'
import { answerContent } from './content-scheme'
import { ContentOrigins } from './display/content-origins'

const own = 'doska-content://m-1'

test.each([
  ['our page may be reloaded', 'doska://app/board/index.html', true, undefined, true],
  ['the window never leaves our pages', 'https://example.org/', true, undefined, false],
  ['a package never takes the window over', `${own}/index.html`, true, own, false],
  ['a package moves inside its origin', `${own}/page2.html`, false, own, true],
  ['a package cannot become another package', 'doska-content://m-2/index.html', false, own, false],
  ['a prefix of its name is not its origin', 'doska-content://m-12/index.html', false, own, false],
  ['a package cannot become our page', 'doska://app/board/index.html', false, own, false],
  ['a package cannot reach the network', 'https://example.org/', false, own, false],
  ['nor open a mail program', 'mailto:a@b.c', false, own, false],
  ['a page of a book is a blob of ours', 'blob:doska://app/7f0e', false, 'doska://app', true],
  ['a package cannot show our blobs', 'blob:doska://app/7f0e', false, own, false],
  ['the window never becomes a blob', 'blob:doska://app/7f0e', true, undefined, false],
  ['the player puts a material into its frame', `${own}/index.html`, false, 'doska://app', true],
])('%s', (_rule, url, isMainFrame, from, allowed) => expect(isAllowedNavigation(url, isMainFrame, from)).toBe(allowed))

test('no path leaves the folder of pages, however it is written', () => {
  const pieces = fc.constantFrom('..', '.', '%2e%2e', '..%2f', '%5c..', '/', '//', 'a', '%00', '%', 'etc')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), parts => {
      const file = resolveInside('/srv/pages', `/${parts.join('/')}`)
      expect(file === undefined || file.startsWith(`/srv/pages${sep}`)).toBe(true)
    }),
  )
})

test('a page that is not ours is missing, and ours carry the wall', () => {
  const find = findAppFile('/srv/pages')
  for (const address of ['doska://elsewhere/board/index.html', 'doska://app/packages/player.html', 'doska://app/..%5cetc', 'doska://app/%E0%A4%A']) expect(find(address), address).toEqual({ error: -6 })
  expect(find('doska://app/board/index.html')).toMatchObject({ path: join('/srv/pages/board/index.html'), headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': expect.stringContaining(`frame-ancestors 'none'`) } })
})

test('only addresses that were given out are answered, each material on an origin of its own', async () => {
  const origins = new ContentOrigins('secret')
  const first = new URL(origins.addressOf('melting', 'my page.html'))
  const second = new URL(origins.addressOf('fractions', 'index.html'))
  expect(first.host).toMatch(/^m-[0-9a-f-]{36}$/)
  expect(first.host).not.toBe(second.host)
  expect(origins.materialOf(first.host)).toBe('melting')
  expect(origins.materialOf('m-00000000-0000-0000-0000-000000000000')).toBeUndefined()
})

/** The scheme over a display that knows one host. */
const answering = (asked: string[] = []) => {
  const find = (host: string, path: string) => {
    asked.push(`${host} ${path}`)
    return Promise.resolve({ isKnown: host === 'm-1', file: undefined })
  }
  return (address: string) => answerContent(new Request(address), { playerRoot: import.meta.dirname, find, beforePackage: () => Promise.resolve() })
}

test('a path is asked for decoded, a broken one not at all', async () => {
  const asked: string[] = []
  const answer = answering(asked)
  expect((await answer('doska-content://m-1/my%20page.html')).status).toBe(404)
  expect((await answer('doska-content://m-1/%E0%A4%A')).status).toBe(404)
  expect(asked).toEqual(['m-1 my page.html'])
})

test('the wall stands on refusals too: every response of a package carries the policy', async () => {
  expect((await answering()('doska-content://m-1/x')).headers.get('content-security-policy')).toContain(`connect-src 'self' data: blob:`)
})

test('the player page lies in the reserved folder of each material and lends nothing else', async () => {
  const answer = answering()
  const statusOf = async (path: string) => (await answer(`doska-content://m-1/${path}`)).status
  expect(await statusOf('~doska/addresses.test.ts')).toBe(200)
  for (const path of ['~doska/', '~doska/missing.js', '~doska/..%2fpackage.json', '~doska/..%5cpackage.json', '~doska%2faddresses.test.ts/..', '~DOSKA/addresses.test.ts', '~doska/%00']) expect(await statusOf(path), path).toBe(404)
  expect((await answer('doska-content://m-1/~doska/addresses.test.ts')).headers.get('content-security-policy')).toContain(`frame-ancestors 'self'`)
  expect((await answer('doska-content://m-unknown/~doska/addresses.test.ts')).status).toBe(404)
})
