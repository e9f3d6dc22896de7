import { expect, test } from 'vitest'
import { presenterAction } from './presenter-keys'

test.each([
  ['a clicker goes forward with PageDown', 'PageDown', 'PageDown', false, 'forward'],
  ['a clicker goes back with PageUp', 'PageUp', 'PageUp', true, 'back'],
  ['space goes forward on a slide', ' ', 'Space', false, 'forward'],
  ['space plays and pauses a film', ' ', 'Space', true, 'play'],
  ['b blanks the screen', 'b', 'KeyB', false, 'blank'],
  ['the same key blanks it in the Russian layout', 'и', 'KeyB', false, 'blank'],
  ['a full stop blanks it too', '.', 'Period', false, 'blank'],
  ['Escape closes', 'Escape', 'Escape', false, 'close'],
  ['a letter means nothing', 'q', 'KeyQ', false, undefined],
] as const)('%s', (_what, key, code, hasSound, action) => expect(presenterAction(key, code, hasSound)).toBe(action))
