import { expect, test } from 'vitest'
import { dateWords, durationWords, formatBytes, instantFormats } from './format-numbers'

const units = { byte: 'Б', kilobyte: 'КБ', megabyte: 'МБ', gigabyte: 'ГБ' }
test.each([
  [0, '0 Б'], [1, '1 Б'], [1023, '1 023 Б'], [1024, '1 КБ'], [1536, '1,5 КБ'], [200 * 1024 ** 2, '200 МБ'], [1024 ** 3 - 1, '1 024 МБ'], [5 * 1024 ** 4, '5 120 ГБ'],
])('%i bytes read as %s', (bytes, words) => expect(formatBytes(bytes, units, 'ru').replace(/\s/g, ' ')).toBe(words))

const now = Date.parse('2026-11-22T21:30:00Z')
test('today is a time, another day has its date, in the school’s zone and not the browser’s', () => {
  const moscow = instantFormats('ru', 'Europe/Moscow')
  expect(moscow.moment('2026-11-22T21:10:00Z', now)).toBe('00:10') // already the 23rd in Moscow, as is now
  expect(moscow.moment('2026-11-22T20:50:00Z', now)).toMatch(/22 нояб.*23:50/)
})
test('an English page tells times and dates as a Russian school does: twenty-four hours, the day before its month', () => {
  expect(instantFormats('en', 'Europe/Moscow').moment('2026-11-22T20:50:00Z', now)).toBe('22 Nov, 23:50')
  expect([dateWords('2026-10-05', 'en'), dateWords('2026-10-05', 'ru')]).toEqual(['05 Oct 2026', '05.10.2026'])
})
test('an unknown zone still gives a time', () => expect(instantFormats('ru', 'Mars/Olympus').time(now)).toMatch(/^\d\d:\d\d$/))

test.each([[0.4, '0:00'], [42, '0:42'], [3599.6, '1:00:00'], [3909, '1:05:09']])('%d seconds are %s', (seconds, words) => expect(durationWords(seconds)).toBe(words))
