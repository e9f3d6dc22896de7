import { expect, test } from 'vitest'
import { importEn } from './import.en'
import { importRu } from './import.ru'

test('a refused file is named once, a file inside what was brought beside it', () => {
  expect(importRu.refused('пусто.png', { kind: 'empty', name: 'пусто.png' })).toBe('✗ пусто.png: пусто')
  expect(importEn.refused('site.zip', { kind: 'empty', name: 'index.html' })).toBe('✗ site.zip: index.html: empty')
})

test('sizes are counted as the panel counts them', () => {
  const limitBytes = 612 * 1000 * 1000
  expect(importEn.refused('bomb.zip', { kind: 'too-large-unpacked', name: 'bomb.zip', limitBytes })).toContain(' 584 MB ')
})
