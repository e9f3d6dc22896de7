import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { subjects } from '#shared/domain/subject'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** Tokens of one theme's block. */
function tokensOf(theme: 'dark' | 'light'): Map<string, string> {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]+)\\}`).exec(css)![1]!
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]))
}

/** WCAG 2.2 contrast of two sRGB colours. */
function contrast(a: string, b: string): number {
  const light = (colour: string) => {
    const [r, g, blue] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16) / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!
  }
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

const grounds = ['ground', 'surface', 'surface-high', 'sunken']
const readable = [
  ...['ink', 'ink-soft', 'now', 'change', 'action', 'ready', 'danger', ...subjects.map(name => `subject-${name}`)].flatMap(text => grounds.map(ground => [text, ground] as const)),
  ...['now', 'change', 'action', 'ready', 'danger'].flatMap(meaning => [[`on-${meaning}`, `${meaning}-fill`] as const, ['ink', `${meaning}-soft`] as const, [meaning, `${meaning}-soft`] as const]),
  ['on-action', 'action-fill-high'] as const,
  ['change-on-now', 'now-fill'] as const,
  ['on-alarm', 'alarm-ground'] as const,
]

describe.each(['dark', 'light'] as const)('in the %s theme', theme => {
  const tokens = tokensOf(theme)
  test.each(readable)('%s is readable on %s', (text, ground) => {
    expect(contrast(tokens.get(text)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(4.5)
  })
})

test('both themes know the same colours', () => expect([...tokensOf('dark').keys()]).toEqual([...tokensOf('light').keys()]))
