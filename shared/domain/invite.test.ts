import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInvite, type InviteHosts } from './invite'

const hosts: InviteHosts = { asOf: '2026-11-01', source: 'test', allowed: ['sferum.ru', 'vk.me', 'max.ru', 'clck.ru', 'vk.cc'] }
const invite = (url: string) => ({ id: 'i1', classId: 'c8b', className: '8 Б', role: 'pupil', kind: 'chat', title: 'Чат класса', url, shortName: '8b-chat', createdAt: '2026-09-01T08:00:00Z' })
const letters = [...'ABCXYZabcxyz0189/_']

test('a Сферум token with / and _ and = stays byte for byte', () => {
  const token = fc.string({ unit: fc.constantFrom(...letters), minLength: 35, maxLength: 35 }).map(text => `${text}=`)
  fc.assert(
    fc.property(token, text => {
      const url = `https://sferum.ru/?p=messages&join=${text}`
      expect(parseInvite(invite(url), hosts)).toMatchObject({ ok: true, value: { url } })
    }),
  )
})

test('no accepted link is ever rewritten, and every accepted link leads where its host says', () => {
  const piece = fc.oneof(fc.constantFrom('https://', 'HTTPS://', 'http://', 'max.ru', 'MAX.RU', 'evil.org', '@', ':', '443', '8443', '/', '\\', '?', '#', '.', '%40', ' ', '\n', 'join/'), fc.string({ maxLength: 3 }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }).map(pieces => `https://${pieces.join('')}`), url => {
      const parsed = parseInvite(invite(url), hosts)
      if (!parsed.ok) return
      expect(parsed.value.url).toBe(url)
      expect(hosts.allowed).toContain(new URL(url).hostname)
      expect(new URL(url)).toMatchObject({ protocol: 'https:', username: '', password: '', port: '' })
    }),
    { numRuns: 5000 },
  )
})

test.each([
  'https://vk.me/join/AZQ1d_x/Yw=', 'https://max.ru/join/AbC-_0123456789', 'https://max.ru/school_bot?start=p1', 'https://clck.ru/3AbCd', 'https://MAX.ru/join/x', 'https://max.ru:443/join/x', 'https://max.ru',
])('%s is taken', url => expect(parseInvite(invite(url), hosts)).toMatchObject({ ok: true, value: { url } }))

test.each([
  ['a foreign messenger is refused by name (149-ФЗ art. 10 p. 8)', 'https://t.me/joinchat/abc', { kind: 'host-refused', host: 't.me' }],
  ['a host that only ends like an allowed one', 'https://evilmax.ru/join/x', { kind: 'host-refused', host: 'evilmax.ru' }],
  ['an allowed host as a label of another', 'https://max.ru.evil.org/join/x', { kind: 'host-refused', host: 'max.ru.evil.org' }],
  ['a subdomain that the list does not name', 'https://a.max.ru/x', { kind: 'host-refused', host: 'a.max.ru' }],
  ['an allowed host as a user name', 'https://max.ru@evil.org/x', { kind: 'malformed', detail: 'url' }],
  ['a password in the address', 'https://a:b@max.ru/x', { kind: 'malformed', detail: 'url' }],
  ['a backslash that browsers read as a slash', 'https://max.ru\\@evil.org', { kind: 'malformed', detail: 'url' }],
  ['another port', 'https://max.ru:8443/x', { kind: 'malformed', detail: 'url' }],
  ['a Cyrillic look-alike host', 'https://mах.ru/join/x', { kind: 'malformed', detail: 'url' }],
  ['a space inside', 'https://max.ru/join/x y', { kind: 'malformed', detail: 'url' }],
  ['a line end after it', 'https://max.ru/join/x\n', { kind: 'malformed', detail: 'url' }],
  ['plain http', 'http://max.ru/join/x', { kind: 'not-https' }],
  ['a script', 'javascript:alert(1)', { kind: 'not-https' }],
  ['words', 'max.ru/join/x', { kind: 'not-https' }],
])('%s is refused', (_symptom, url, fault) => expect(parseInvite(invite(url), hosts)).toEqual({ ok: false, fault }))

test('a fault of another field says which', () => {
  expect(parseInvite({ ...invite('https://max.ru/x'), role: 'director' }, hosts)).toMatchObject({ ok: false, fault: { kind: 'malformed', detail: expect.stringContaining('role') as string } })
})
