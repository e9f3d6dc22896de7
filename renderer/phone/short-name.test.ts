import { expect, test } from 'vitest'
import { shortNameOf } from './short-name'

test.each([
  ['/i/8b', '', '8b'],
  ['/i/8b/', '', '8b'],
  ['/i/8B', '', '8b'],
  ['/phone/', '#8b-rod', '8b-rod'],
  ['/phone/', '', undefined],
  ['/i/%D0%B8', '', undefined],
  ['/i/a', '', undefined],
  ['/i/8b/../../panel', '', undefined],
])('%s%s asks for %s', (pathname, hash, name) => expect(shortNameOf(pathname, hash)).toBe(name))
