import { expect, test } from 'vitest'
import { materialSchema } from '#shared/domain/material'
import type { LibraryPort } from '../library/library-port'
import { LibraryFinder } from './library-finder'
import { libraryHandlers } from './library-handlers'
import { ManyChanges } from './many-changes'

const material = (id: string, title: string) => materialSchema.parse({
  id, title, type: 'image', subject: 'physics', grades: [8], entry: 'a.png', addedAt: '2026-09-01T00:00:00Z',
  manifest: [{ path: 'a.png', sha256: '0'.repeat(64), bytes: 1, mediaType: 'image/png' }],
})

test('a foreign lesson’s names are answered in their order: by id, by title where only one bears it, and null for the rest', async () => {
  const materials = [material('ice', 'Лёд'), material('map-1', 'Карта'), material('map-2', 'карта')]
  const library = { materials: () => materials, lessons: () => [] } as unknown as LibraryPort
  const { findNamed } = libraryHandlers(library, new LibraryFinder(library), new ManyChanges(library))
  const name = (id: string, file: string, title: string) => ({ id, file, title })
  expect(await findNamed([name('none', '', 'Карта'), name('ICE', '', ''), name('', 'рисунки/лед.png', '')])).toEqual([
    null, { id: 'ice', title: 'Лёд', by: 'id' }, { id: 'ice', title: 'Лёд', by: 'title' },
  ])
})
