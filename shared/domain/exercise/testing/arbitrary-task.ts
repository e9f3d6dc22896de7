import fc from 'fast-check'
import { responseSchema, type Response } from '../response'
import { taskKinds, taskSchema, type Task, type TaskKind } from '../task'

const idOf = (index: number) => ['a', 'b', 'constructor', 'd', '1', '0', 'tostring', 'h', 'i', 'j', 'k', 'l', 'm', 'n'][index]!
const list = (count: number) => Array.from({ length: count }, (_, index) => ({ id: idOf(index), text: `${index % 3}` }))
const subset = (count: number) => fc.uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: count }).map(places => places.map(idOf))
const mapping = (from: number, to: number) => fc.array(fc.nat(to - 1), { minLength: from, maxLength: from }).map(places => Object.fromEntries(places.map((place, index) => [idOf(index), idOf(place)])))
const gaps = (ids: readonly string[]) => ids.map(id => `слово {{${id}}}`).join(' ')
const words = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter(text => text.trim() !== '')

const drafts: { readonly [K in TaskKind]: fc.Arbitrary<object> } = {
  single: fc.integer({ min: 2, max: 12 }).chain(count => fc.record({ options: fc.constant(list(count)), answer: fc.nat(count - 1).map(idOf), shuffle: fc.boolean() })),
  multiple: fc.integer({ min: 2, max: 12 }).chain(count => fc.record({ options: fc.constant(list(count)), answer: subset(count), shuffle: fc.boolean() })),
  string: fc.record({ answer: fc.array(words, { minLength: 1, maxLength: 5 }), caseMatters: fc.boolean() }),
  number: fc.record({
    answer: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }).filter(value => value === 0 || Math.abs(value) > 1e-30), fc.integer({ min: -9999, max: 9999 }).map(value => value / 100)),
    tolerance: fc.oneof(fc.constant(0), fc.double({ noNaN: true, min: 0, max: 10 })),
    units: fc.constantFrom([], [{ name: 'м' }], [{ name: 'кДж' }, { name: 'Дж', factor: 0.001 }], [{ name: 'см/с²', factor: 0.01 }], [{ name: '°C' }, { name: '%', factor: 7 }]),
  }),
  order: fc.integer({ min: 2, max: 10 }).map(count => ({ items: list(count) })),
  match: fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 10 })).chain(([left, right]) => fc.record({ left: fc.constant(list(left)), right: fc.constant(list(right)), answer: mapping(left, right) })),
  groups: fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 2, max: 5 })).chain(([items, groups]) => fc.record({ items: fc.constant(list(items)), groups: fc.constant(list(groups)), answer: mapping(items, groups) })),
  'inline-choice': fc.array(fc.tuple(fc.integer({ min: 2, max: 8 }), fc.nat(7)), { minLength: 1, maxLength: 12 }).map(sizes => {
    const made = sizes.map(([count, at], index) => ({ id: idOf(index), options: list(count).map(({ id }) => id), answer: idOf(at % count) }))
    return { gaps: made, text: gaps(made.map(({ id }) => id)) }
  }),
  'gap-match': fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(2), fc.boolean()).map(([count, more, reusable]) => {
    const items = list(count + more)
    const answer = Object.fromEntries(items.slice(0, count).map(({ id }, index) => [id, items[reusable ? 0 : (index + more) % items.length]!.id]))
    return { items, answer, reusable, text: gaps(Object.keys(answer)) }
  }),
}

/** Any task that a lesson may hold; some ids are names that objects inherit. */
export const arbitraryTask: fc.Arbitrary<Task> = fc
  .constantFrom(...taskKinds)
  .chain(kind => fc.tuple(drafts[kind], fc.integer({ min: 1, max: 20 })).map(([draft, points]) => taskSchema.parse({ kind, id: 'task', prompt: 'Задание', points, ...draft })))

const id = fc.oneof(fc.nat(13).map(idOf), fc.constant('nobody'))
const picks = fc.array(fc.tuple(id, fc.oneof(id, fc.string({ maxLength: 100 }))), { maxLength: 10 }).map(pairs => Object.fromEntries(pairs))
const ids = fc.array(id, { maxLength: 16 })
const numberish = fc.stringMatching(/^[-−+]?[0-9 ,./e^·*м²]{0,20}$/)

/** Any response that parses, to whatever task. */
export const arbitraryResponse: fc.Arbitrary<Response> = fc
  .oneof(
    fc.record({ kind: fc.constant('single'), choices: fc.array(id, { maxLength: 1 }) }),
    fc.record({ kind: fc.constant('multiple'), choices: ids }),
    fc.record({ kind: fc.constantFrom('string', 'number'), text: fc.oneof(fc.string({ maxLength: 80, unit: 'binary' }), numberish).map(text => text.slice(0, 80)) }),
    fc.record({ kind: fc.constant('order'), order: ids }),
    fc.record({ kind: fc.constantFrom('match', 'groups', 'inline-choice', 'gap-match'), picks }),
  )
  .map(response => responseSchema.parse(response))
