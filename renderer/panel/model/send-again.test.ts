import { expect, test } from 'vitest'
import { againOf } from './send-again'

test.each([
  ['a lesson at its stage for its time', 'show.lesson', { lessonId: 'l1', stage: 2, minutes: 45 }, { displayIds: ['d1'], groupIds: [], thing: { kind: 'lesson', lessonId: 'l1', stage: 2 }, minutes: 45 }],
  ['a notice until cleared', 'show.notice', { text: 'Сбор' }, { displayIds: ['d1'], groupIds: [], thing: { kind: 'notice', text: 'Сбор' } }],
])('%s is sent again as it was', (_rule, name, args, request) => expect(againOf({ name, args }, ['d1'])).toEqual({ kind: 'push', request }))

test('an action keeps its details, and a screenshot gets a new address from the hub', () => {
  expect(againOf({ name: 'audio.volume', args: { level: 30 } }, ['d1'])).toEqual({ kind: 'act', action: { name: 'audio.volume', level: 30 } })
  expect(againOf({ name: 'screenshot', args: undefined }, ['d1'])).toEqual({ kind: 'act', action: { name: 'screenshot' } })
})
test('what this panel does not know is not guessed', () => {
  expect(againOf({ name: 'device.reboot', args: {} }, ['d1'])).toBeUndefined()
  expect(againOf({ name: 'show.material', args: undefined }, ['d1'])).toBeUndefined()
})
