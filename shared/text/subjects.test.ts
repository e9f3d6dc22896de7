import { expect, test } from 'vitest'
import { subjects } from '../domain/subject'
import { subjectNames } from './subjects'

test.each(['ru', 'en'] as const)('every subject has a name of its own in %s', language => {
  const names = subjects.map(subject => subjectNames[language][subject])
  expect(names.every(name => name.trim() !== '')).toBe(true)
  expect(new Set(names).size).toBe(subjects.length)
})
