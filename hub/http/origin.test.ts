import { expect, test } from 'vitest'
import { isLoopbackAddress, isLoopbackHost } from './origin'

test.each(['127.0.0.1', '127.0.0.2', '127.1.2.3', '::1'])('a hub that listens on %s answers there', address => {
  expect(isLoopbackAddress(address)).toBe(true)
  expect(isLoopbackHost(address.includes(':') ? `[${address}]:7380` : `${address}:7380`)).toBe(true)
})

test.each([undefined, '', 'evil.example', '127.0.0.1.evil.example', 'evil.example:127', '127.evil.example', 'localhost.evil.example:7380', '192.168.0.7:7380'])(
  'the foreign host name %s is not this machine',
  host => expect(isLoopbackHost(host)).toBe(false),
)
