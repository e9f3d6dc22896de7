import { expect, test } from 'vitest'
import type { School } from '#shared/contract/panel'
import { freeName, likelyRoom } from './enrolment-prefill'

const school = { rooms: [{ id: 'r1', name: '1', groupIds: [] }, { id: 'r2', name: '2', groupIds: ['g'] }] } as unknown as School
test('the first room without a display is offered', () => {
  expect(likelyRoom(school, [{ roomId: 'r1' }])?.id).toBe('r2')
  expect(likelyRoom(school, [{ roomId: 'r1' }, { roomId: 'r2' }])?.id).toBe('r1')
})
test('two displays of a room do not get one name', () => {
  expect(freeName('Доска 1', [])).toBe('Доска 1')
  expect(freeName('Доска 1', [{ name: 'Доска 1' }, { name: 'Доска 1 (2)' }])).toBe('Доска 1 (3)')
})
