import { expect, test } from 'vitest'
import { parseLaunchOptions } from './launch-options'

test.each([
  ['nothing given', [], { hubAddress: undefined, windowed: false, diagonalInch: 65, roomDepthM: 8 }],
  ['a hub without its last slash', ['--hub=https://school:7380/'], { hubAddress: 'https://school:7380' }],
  ['a folder of sticks', ['--sticks=/mnt/sticks'], { sticks: '/mnt/sticks' }],
  ['Chromium’s switches pass by', ['--no-sandbox', '.', '--windowed'], { windowed: true }],
])('%s', (_rule, args, expected) => expect(parseLaunchOptions(args)).toMatchObject({ ok: true, value: expected }))

test.each([['--hub=ftp://x'], ['--broker=http://x'], ['--hub=http://x/path'], ['--diagonal=3'], ['--depth=far']])('%s is refused by name', option =>
  expect(parseLaunchOptions([option])).toEqual({ ok: false, fault: { kind: 'bad-option', option } }),
)
