import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInvite } from './invite'
import { inviteHostsSchema } from './invite-hosts'

/** The list that ships. */
const hosts = inviteHostsSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/invite-hosts.json'), 'utf8')))
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
  'https://vk.me/join/AZQ1d_x/Yw=', 'https://max.ru/join/AbC-_0123456789', 'https://max.ru/school_bot?start=p1', 'https://clck.ru/3AbCd', 'https://MAX.ru/join/x', 'https://max.ru:443/join/x', 'https://max.ru', 'https://vk.cc/cABcd1',
  `https://vk.me/join/${'AZQ1d_x/Yw='.repeat(3)}`.slice(0, 55), `https://max.ru/join/${'aB-_9'.repeat(9).slice(0, 43)}`, `https://max.ru/school_bot?start=${'s'.repeat(128)}`, `https://max.ru/school_bot?startapp=${'a=_-'.repeat(128)}`,
])('%s is taken', url => expect(parseInvite(invite(url), hosts)).toMatchObject({ ok: true, value: { url } }))

test.each([
  ['a start parameter of 129 characters', `https://max.ru/school_bot?start=${'s'.repeat(129)}`, { kind: 'too-long', parameter: 'start', limit: 128 }],
  ['a startapp parameter of 513 characters, whatever stands before it', `https://max.ru/school_bot?x=1&startapp=${'='.repeat(513)}#y`, { kind: 'too-long', parameter: 'startapp', limit: 512 }],
  ['a host that only ends like an allowed one', 'https://evilmax.ru/join/x', { kind: 'host-refused', host: 'evilmax.ru', refusal: { service: undefined } }],
  ['an allowed host as a label of another', 'https://max.ru.evil.org/join/x', { kind: 'host-refused', host: 'max.ru.evil.org', refusal: { service: undefined } }],
  ['a subdomain that the list does not name', 'https://a.max.ru/x', { kind: 'host-refused', host: 'a.max.ru', refusal: { service: undefined } }],
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
])('%s is refused', (_symptom, url, fault) => expect(parseInvite(invite(url), hosts)).toMatchObject({ ok: false, fault }))

test('a fault of another field says which', () => {
  expect(parseInvite({ ...invite('https://max.ru/x'), role: 'director' }, hosts)).toMatchObject({ ok: false, fault: { kind: 'malformed', detail: expect.stringContaining('role') as string } })
})

test.each([
  ['https://t.me/joinchat/abc', 'Telegram'], ['https://web.telegram.org/k/#-1', 'Telegram'], ['https://wa.me/79990000000', 'WhatsApp'], ['https://chat.whatsapp.com/AbC', 'WhatsApp'], ['https://invite.viber.com/?g2=x', 'Viber'],
  ['https://discord.gg/abc', 'Discord'], ['https://signal.group/#x', 'Signal'], ['https://teams.microsoft.com/l/x', 'Microsoft Teams'],
])('%s is refused by the name of %s, with the law and what to do instead', (url, service) => {
  const parsed = parseInvite(invite(url), hosts)
  if (parsed.ok || parsed.fault.kind !== 'host-refused') throw new Error('not refused')
  const { refusal } = parsed.fault
  expect(refusal.service).toBe(service)
  expect([refusal.law?.ru, refusal.law?.en, refusal.remedy?.ru, refusal.remedy?.en]).toEqual([expect.stringMatching(/149‑ФЗ, статья 10, часть 8/), expect.stringMatching(/149-FZ/), expect.stringContaining('MAX'), expect.stringContaining('MAX')])
})

test('the shipped list explains every refusal in both languages', () => {
  for (const { law, remedy } of hosts.refused) expect([hosts.laws[law], hosts.remedies[remedy]]).toEqual([expect.anything(), expect.anything()])
  expect([hosts.laws['not-listed'], hosts.remedies['not-listed']]).toEqual([expect.anything(), expect.anything()])
  expect(hosts.refused.flatMap(({ hosts: some }) => some).filter(host => hosts.allowed.includes(host))).toEqual([])
})
