import { expect, test } from 'vitest'
import { currentNotices } from './current-notices'
import { noticeSchema, type Notice } from './notice'

const notice = (id: string, from?: string, until?: string): Notice => ({ id, text: 'Сбор в актовом зале', from, until })
const eight = '2026-11-23T08:00:00+03:00'
const nine = '2026-11-23T09:00:00+03:00'
const all = [notice('late', nine), notice('always'), notice('hour', eight, nine), notice('over', undefined, eight)]

test.each([
  ['before its first moment a notice is not there', '2026-11-23T04:59:59.999Z', ['always', 'over']],
  ['its first moment counts, its end no longer does', '2026-11-23T05:00:00Z', ['always', 'hour']],
  ['the last moment before the end still counts', '2026-11-23T05:59:59.999Z', ['always', 'hour']],
  ['one that follows takes over without a gap, in the given order', '2026-11-23T06:00:00Z', ['late', 'always']],
])('%s', (_rule, now, ids) => expect(currentNotices(all, Date.parse(now)).map(({ id }) => id)).toEqual(ids))

test('an empty notice is refused', () => expect(noticeSchema.safeParse({ id: 'n', text: '' }).success).toBe(false))
