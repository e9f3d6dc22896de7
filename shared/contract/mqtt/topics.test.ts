import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayPublishes, displayReads, displayTopics, groupTopics, mayDisplayPublish, mayDisplayRead, rootOf, schoolTopics } from './topics'

const root = rootOf('school-1')
const own = displayTopics(root, 'a')
const other = displayTopics(root, 'b')
const elsewhere = displayTopics(rootOf('school-2'), 'a')
const mine = groupTopics(root, 'floor-2')
const foreign = groupTopics(root, 'floor-3')
const school = schoolTopics(root)

/** Every topic of mqtt.md: [topic, may display `a` of group floor-2 publish it, may it read it]. */
const rights: [string, boolean, boolean][] = [
  [own.status, true, false],
  [own.about, true, false],
  [own.reported, true, false],
  [own.desired, false, true],
  [own.cmd, false, true],
  [own.ack, true, false],
  [own.event, true, false],
  [own.health, true, false],
  [own.alert('low-disk'), true, false],
  [own.ask, true, false],
  [own.answer, false, true],
  [mine.desired, false, true],
  [mine.cmd, false, true],
  [school.cmd, false, true],
  [school.hubStatus, false, true],
  [foreign.desired, false, false],
  [foreign.cmd, false, false],
]

describe('a display reaches its side of its own topics and nothing else', () => {
  test.each(rights)('%s: publish %s, read %s', (topic, publish, read) => {
    expect(mayDisplayPublish(root, 'a', topic)).toBe(publish)
    expect(mayDisplayRead(root, 'a', ['floor-2'], topic)).toBe(read)
  })
})

const strangers = [other, elsewhere].flatMap(topics => [...displayPublishes, ...displayReads].map(last => `${topics.own}/${last}`).concat(topics.alert('low-disk')))
test.each(strangers)('%s of another display or school is out of reach, both ways', topic => {
  expect(mayDisplayPublish(root, 'a', topic)).toBe(false)
  expect(mayDisplayRead(root, 'a', ['floor-2'], topic)).toBe(false)
})

const wild = ['#', '+', `${root}/#`, `${root}/d/+/cmd`, `${root}/d/a/#`, `${root}/d/a/+`, `${root}/g/+/cmd`, `${root}/+/cmd`, '$SYS/#', '$SYS/broker/clients', `$share/x/${own.cmd}`, `/${own.cmd}`, `${own.cmd}/`, '']
test.each(wild)('the pattern %j is refused, both ways', topic => {
  expect(mayDisplayRead(root, 'a', ['floor-2'], topic)).toBe(false)
  expect(mayDisplayPublish(root, 'a', topic)).toBe(false)
})

test.each([own.alert(''), own.alert('a/b'), own.alert('+'), own.alert('Ä'), `${own.own}/alert`, own.own, `${own.status}/x`, `${root}/d/ab/status`])('%s cannot be published', topic => {
  expect(mayDisplayPublish(root, 'a', topic)).toBe(false)
})

test('no wildcard is ever granted, even if a group were named like one', () => {
  expect(mayDisplayRead(root, 'a', ['+', '#'], groupTopics(root, '+').cmd)).toBe(false)
  expect(mayDisplayRead(root, 'a', ['+', '#'], groupTopics(root, '#').desired)).toBe(false)
})

test('no topic can be both written and read by a display', () => {
  const level = fc.constantFrom('doska', '1', 'school-1', 'd', 'g', 'a', 'b', 'all', 'hub', 'floor-2', 'alert', '+', '#', '', ...displayPublishes, ...displayReads)
  const topic = fc.oneof(fc.array(level, { maxLength: 8 }), fc.array(level, { maxLength: 3 }).map(rest => ['doska', '1', 'school-1', 'd', 'a', ...rest])).map(levels => levels.join('/'))
  fc.assert(
    fc.property(topic, text => {
      const publish = mayDisplayPublish(root, 'a', text)
      const read = mayDisplayRead(root, 'a', ['floor-2'], text)
      expect(publish && read).toBe(false)
      if (publish || read) expect(text.startsWith(`${root}/`)).toBe(true)
      if (publish) expect(text.startsWith(`${own.own}/`)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
