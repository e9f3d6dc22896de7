import { expect, test } from 'vitest'
import { usualHall } from '#shared/domain/hall/schema'
import { hallRu } from '#shared/text/panel/ru/hall'
import { previewOf } from './hall-words'

const school = { classes: [{ id: 'a', name: '10 А', grade: 10 }, { id: 'b', name: '5 А', grade: 5, buildingId: 'old' }, { id: 'c', name: '5 Б', grade: 5 }], buildings: [{ id: 'old', name: 'Старое здание' }] }
const told = (part: object) => previewOf({ ...usualHall, ...part }, school, hallRu).join(' ')

test('it says which classes, in the order of counting, and by what they were chosen', () => {
  expect(told({})).toContain('5 А, 5 Б, 10 А')
  expect(told({ show: { ...usualHall.show, grades: [5] } })).toMatch(/5 А, 5 Б \(.*5/)
  expect(told({ show: { ...usualHall.show, buildingIds: ['old'] } })).toContain('5 А (Старое здание)')
  expect(told({ show: { ...usualHall.show, grades: [11] } })).toContain(hallRu.preview.noClasses)
})

test('it warns of names only where they are on, and of an empty screen', () => {
  expect(told({})).not.toContain(hallRu.preview.birthdays)
  expect(told({ sections: { ...usualHall.sections, birthdays: true } })).toContain(hallRu.preview.birthdays)
  expect(told({ sections: Object.fromEntries(Object.keys(usualHall.sections).map(name => [name, false])) })).toContain(hallRu.preview.nothing)
})
