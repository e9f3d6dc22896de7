import { expect, test } from 'vitest'
import { parseTimeServer } from './time-server'

test.each([
  ['ntp.school.local', { host: 'ntp.school.local', port: 123 }], ['10.0.0.1:1123', { host: '10.0.0.1', port: 1123 }], ['[fd00::1]:99', { host: 'fd00::1', port: 99 }],
  ['', undefined], ['http://time.ru', undefined], ['time.ru:0', undefined], ['time.ru:99999', undefined], ['two words', undefined],
])('%s', (words, server) => expect(parseTimeServer(words)).toEqual(server))
