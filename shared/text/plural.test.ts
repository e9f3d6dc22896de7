import { expect, test } from 'vitest'
import { pluralEn, pluralRu } from './plural'

test.each([
  [0, 'минут'], [1, 'минута'], [2, 'минуты'], [4, 'минуты'], [5, 'минут'], [11, 'минут'], [12, 'минут'], [14, 'минут'], [21, 'минута'], [22, 'минуты'],
  [101, 'минута'], [111, 'минут'], [112, 'минут'], [1002, 'минуты'], [1.5, 'минуты'], [-1, 'минута'],
])('%s %s', (count, word) => expect(pluralRu(count, 'минута', 'минуты', 'минут')).toBe(word))

test.each([[0, 'minutes'], [1, 'minute'], [2, 'minutes'], [21, 'minutes'], [1.5, 'minutes']])('%s %s', (count, word) => expect(pluralEn(count, 'minute', 'minutes')).toBe(word))
