import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aboutSchema } from './about'
import { ackSchema, ackStates, endStates, isEndState } from './ack'
import { desiredBodySchema } from './desired'
import { envelopeSchema } from './envelope'
import { alertSchema, askSchema, eventSchema, healthSchema, timeAnswerSchema } from './event'
import { reportedSchema } from './reported'
import { hubStatusSchema, statusSchema } from './status'

const ts = '2026-11-23T08:00:00Z'
const status = { v: 1, state: 'ready', boot: '0123456789abcdef', seq: 1, ts }
const envelope = { body: '{}', sig: Buffer.alloc(64).toString('base64'), kid: '0123456789abcdef' }
const desired = { v: 1, topic: 'doska/1/s/d/a/desired', rev: 1, ts, set: { name: 'Доска 204' } }

test.each([
  ['a state that nobody knows', statusSchema, { ...status, state: 'happy' }],
  ['a boot id that is too short', statusSchema, { ...status, boot: 'abc' }],
  ['a connection number of 0', statusSchema, { ...status, seq: 0 }],
  ['a signature of the wrong length', envelopeSchema, { ...envelope, sig: 'AAAA' }],
  ['a signature that is not base64', envelopeSchema, { ...envelope, sig: '*'.repeat(88) }],
  ['an envelope with an extra key', envelopeSchema, { ...envelope, alg: 'none' }],
  ['an envelope without a key name', envelopeSchema, { body: '{}', sig: envelope.sig }],
  ['a body above 16 KB', envelopeSchema, { ...envelope, body: ' '.repeat(16 * 1024 + 1) }],
  ['revision 0', desiredBodySchema, { ...desired, rev: 0 }],
  ['a volume of 101', desiredBodySchema, { ...desired, set: { volume: 101 } }],
  ['a reference without a hash', desiredBodySchema, { ...desired, set: { catalogue: { url: '/x', bytes: 1 } } }],
  ['a reference above 64 MB', desiredBodySchema, { ...desired, set: { catalogue: { url: '/x', bytes: 2 ** 30, sha256: 'a'.repeat(64) } } }],
  ['an ack of a state that nobody knows', ackSchema, { v: 1, id: '01J00000000000000000000001', st: 'ok', n: 1, ts }],
  ['an ack number of 0', ackSchema, { v: 1, id: '01J00000000000000000000001', st: 'done', n: 0, ts }],
  ['an event with a nested detail', eventSchema, { v: 1, ts, name: 'shown', detail: { a: { b: 1 } } }],
  ['an alert text above 300 characters', alertSchema, { v: 1, since: ts, code: 'low-disk', text: 'а'.repeat(301) }],
  ['an ask for anything but time', askSchema, { v: 1, what: 'password', nonce: 'AAAA' }],
  ['a time answer without its nonce', timeAnswerSchema, { v: 1, what: 'time', ts }],
  ['a negative size', healthSchema, { v: 1, ts, rssBytes: -1, uptimeS: 1 }],
])('%s is refused', (_symptom, schema, message) => expect(schema.safeParse(message).success).toBe(false))

test.each([
  ['status', statusSchema, status],
  ['hub status', hubStatusSchema, { online: true, ts }],
  ['envelope', envelopeSchema, envelope],
  ['desired', desiredBodySchema, desired],
  ['an emergency that is over', desiredBodySchema, { ...desired, set: { emergency: null } }],
  ['alert', alertSchema, { v: 1, since: ts, code: 'low-disk', text: 'Мало места' }],
])('%s is taken as it stands', (_name, schema, message) => expect(schema.parse(message)).toEqual(message))

test('a newer hub may add keys to desired state: they are ignored, the rest counts', () => {
  expect(desiredBodySchema.parse({ ...desired, more: 1, set: { ...desired.set, wallpaper: 'blue' } })).toEqual(desired)
})

test('a newer display may add keys to what it says of itself', () => {
  const about = { v: 1, app: 'doska 0.2', runtime: 'x', platform: 'linux', kind: 'web', store: 'hub', screen: { widthPx: 1, heightPx: 1, diagonalInch: 65 }, codecs: [], commands: { ping: 1 } }
  expect(aboutSchema.parse({ ...about, touch: true })).toEqual(about)
  expect(statusSchema.parse({ ...status, battery: 3 })).toEqual(status)
})

test('exactly these acks end a command; a duplicate tells the stored end instead', () => {
  expect(ackStates.filter(isEndState)).toEqual(['declined', 'done', 'failed', 'expired', 'rejected'])
  expect(endStates).toHaveLength(5)
})

test('nothing of the wire makes a parser throw', () => {
  const schemas = [aboutSchema, ackSchema, alertSchema, askSchema, desiredBodySchema, envelopeSchema, eventSchema, healthSchema, hubStatusSchema, reportedSchema, statusSchema, timeAnswerSchema]
  fc.assert(fc.property(fc.anything(), fc.jsonValue(), (anything, json) => {
    for (const schema of schemas) for (const message of [anything, json]) expect(schema.safeParse(message).success).toBe(false)
  }))
})
