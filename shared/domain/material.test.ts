import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryOf, manifestEntrySchema, manifestPathSchema, parseMaterial, sizeBytes } from './material'

const hashOf = (digit: string): string => digit.repeat(64)
const file = (path: string, sha256 = hashOf('a'), bytes = 10) => ({ path, sha256, bytes, mediaType: 'text/html' })
const material = (manifest: unknown[], entry = 'index.html') => ({
  id: 'm1', title: 'Дроби', type: 'html', subject: 'maths', grades: [5], entry, manifest, addedAt: '2026-09-01T08:00:00Z',
})

test('a material with its entry in the manifest is taken, and defaults are filled in', () => {
  const parsed = parseMaterial(material([file('index.html'), file('img/a.png', hashOf('b'))]))
  expect(parsed).toMatchObject({ ok: true, value: { topic: '', language: 'ru' } })
  if (parsed.ok) expect(entryOf(parsed.value).path).toBe('index.html')
})

test.each([
  ['two paths that differ in case only', [file('index.html'), file('Index.HTML', hashOf('b'))], { kind: 'double-path', path: 'Index.HTML' }],
  ['two paths that differ in Unicode form only', [file('index.html'), file('\u0439.png', hashOf('b')), file('\u0438\u0306.png', hashOf('c'))], { kind: 'double-path', path: '\u0438\u0306.png' }],
  ['an entry that is not in the manifest', [file('start.html')], { kind: 'entry-missing', entry: 'index.html' }],
  ['an entry that differs in case', [file('INDEX.html')], { kind: 'entry-missing', entry: 'index.html' }],
  ['one hash with two sizes', [file('index.html'), file('b.html', hashOf('a'), 11)], { kind: 'malformed', detail: 'b.html: one hash, two sizes' }],
])('%s is refused by name', (_symptom, manifest, fault) => expect(parseMaterial(material(manifest))).toEqual({ ok: false, fault }))

test('a fault says where it is', () => {
  expect(parseMaterial(material([{ ...file('index.html'), bytes: -1 }]))).toMatchObject({ ok: false, fault: { kind: 'malformed', detail: expect.stringContaining('manifest[0].bytes') as string } })
})

test.each([
  '', '/', '/etc/passwd', '../x', 'a/../b', 'a/..', '.', './a', 'a//b', 'a/', 'a\\b', '..\\x', 'C:/x', 'a\u0000b', 'a\nb', 'a?b', 'a*', 'a|b', 'a"b', '<a>', 'a\u0085b', 'a\ud800b', '~doska', '~doska/player.html', '~DOSKA/player.js',
])('the path %j leaves or confuses its folder and is refused', path => expect(manifestPathSchema.safeParse(path).success).toBe(false))

test.each(['index.html', 'img/рисунок 1.png', 'a/b/c.d', '...', 'a..b', '%2e%2e/x', '#1.png', '😀.png', 'a/~doska', '~doskas/a'])('the path %j is taken as it stands', path => expect(manifestPathSchema.parse(path)).toBe(path))

test('no accepted path leaves the folder it is joined to, and each survives a URL', () => {
  const piece = fc.oneof(fc.constantFrom('.', '..', '/', '\\', '%2f', '%2e', ':', 'a', 'é', '\ud800', ' '), fc.string({ unit: 'binary', maxLength: 3 }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
      const path = pieces.join('')
      if (!manifestPathSchema.safeParse(path).success) return
      const address = new URL(path.split('/').map(encodeURIComponent).join('/'), 'http://m-1/root/')
      expect(address.pathname.startsWith('/root/')).toBe(true)
      expect(decodeURIComponent(address.pathname.slice('/root/'.length))).toBe(path)
    }),
    { numRuns: 3000 },
  )
})

test('a file that stands twice is counted once, in any order', () => {
  const hashes = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })
  const sizes = { a: 1, b: 20, c: 300, d: 0 } as const
  fc.assert(
    fc.property(hashes, digits => {
      const manifest = digits.map((digit, index) => file(`${index}`, hashOf(digit), sizes[digit]))
      const once = [...new Set(digits)].reduce((sum, digit) => sum + sizes[digit], 0)
      expect(sizeBytes({ manifest })).toBe(once)
      expect(sizeBytes({ manifest: [...manifest].reverse() })).toBe(once)
    }),
  )
})

test.each(['text/html\r\nset-cookie: a=b', 'text', 'text/html; charset=utf-8; x', ''])('a media type of %j cannot smuggle a header', mediaType => {
  expect(manifestEntrySchema.safeParse({ ...file('a'), mediaType }).success).toBe(false)
})

test('nothing but an object is a material, and nothing throws', () => {
  fc.assert(fc.property(fc.anything(), candidate => !parseMaterial(candidate).ok))
})
