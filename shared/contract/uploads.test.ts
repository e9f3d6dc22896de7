import { expect, test } from 'vitest'
import { importRowSchema, uploadBeginSchema } from './uploads'

const begin = { name: 'Плавление.mp4', kind: 'file', totalBytes: 2 * 1024 ** 3 }
const row = { uploadId: 'u1', name: 'Плавление.mp4', phase: 'refused', doneBytes: 10, totalBytes: 10, refusal: { kind: 'damaged', name: 'Плавление.mp4', detail: 'truncated' } }

test('an upload of 2 GB may begin', () => expect(uploadBeginSchema.parse(begin)).toEqual(begin))
test.each([
  ['no name', { name: '' }], ['a negative size', { totalBytes: -1 }], ['more than 64 GB', { totalBytes: 65 * 1024 ** 3 }], ['half a byte', { totalBytes: 0.5 }], ['an unknown kind', { kind: 'url' }], ['an extra key', { overwrite: true }],
])('an upload with %s is refused', (_symptom, change) => expect(uploadBeginSchema.safeParse({ ...begin, ...change }).success).toBe(false))

test('a refusal keeps its name and reason on the way to the page', () => expect(importRowSchema.parse(row)).toEqual(row))
test('a refusal in words alone is refused: the page could not say it in its language', () => expect(importRowSchema.safeParse({ ...row, refusal: 'damaged' }).success).toBe(false))
