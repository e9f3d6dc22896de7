import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileResponse, parseRange } from './file-response'

test.each([
  ['no header means the whole file', null, 100, undefined],
  ['a closed range', 'bytes=10-19', 100, { start: 10, end: 19 }],
  ['an open range goes to the end', 'bytes=90-', 100, { start: 90, end: 99 }],
  ['a suffix counts from the end', 'bytes=-5', 100, { start: 95, end: 99 }],
  ['a suffix longer than the file is the file', 'bytes=-500', 100, { start: 0, end: 99 }],
  ['an end beyond the file is cut', 'bytes=50-500', 100, { start: 50, end: 99 }],
  ['a start at the end cannot be met', 'bytes=100-', 100, 'unsatisfiable'],
  ['an empty suffix cannot be met', 'bytes=-0', 100, 'unsatisfiable'],
  ['several ranges are answered whole', 'bytes=0-1,5-6', 100, undefined],
  ['a backward range is ignored (RFC 9110 14.1.1)', 'bytes=9-3', 100, undefined],
  ['another unit is ignored', 'items=0-1', 100, undefined],
])('%s', (_rule, header, bytes, expected) => expect(parseRange(header, bytes)).toEqual(expected))

const folder = mkdtempSync(join(tmpdir(), 'doska-range-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('every range answers exactly its bytes and says so', async () => {
  const content = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251))
  const file = join(folder, 'content')
  writeFileSync(file, content)
  await fc.assert(
    fc.asyncProperty(fc.nat(1100), fc.nat(1100), async (start, end) => {
      const response = await fileResponse({ file, bytes: 1000, mediaType: 'video/mp4' }, `bytes=${start}-${end}`, {})
      const body = Buffer.from(await response.arrayBuffer())
      if (start >= 1000) expect(response.status).toBe(416)
      else if (end < start) expect([response.status, body.length]).toEqual([200, 1000])
      else {
        expect(body.equals(content.subarray(start, Math.min(end, 999) + 1))).toBe(true)
        expect(response.headers.get('content-range')).toBe(`bytes ${start}-${Math.min(end, 999)}/1000`)
        expect(response.headers.get('content-length')).toBe(String(body.length))
      }
    }),
    { numRuns: 60 },
  )
})
