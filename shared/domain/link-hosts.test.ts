import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostOf, isAllowedLink } from './link-hosts'

const allowed = ['resh.edu.ru', 'fipi.ru']

test.each([
  'https://resh.edu.ru', 'https://resh.edu.ru/', 'https://RESH.edu.ru/subject/lesson/1/', 'https://resh.edu.ru:443/a?b=c#d', 'https://oge.fipi.ru/bank', 'https://resh.edu.ru?x=1',
])('%s may be opened', address => expect(isAllowedLink(address, allowed)).toBe(true))

test.each([
  ['another host', 'https://example.org/'],
  ['a host that only ends alike', 'https://evilfipi.ru/'],
  ['an allowed host as a user name', 'https://resh.edu.ru@example.org/'],
  ['a password', 'https://a:b@resh.edu.ru/'],
  ['another port', 'https://resh.edu.ru:8443/'],
  ['no encryption', 'http://resh.edu.ru/'],
  ['a script', 'javascript:alert(1)//https://resh.edu.ru'],
  ['a backslash that browsers read as a slash', 'https://example.org\\resh.edu.ru/'],
  ['a host behind a backslash', 'https://resh.edu.ru\\@example.org/'],
  ['a dot at the end', 'https://resh.edu.ru./'],
  ['nothing', ''],
])('%s may not: %s', (_what, address) => expect(isAllowedLink(address, allowed)).toBe(false))

test('whatever is allowed leads, as a browser reads it, to an allowed host by HTTPS', () => {
  const piece = fc.oneof(fc.constantFrom('https://', 'resh.edu.ru', 'fipi.ru', '@', ':', '443', '/', '\\', '.', '#', '?', 'evil.org', '%2f', ' ', '\t'), fc.string({ maxLength: 3 }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }).map(pieces => pieces.join('')), address => {
      if (!isAllowedLink(address, allowed)) return
      const url = new URL(address)
      expect(url.protocol).toBe('https:')
      expect(url.port).toBe('')
      expect(url.username + url.password).toBe('')
      expect(allowed.some(host => url.hostname === host || url.hostname.endsWith(`.${host}`))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('a card names the host', () => {
  expect(hostOf('https://Resh.edu.ru/subject?x')).toBe('resh.edu.ru')
  expect(hostOf('ftp://x')).toBe('')
})
