import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { usualHall, type HallSettings } from '#shared/domain/hall/schema'
import { HallDesk } from './hall-desk'

let folder: string
let desk: HallDesk
let told: string[]
const file = () => join(folder, 'birthdays.json')
const anna = { givenName: 'Анна', className: '5 А', month: 11, day: 23 }
const withNames: HallSettings = { ...usualHall, sections: { ...usualHall.sections, birthdays: true } }
const handlers = () => desk.handlers({
  isDisplay: id => id === 'a',
  settingsOf: async () => undefined,
  setHall: async (ids, settings) => void told.push(`${ids.join()} ${settings ? 'hall' : 'class'}`),
  refresh: async () => void told.push('refresh'),
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-hall-'))
  told = []
  desk = await HallDesk.open(file(), () => {})
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('the list is kept, told to displays, and in the document only of a screen that has it switched on', async () => {
  expect(await handlers().saveBirthdays([anna])).toEqual({ ok: true, value: null })
  expect(told).toEqual(['refresh'])
  const again = await HallDesk.open(file(), () => {})
  expect([again.documentOf(withNames).birthdays, again.documentOf(usualHall).birthdays]).toEqual([[anna], []])
})

test('a list with a surname in it is refused as a whole, and no surname reaches the disk', async () => {
  await handlers().saveBirthdays([anna])
  expect(await handlers().saveBirthdays([{ ...anna, givenName: 'Пётр' }, { ...anna, givenName: 'Анна Кузнецова' }])).toEqual({ ok: false, fault: { kind: 'more-than-a-given-name', line: 2, value: 'Анна Кузнецова' } })
  expect(await handlers().readBirthdays()).toEqual([anna])
  expect(await readFile(file(), 'utf8')).not.toContain('Кузнецова')
})

test('a display that nobody knows is no hall screen, and then none of the chosen becomes one', async () => {
  expect(await handlers().saveHall(['a', 'x'], usualHall)).toEqual({ ok: false, fault: { kind: 'unknown' } })
  expect(await handlers().readHall('x')).toEqual({ ok: false, fault: { kind: 'unknown' } })
  expect(told).toEqual([])
  await handlers().saveHall(['a'], usualHall)
  await handlers().saveHall(['a'], null)
  expect(told).toEqual(['a hall', 'a class'])
})
