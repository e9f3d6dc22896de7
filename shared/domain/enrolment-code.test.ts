import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeAlphabet, codeLength, codeOf, codeSchema, transcriptText, type EnrolmentTranscript } from './enrolment-code'

const digestOf = (transcript: EnrolmentTranscript): Uint8Array => createHash('sha256').update(transcriptText(transcript)).digest()
const part = fc.string({ maxLength: 12, unit: fc.constantFrom('a', '1', ':', '|', '=') })
const transcript = fc.record({ displayKey: part, hubKey: part, tlsPin: part, displayNonce: part, hubNonce: part })
const sample: EnrolmentTranscript = { displayKey: 'DK', hubKey: 'HK', tlsPin: '', displayNonce: 'DN', hubNonce: 'HN' }

test('no character of the alphabet is a look-alike of another', () => {
  for (const lookAlike of '0O1IL2Z35S8BUV') expect(codeAlphabet).not.toContain(lookAlike)
  expect(new Set(codeAlphabet).size).toBe(22)
})

test('every digest gives a code that its own schema takes', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), digest => codeSchema.safeParse(codeOf(digest)).success))
})

test('both sides see the same code, and it never changes between versions', () => {
  expect(transcriptText(sample)).toBe('13:doska-enrol-1|2:DK|2:HK|0:|2:DN|2:HN')
  expect(codeOf(digestOf(sample))).toBe(codeOf(digestOf({ ...sample })))
  expect(codeOf(new Uint8Array(32))).toBe('4'.repeat(codeLength))
  expect(codeOf(new Uint8Array(32).fill(255))).toBe(codeFromNumber((1n << 256n) - 1n))
})

test('somebody in between with another key, pin or nonce is seen by a different code', () => {
  for (const name of Object.keys(sample) as (keyof EnrolmentTranscript)[]) {
    expect(codeOf(digestOf({ ...sample, [name]: `${sample[name]}x` })), name).not.toBe(codeOf(digestOf(sample)))
  }
})

test('no two transcripts read the same, even with separators inside', () => {
  fc.assert(
    fc.property(transcript, transcript, (a, b) => {
      const same = (Object.keys(a) as (keyof EnrolmentTranscript)[]).every(name => a[name] === b[name])
      return same === (transcriptText(a) === transcriptText(b))
    }),
    { numRuns: 2000 },
  )
})

test('every byte of the digest counts', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.integer({ min: 0, max: 31 }), (digest, index) => {
      const other = Uint8Array.from(digest)
      other[index] = (other[index]! + 1) % 256
      return codeOf(other) !== codeOf(digest)
    }),
  )
})

test('codes are spread evenly over the alphabet', () => {
  const counts = new Map<string, number>()
  for (let i = 0; i < 4000; i++) {
    for (const character of codeOf(createHash('sha256').update(String(i)).digest())) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const expected = (4000 * codeLength) / codeAlphabet.length
  for (const character of codeAlphabet) expect(Math.abs((counts.get(character) ?? 0) - expected) / expected, character).toBeLessThan(0.2)
})

test('half a digest is a bug, not a code', () => expect(() => codeOf(new Uint8Array(8))).toThrow('whole digest'))

test.each(['ABC12', 'aaaaaa', 'AAAAA0', 'AAAAAAA', 'АААААА'])('a code of %s is refused', code => expect(codeSchema.safeParse(code).success).toBe(false))

function codeFromNumber(number: bigint): string {
  return Array.from({ length: codeLength }, (_unused, index) => codeAlphabet[Number((number / 22n ** BigInt(index)) % 22n)]).join('')
}
