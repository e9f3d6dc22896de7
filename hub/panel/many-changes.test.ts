import { afterEach, beforeEach, expect, test } from 'vitest'
import { mediaFixture, openDesk, type LibraryDesk } from '../library/testing/library-desk'
import { ManyChanges } from './many-changes'

let desk: LibraryDesk
let changes: ManyChanges
const ids: string[] = []
beforeEach(async () => {
  desk = await openDesk()
  changes = new ManyChanges(desk.library)
  ids.length = 0
  for (const name of ['a', 'b', 'c']) ids.push((await desk.bring(`${name}.png`, mediaFixture('picture.png'))).materialId!)
  await change([ids[0]!], { grades: [5], genre: 'test' })
})
afterEach(() => desk.end())

async function change(...[which, what]: Parameters<ManyChanges['change']>): Promise<string> {
  const done = await changes.change(which, what)
  if (!done.ok) throw new Error(done.fault.kind)
  return done.value.undoId
}
const seen = () => ids.map(id => desk.library.materialOf(id)).map(material => material && [material.subject, material.grades, material.genre, material.topics])

test('only what is named is changed, in each of them', async () => {
  await change(ids, { subject: 'physics', topics: ['physics/thermal'] })
  expect(seen()).toEqual([['physics', [5], 'test', ['physics/thermal']], ['physics', [], undefined, ['physics/thermal']], ['physics', [], undefined, ['physics/thermal']]])
})

test('taking it back gives each what it had, a kind that there was none of included', async () => {
  const before = seen()
  const undoId = await change(ids, { subject: 'physics', genre: 'lecture', grades: [8, 9] })
  expect(await changes.undo(undoId)).toEqual({ ok: true, value: { changed: 3 } })
  expect(seen()).toEqual(before)
  expect(await changes.undo(undoId)).toEqual({ ok: false, fault: { kind: 'unknown' } })
})

test('what somebody changed since stays his', async () => {
  const undoId = await change(ids, { subject: 'physics', grades: [8] })
  await desk.library.changeMaterial({ ...desk.library.materialOf(ids[0]!)!, subject: 'chemistry' })
  await desk.library.removeMaterial(ids[1]!)
  expect(await changes.undo(undoId)).toEqual({ ok: true, value: { changed: 2 } })
  expect(seen()).toEqual([['chemistry', [5], 'test', []], undefined, ['other', [], undefined, []]])
})

test('a kind can be taken away; materials that are gone are not counted; nothing is no change', async () => {
  expect(await changes.change([...ids, 'gone'], { genre: null })).toMatchObject({ ok: true, value: { changed: 3 } })
  expect(seen()[0]![2]).toBeUndefined()
  expect(await changes.change(ids, {})).toEqual({ ok: false, fault: { kind: 'nothing' } })
})
