import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { materialMetadataSchema } from './material'
import { subjects } from './subject'
import { topicName } from './topic-classifier'

test('a place has its name in both languages, an unknown one has none', () => {
  expect(topicName('physics/thermal/melting', 'ru')).toBe('Плавление и отвердевание')
  expect(topicName('physics/thermal/melting', 'en')).toBe('Melting and freezing')
  expect(topicName('physics/nowhere', 'ru')).toBeUndefined()
})

test('every subject but "other" is a place at the top', () => {
  expect(subjects.filter(subject => topicName(subject, 'ru') === undefined)).toEqual(['other'])
})

test('the demo school points to places that exist, under the subject of the material', () => {
  const library = join(import.meta.dirname, '../../resources/demo-school/library')
  const cards = readdirSync(library).map(id => materialMetadataSchema.parse(JSON.parse(readFileSync(join(library, id, 'material.json'), 'utf8'))))
  expect(cards.length).toBeGreaterThan(20)
  for (const { id, topics, subject, genre } of cards) {
    expect([id, genre]).not.toEqual([id, undefined])
    for (const path of topics) expect([id, topicName(path, 'ru') !== undefined, path.split('/')[0]]).toEqual([id, true, subject])
  }
})
