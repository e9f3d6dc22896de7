import { expect, test } from 'vitest'
import { strengthOf } from './password-strength'

test.each([
  ['', 'none'], ['qwerty', 'weak'], ['aaaaaaaaaaaaaaaaaaaa', 'weak'], ['12345678901234567890', 'weak'], ['доска и мел', 'fair'], ['зелёная доска белый мел', 'strong'],
])('%s is %s', (password, strength) => expect(strengthOf(password)).toBe(strength))
