import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerRange } from './byte-ranges'

const etag = '"abc"'

test.each([
  ['no range', {}, { status: 200 }],
  ['the first ten', { range: 'bytes=0-9' }, { status: 206, start: 0, end: 9 }],
  ['from the middle to the end', { range: 'bytes=40-' }, { status: 206, start: 40, end: 99 }],
  ['the last ten', { range: 'bytes=-10' }, { status: 206, start: 90, end: 99 }],
  ['an end beyond the file stops at it', { range: 'bytes=90-500' }, { status: 206, start: 90, end: 99 }],
  ['a tail longer than the file is the file', { range: 'bytes=-500' }, { status: 206, start: 0, end: 99 }],
  ['one byte', { range: 'bytes=99-99' }, { status: 206, start: 99, end: 99 }],
  ['spaces and capitals', { range: ' Bytes = 1 - 2 ' }, { status: 206, start: 1, end: 2 }],
  ['a start at the end', { range: 'bytes=100-' }, { status: 416 }],
  ['a tail of nothing', { range: 'bytes=-0' }, { status: 416 }],
  ['several ranges come whole', { range: 'bytes=0-1,5-6' }, { status: 200 }],
  ['another unit comes whole', { range: 'lines=0-1' }, { status: 200 }],
  ['an end before the start is no range', { range: 'bytes=9-5' }, { status: 200 }],
  ['nonsense comes whole', { range: 'bytes=-' }, { status: 200 }],
  ['signs are nonsense', { range: 'bytes=+1-2' }, { status: 200 }],
  ['numbers beyond all files', { range: 'bytes=99999999999999999999-' }, { status: 416 }],
  ['the same tag allows the range', { range: 'bytes=0-9', 'if-range': etag }, { status: 206, start: 0, end: 9 }],
  ['another tag does not', { range: 'bytes=0-9', 'if-range': '"old"' }, { status: 200 }],
  ['a weak tag does not', { range: 'bytes=0-9', 'if-range': `W/${etag}` }, { status: 200 }],
  ['a date does not', { range: 'bytes=0-9', 'if-range': 'Sun, 22 Nov 2026 07:00:00 GMT' }, { status: 200 }],
  ['a known file is not sent again', { 'if-none-match': `"x", W/${etag}`, range: 'bytes=0-9' }, { status: 304 }],
  ['any known version will do', { 'if-none-match': '*' }, { status: 304 }],
  ['an unknown version is sent', { 'if-none-match': '"x"' }, { status: 200 }],
])('%s', (_rule, headers, answer) => expect(answerRange(headers, etag, 100)).toEqual(answer))

test('an empty file has no ranges', () => {
  expect(answerRange({ range: 'bytes=0-' }, etag, 0)).toEqual({ status: 416 })
  expect(answerRange({ range: 'bytes=-1' }, etag, 0)).toEqual({ status: 416 })
})

test('whatever is asked, a range lies inside the file', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`)), fc.nat(1000), (range, bytes) => {
      const answer = answerRange({ range }, etag, bytes)
      if (answer.status === 206) expect(answer.start >= 0 && answer.start <= answer.end && answer.end < bytes).toBe(true)
    }),
  )
})
