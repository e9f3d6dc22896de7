import { expect, test } from 'vitest'
import { instantFormats } from './format-numbers'
import { deviceZoneOf, showSameTime } from './zones'

const now = Date.parse('2026-11-22T21:30:00Z')
const both = (school: string, own: string) => `${school} (у вас ${own})`

test('T-26 a panel in another zone than the school shows both times, one in the same zone only one', () => {
  const away = instantFormats('ru', 'Europe/Moscow', { zone: 'Asia/Yekaterinburg', both })
  expect(away.moment('2026-11-22T21:10:00Z', now)).toBe('00:10 (у вас 02:10)')
  expect(away.time('2026-11-22T21:10:00Z')).toBe('00:10 (у вас 02:10)')
  expect(away.full('2026-11-22T21:10:05Z')).toMatch(/^23 ноября 2026.* 00:10:05 \(у вас 02:10\)$/)
  for (const zone of ['Europe/Moscow', 'Europe/Simferopol', 'Etc/GMT-3']) expect(instantFormats('ru', 'Europe/Moscow', { zone, both }).moment('2026-11-22T21:10:00Z', now)).toBe('00:10')
})

test('T-26 where it is another day, the day is told too', () => {
  const west = instantFormats('ru', 'Asia/Kamchatka', { zone: 'Europe/Kaliningrad', both })
  expect(west.moment('2026-11-22T21:10:00Z', now)).toMatch(/^09:10 \(у вас 22 нояб\., 23:10\)$/)
})

test('T-26 in the hour in which only one of two zones has changed its clock they differ', () => {
  expect(showSameTime('Europe/Berlin', 'Europe/Kaliningrad', Date.parse('2026-07-01T10:00:00Z'))).toBe(true)
  expect(showSameTime('Europe/Berlin', 'Europe/Kaliningrad', now)).toBe(false)
})

test.each([
  ['the school’s by another name', 'Europe/Simferopol', { kind: 'same', zone: 'Europe/Simferopol' }],
  ['another one', 'Asia/Yekaterinburg', { kind: 'differs', zone: 'Asia/Yekaterinburg', offset: 'UTC+5', schoolOffset: 'UTC+3' }],
  ['an old display that does not tell', undefined, undefined],
  ['what is no zone', 'Mars/Olympus', undefined],
])('T-26 a device whose zone is %s', (_what, zone, found) => expect(deviceZoneOf(zone, 'Europe/Moscow', now)).toEqual(found))
