import { describe, expect, test } from 'vitest'
import { libraryQuerySchema } from '#shared/contract/library-search'
import { keysOf, layoutAfter, typed, type Key } from './keyboard-layout'

const press = (character: string): Key => ({ kind: 'character', character })

describe('the on-screen keyboard', () => {
  test('has all 33 Russian letters, ё and ъ too', () => {
    const found = keysOf('ru').flat().flatMap(key => (key.kind === 'character' ? [key.character] : []))
    expect([...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].filter(letter => !found.includes(letter))).toEqual([])
  })

  test.each(['ru', 'en', 'digits'] as const)('%s can erase, space, switch and close', layout => {
    const kinds = keysOf(layout).flat().map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['erase', 'space', 'switch', 'digits', 'close']))
  })

  test('no key stands twice in a layout', () => {
    for (const layout of ['ru', 'en', 'digits'] as const) {
      const found = keysOf(layout).flat().flatMap(key => (key.kind === 'character' ? [key.character] : []))
      expect(new Set(found).size).toBe(found.length)
    }
  })

  test('digits lead back to the letters they came from', () => {
    expect(layoutAfter('ru', 'ru', 'digits')).toBe('digits')
    expect(layoutAfter('digits', 'en', 'digits')).toBe('en')
    expect(layoutAfter('en', 'en', 'switch')).toBe('ru')
  })

  test('erasing takes whole characters, a first or double space is not typed', () => {
    expect(typed('дро', { kind: 'erase', width: 2 })).toBe('др')
    expect(typed('', { kind: 'space', width: 6 })).toBe('')
    expect(typed('а ', { kind: 'space', width: 6 })).toBe('а ')
  })

  test('never grows beyond what the library takes', () => {
    let text = ''
    for (let i = 0; i < 200; i++) text = typed(text, press('щ'))
    expect(libraryQuerySchema.safeParse({ words: text, sort: 'relevance', offset: 0, limit: 24 }).success).toBe(true)
  })
})
