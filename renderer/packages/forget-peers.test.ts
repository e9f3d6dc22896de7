import { expect, test } from 'vitest'
import { forgetPeers } from './forget-peers'

test('a page has no means to open a connection between browsers, under either name', () => {
  const view = { RTCPeerConnection: class {}, webkitRTCPeerConnection: class {}, document: 'stays' }
  forgetPeers(view as unknown as Window)
  expect(view).toEqual({ document: 'stays' })
})
