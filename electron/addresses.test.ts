import fc from 'fast-check'
import { sep } from 'node:path'
import { expect, test } from 'vitest'
import { isAllowedNavigation } from './addresses'
import { answerApp, resolveInside } from './app-scheme'
import { ContentOrigins } from './content-scheme'

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

test('a page that is not there is 404, not a crash', async () => {
  const answer = answerApp('/nonexistent')
  expect((await answer(new Request('doska://app/board/index.html'))).status).toBe(404)
  expect((await answer(new Request('doska://elsewhere/board/index.html'))).status).toBe(404)
})

test('only addresses that were given out are answered, each material on an origin of its own', async () => {
  const origins = new ContentOrigins('secret', import.meta.dirname)
  const first = new URL(origins.addressOf('melting', 'my page.html'))
  const second = new URL(origins.addressOf('fractions', 'index.html'))
  expect(first.host).toMatch(/^m-[0-9a-f-]{36}$/)
  expect(first.host).not.toBe(second.host)
  const asked: string[] = []
  const find = (materialId: string, path: string) => void asked.push(`${materialId} ${path}`)
  expect((await origins.answer(new Request(first), find)).status).toBe(404)
  expect((await origins.answer(new Request('doska-content://m-00000000-0000-0000-0000-000000000000/x'), find)).status).toBe(404)
  expect((await origins.answer(new Request('doska-content://m-1/%E0%A4%A'), find)).status).toBe(404)
  expect(asked).toEqual(['melting my page.html'])
})

test('the wall stands on refusals too: every response of a package carries the policy', async () => {
  const response = await new ContentOrigins('secret', import.meta.dirname).answer(new Request('doska-content://m-1/x'), () => undefined)
  expect(response.headers.get('content-security-policy')).toContain(`connect-src 'self' data: blob:`)
})

test('the player page lies in the reserved folder of each material and lends nothing else', async () => {
  const origins = new ContentOrigins('secret', import.meta.dirname)
  const base = origins.addressOf('melting', '')
  const statusOf = async (path: string) => (await origins.answer(new Request(base + path), () => undefined)).status
  expect(await statusOf('~doska/addresses.test.ts')).toBe(200)
  for (const path of ['~doska/', '~doska/missing.js', '~doska/..%2fpackage.json', '~doska/..%5cpackage.json', '~doska%2faddresses.test.ts/..', '~DOSKA/addresses.test.ts', '~doska/%00']) expect(await statusOf(path), path).toBe(404)
  const answer = await origins.answer(new Request(`${base}~doska/addresses.test.ts`), () => undefined)
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors 'self'`)
  expect((await origins.answer(new Request('doska-content://m-unknown/~doska/addresses.test.ts'), () => undefined)).status).toBe(404)
})
