import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandArgs, commandHeadSchema, commandNames, commandRevisions, maxTtlS, pictureCommands, type CommandName } from './command'

const head = { v: 1, id: '01J00000000000000000000001', n: 1, name: 'ping', args: {}, ts: '2026-11-23T08:00:00Z', ttl: 60, target: 'd/board-1', by: { user: 'ivanova', role: 'technician' }, prio: 'normal' }
const good: { readonly [N in CommandName]: readonly object[] } = {
  'show.material': [{ materialId: 'm1' }, { materialId: 'm1', page: 3, startS: 1.5, minutes: 10 }],
  'show.lesson': [{ lessonId: 'l1' }, { lessonId: 'l1', stage: 0, minutes: 45 }],
  'show.invite': [{ inviteId: 'i1' }],
  'show.notice': [{ text: 'Сбор в актовом зале', minutes: 5 }],
  clear: [{}],
  'content.sync': [{ materialIds: [] }, { materialIds: ['m1', 'm2'] }],
  'content.verify': [{ materialIds: [] }],
  'content.pin': [{ materialIds: ['m1'] }],
  'content.evict': [{ materialIds: ['m1', 'm2'] }],
  'audio.volume': [{ level: 0 }, { level: 100 }],
  identify: [{ seconds: 10 }],
  screenshot: [{ uploadUrl: '/d/board-1/uploads/x' }],
  ping: [{}],
}
const bad: { readonly [N in CommandName]: readonly unknown[] } = {
  'show.material': [{}, { materialId: '../etc' }, { materialId: 'm1', page: 0 }, { materialId: 'm1', startS: -1 }, { materialId: 'm1', minutes: 0 }],
  'show.lesson': [{ lessonId: 'l1', stage: -1 }, { lessonId: 'l1', stage: 0.5 }],
  'show.invite': [{ inviteId: 'i1', url: 'https://max.ru' }],
  'show.notice': [{ text: '' }, { text: 'а'.repeat(301) }],
  clear: [{ all: true }],
  'content.sync': [{}, { materialIds: ['A'] }, { materialIds: Array.from({ length: 201 }, () => 'm') }],
  'content.verify': [{ materialIds: 'm1' }],
  'content.pin': [{ materialIds: [] }],
  'content.evict': [{ materialIds: [] }, {}, { materialIds: ['../etc'] }],
  'audio.volume': [{ level: -1 }, { level: 101 }, { level: 50.5 }, { level: '50' }],
  identify: [{ seconds: 0 }, { seconds: 301 }],
  screenshot: [{}, { uploadUrl: 'x'.repeat(301) }],
  ping: [{ x: 1 }, [], null, undefined],
}

describe.each(commandNames)('%s', name => {
  test.each(good[name])('takes %j', args => expect(commandArgs[name].safeParse(args).success).toBe(true))
  test.each(bad[name])('refuses %j', args => expect(commandArgs[name].safeParse(args).success).toBe(false))
  test('refuses every extra key', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }).filter(key => !['materialId', 'page', 'startS', 'minutes', 'lessonId', 'stage', '__proto__'].includes(key)), key => {
      for (const args of good[name]) if (!(key in args)) expect(commandArgs[name].safeParse({ ...args, [key]: 1 }).success).toBe(false)
    }))
  })
})

test('every command tells its revision, and only show.* and clear change the picture', () => {
  expect(Object.keys(commandRevisions)).toEqual(commandNames)
  expect(commandNames.filter(name => name.startsWith('show.') || name === 'clear')).toEqual(pictureCommands)
})

test.each(['d/board-1', 'g/floor-2', 'all'])('a command may be addressed to %s', target => expect(commandHeadSchema.safeParse({ ...head, target }).success).toBe(true))
test.each([
  ['an extra key', { shell: 'rm' }],
  ['another version', { v: 2 }],
  ['number 0', { n: 0 }],
  ['an id that is no ulid', { id: 'x' }],
  ['a life of no seconds', { ttl: 0 }],
  ['a life above a day', { ttl: maxTtlS + 1 }],
  ['a wildcard target', { target: 'd/+' }],
  ['a target with more behind it', { target: 'all\n' }],
  ['a foreign kind of target', { target: 'room/1' }],
  ['an unknown priority', { prio: 'high' }],
  ['an extra key in `by`', { by: { user: 'a', role: 'b', token: 'c' } }],
  ['a time without a zone', { ts: '2026-11-23T08:00:00' }],
])('a command with %s is refused', (_symptom, change) => expect(commandHeadSchema.safeParse({ ...head, ...change }).success).toBe(false))

test('a command without args is refused, not taken as empty', () => {
  const { args: _args, ...rest } = head
  expect(commandHeadSchema.safeParse(rest).success).toBe(false)
})
