import { expect, test } from 'vitest'
import { claimText, enrolBeginSchema, enrolClaimedSchema, enrolClaimSchema, enrolRevealSchema } from './enrolment'

const nonce = Buffer.alloc(32, 7).toString('base64')
const begin = { displayId: 'a', displayKey: 'AAAA', commitment: 'a'.repeat(64), kind: 'electron', hint: 'PC-204' }
const approved = {
  kind: 'approved', school: 'demo', mqtt: { url: 'mqtts://10.0.0.1:8883', username: 'a', password: 'p' }, credential: 'c',
  keys: [{ kid: '0123456789abcdef', publicKey: 'AAAA' }], tlsPin: '',
}

test.each([
  ['begin', enrolBeginSchema, begin],
  ['begin with a token', enrolBeginSchema, { ...begin, token: 't' }],
  ['reveal', enrolRevealSchema, { displayNonce: nonce }],
  ['claim', enrolClaimSchema, { sig: Buffer.alloc(64).toString('base64') }],
  ['approval', enrolClaimedSchema, approved],
])('%s is taken', (_name, schema, message) => expect(schema.parse(message)).toEqual(message))

test.each([
  ['a key beyond any Ed25519 key', enrolBeginSchema, { ...begin, displayKey: 'A'.repeat(204) }],
  ['an extra key', enrolBeginSchema, { ...begin, approve: true }],
  ['a commitment that is no hash', enrolBeginSchema, { ...begin, commitment: 'x' }],
  ['a host name that is no id', enrolBeginSchema, { ...begin, displayId: 'PC-204.school.local' }],
  ['a nonce of 31 bytes', enrolRevealSchema, { displayNonce: Buffer.alloc(31).toString('base64') }],
  ['an approval without a key to trust', enrolClaimedSchema, { ...approved, keys: [] }],
  ['an approval with a half pin', enrolClaimedSchema, { ...approved, tlsPin: 'ab' }],
])('%s is refused', (_symptom, schema, message) => expect(schema.safeParse(message).success).toBe(false))

test('the claimed text is bound to this enrolment and this hub nonce', () => {
  expect(new Set([claimText('e1', 'n1'), claimText('e2', 'n1'), claimText('e1', 'n2')]).size).toBe(3)
  expect(claimText('e1', 'n1')).toBe('doska-claim-1|e1|n1')
})
