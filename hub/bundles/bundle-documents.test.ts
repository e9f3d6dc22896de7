import { expect, test } from 'vitest'
import type { DesiredSet } from '#shared/contract/mqtt/desired'
import { rootOf } from '#shared/contract/mqtt/topics'
import { makeKeyPair } from '../../agent/trust/keys'
import { sealEnvelope } from '../../agent/trust/envelopes'
import { documentsOf } from './bundle-documents'

const keys = makeKeyPair()
const reference = (digit: string) => ({ url: `/d/a/files/${digit.repeat(64)}`, sha256: digit.repeat(64), bytes: 1 })
const set: DesiredSet = { name: 'Холл', room: { id: 'hall', name: 'Холл' }, notices: reference('a'), hall: reference('b') }
const hashes = async (roomId: string | undefined) => {
  const { documents } = await documentsOf(['a'], roomId, {
    root: rootOf('s'),
    desiredOf: async () => ({ rev: 1, ts: '2026-11-26T08:00:00.000Z', set, kept: [], rules: {}, bells: {} }),
    fileOf: () => undefined, bytesOf: async () => 1, seal: body => sealEnvelope(body, keys),
  })
  return [...documents.keys()].map(sha256 => sha256[0])
}

test('a hall screen’s document, which may name children, goes into the bundle of its own room alone', async () => {
  expect(await hashes('hall')).toEqual(['a', 'b'])
  expect(await hashes('r204')).toEqual(['a'])
  expect(await hashes(undefined)).toEqual(['a'])
})
