import { expect, test } from 'vitest'
import { checkLink, type LinkHosts } from './link'

const hosts: LinkHosts = { asOf: '2026-11-26', source: 'test', allowed: ['resh.edu.ru', 'rutube.ru'] }

test.each([
  ['an allowed host', 'https://resh.edu.ru/subject/lesson/1/', 'https://resh.edu.ru/subject/lesson/1/'],
  ['a host below it, in capitals, with spaces around', ' HTTPS://Media.RUTUBE.ru/video?x=1#t ', 'https://media.rutube.ru/video?x=1#t'],
  ['the usual port', 'https://rutube.ru:443/a', 'https://rutube.ru/a'],
])('%s is taken', (_what, address, taken) => expect(checkLink(address, hosts)).toEqual({ ok: true, value: taken }))

test.each([
  ['another host', 'https://evil.example/', { kind: 'host-refused', host: 'evil.example', allowed: hosts.allowed }],
  ['a host that only ends alike', 'https://notrutube.ru/', { kind: 'host-refused', host: 'notrutube.ru' }],
  ['a host in a user name', 'https://rutube.ru@evil.example/', { kind: 'malformed' }],
  ['a host behind a backslash', 'https://evil.example\\.rutube.ru/', { kind: 'malformed' }],
  ['another port', 'https://rutube.ru:8443/', { kind: 'malformed' }],
  ['http', 'http://rutube.ru/', { kind: 'not-https' }], ['a script', 'javascript:alert(1)//rutube.ru', { kind: 'not-https' }], ['words', 'rutube', { kind: 'malformed' }],
  ['a line break', 'https://rutube.ru/\nx', { kind: 'malformed' }],
])('%s is refused', (_what, address, fault) => expect(checkLink(address, hosts)).toMatchObject({ ok: false, fault }))
