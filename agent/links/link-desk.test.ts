import { expect, test } from 'vitest'
import { materialSchema } from '#shared/domain/material'
import { LibraryIndex } from '../library/library-index'
import { LinkDesk, type LinkOpener } from './link-desk'

const link = materialSchema.parse({
  id: 'lesson-page', title: 'Урок', type: 'link', subject: 'physics', grades: [8], entry: 'link.json', addedAt: '2026-11-20T08:00:00Z', media: { address: 'https://resh.edu.ru/lesson/1' },
  manifest: [{ path: 'link.json', sha256: 'a'.repeat(64), bytes: 2, mediaType: 'application/json' }],
})
const library = new LibraryIndex(new Map([[link.id, link]]), new Map())

function deskWith(outcome: 'opened' | 'failed' = 'opened', hasView = true) {
  const done: string[] = []
  const world = { onScreen: 'lesson-page' as string | undefined }
  const opener: LinkOpener = {
    open: async address => (done.push(`open ${address}`), outcome),
    back: () => void done.push('back'),
    close: () => void done.push('close'),
  }
  return { done, world, desk: new LinkDesk({ opener: hasView ? opener : undefined, library: () => library, materialOnScreen: () => world.onScreen }) }
}

test('a page opens for the material on the glass and goes when something else comes', async () => {
  const { desk, done, world } = deskWith()
  expect(await desk.open('lesson-page')).toBe('opened')
  desk.sceneChanged()
  expect(done).toEqual(['open https://resh.edu.ru/lesson/1'])
  world.onScreen = undefined // an emergency, say
  desk.sceneChanged()
  desk.sceneChanged()
  expect(done).toEqual(['open https://resh.edu.ru/lesson/1', 'close'])
})

test('a page that comes when its scene is gone is closed at once', async () => {
  const { desk, done, world } = deskWith()
  const opening = desk.open('lesson-page')
  world.onScreen = 'something-else'
  await opening
  expect(done.at(-1)).toBe('close')
})

test('what is not on the glass, is no link or has no view stays closed, and says which', async () => {
  const { desk, done, world } = deskWith()
  world.onScreen = 'other'
  expect(await desk.open('lesson-page')).toBe('failed')
  expect(await desk.open('unknown')).toBe('failed')
  expect(done).toEqual([])
  expect(await deskWith('opened', false).desk.open('lesson-page')).toBe('no-view')
  expect(await deskWith('failed').desk.open('lesson-page')).toBe('failed')
  expect(desk.read('lesson-page')).toEqual({ address: 'https://resh.edu.ru/lesson/1', host: 'resh.edu.ru', hasView: true })
  expect(desk.read('unknown')).toBeUndefined()
})
