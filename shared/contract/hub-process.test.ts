import { expect, test } from 'vitest'
import { hubStartSchema, parentMessageSchema } from './hub-process'

const start = { data: '/var/lib/doska', pages: 'out/renderer', resources: 'resources' }

test('a hub that is told nothing listens on loopback only, on free ports, without a token', () => {
  expect(hubStartSchema.parse(start)).toEqual({ ...start, host: '127.0.0.1', httpPort: 0, mqttPort: 0, issueToken: false, language: 'ru' })
})

test.each([
  ['a port of 65536', { httpPort: 65536 }], ['a port in words', { mqttPort: '1883' }], ['an empty data folder', { data: '' }], ['a mistyped option', { httpport: 80 }], ['a language without words', { language: 'de' }],
])('%s is refused', (_symptom, change) => expect(hubStartSchema.safeParse({ ...start, ...change }).success).toBe(false))

test('a parent can stop a hub and ask for a token, nothing else', () => {
  expect(parentMessageSchema.safeParse({ kind: 'stop' }).success).toBe(true)
  expect(parentMessageSchema.safeParse({ kind: 'issue-token' }).success).toBe(true)
  expect(parentMessageSchema.safeParse({ kind: 'eval', code: '1' }).success).toBe(false)
})
