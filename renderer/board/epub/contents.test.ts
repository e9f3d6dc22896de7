import { expect, test } from 'vitest'
import { chaptersOf } from './contents'

test('contents become one list with their depth', () => {
  const toc = [{ label: ' Глава 1\n Лёд ', href: 'a.xhtml', subitems: [{ label: '§ 1', href: 'a.xhtml#1' }] }, { label: 'Часть без места', subitems: [{ label: '§ 2', href: 'b.xhtml', subitems: null }] }]
  expect(chaptersOf(toc)).toEqual([
    { label: 'Глава 1 Лёд', href: 'a.xhtml', depth: 0 },
    { label: '§ 1', href: 'a.xhtml#1', depth: 1 },
    { label: '§ 2', href: 'b.xhtml', depth: 1 },
  ])
})

test('a book without contents has an empty list', () => expect([chaptersOf(undefined), chaptersOf(null), chaptersOf([{ label: '', href: 'x' }])]).toEqual([[], [], []]))
