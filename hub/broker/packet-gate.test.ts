import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PacketGate, type GateLimits } from './packet-gate'

const limits: GateLimits = { packetBytes: 1000, burst: 5, packetsPerSecond: 1 }

/** A packet of this many bytes after its fixed header. */
function packet(length: number): Buffer {
  const head = [0x30]
  for (let rest = length; ; rest = Math.floor(rest / 128)) {
    head.push(rest >= 128 ? (rest % 128) | 0x80 : rest)
    if (rest < 128) break
  }
  return Buffer.concat([Buffer.from(head), Buffer.alloc(length, 7)])
}

test('a packet above the limit is seen in its first bytes, before anything of it is gathered', () => {
  expect(new PacketGate(limits, 0).see(packet(1001).subarray(0, 3), 0)).toBe('too-large')
  expect(new PacketGate(limits, 0).see(packet(1000), 0)).toBeUndefined()
})

test('a length of five bytes is no MQTT', () => {
  expect(new PacketGate({ ...limits, packetBytes: 2 ** 40 }, 0).see(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x01]), 0)).toBe('malformed')
})

test('a flood is cut off, a patient client never is', () => {
  const flood = new PacketGate(limits, 0)
  expect([1, 2, 3, 4, 5, 6].map(() => flood.see(packet(2), 0))).toEqual([undefined, undefined, undefined, undefined, undefined, 'too-fast'])
  const patient = new PacketGate(limits, 0)
  for (let second = 0; second < 100; second++) expect(patient.see(packet(2), second * 1000)).toBeUndefined()
})

test('a clock that steps back gives no allowance and takes none', () => {
  const gate = new PacketGate(limits, 1_000_000)
  for (let i = 0; i < 5; i++) expect(gate.see(packet(0), 0)).toBeUndefined()
  expect(gate.see(packet(0), 0)).toBe('too-fast')
})

test('however the bytes are cut, the verdict is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1200 }), { minLength: 1, maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (lengths, cuts) => {
      const bytes = Buffer.concat(lengths.map(packet))
      const whole = new PacketGate(limits, 0).see(bytes, 0)
      const gate = new PacketGate(limits, 0)
      let verdict: string | undefined
      for (let at = 0, i = 0; at < bytes.length && !verdict; i++) {
        const end = at + cuts[i % cuts.length]!
        verdict = gate.see(bytes.subarray(at, end), 0)
        at = end
      }
      expect(verdict).toBe(whole)
      const firstLarge = lengths.findIndex(length => length > limits.packetBytes)
      const expected = firstLarge >= 0 && firstLarge < limits.burst ? 'too-large' : lengths.length > limits.burst ? 'too-fast' : undefined
      expect(whole).toBe(expected)
    }),
  )
})
