import fc from 'fast-check'
import { expect, test } from 'vitest'
import { naturally } from '../natural-order'
import type { HallClass, HallContent } from './content'
import { hallPages, type HallPage } from './pages'
import { usualHall } from './schema'

const lesson = (startMinute: number, roomName = '204') => ({ startMinute, endMinute: startMinute + 45, start: '08:30', subject: 'physics' as const, subjectName: undefined, roomName })
const classOf = (name: string, ...starts: number[]): HallClass => ({ id: name, name, lessons: starts.map(start => lesson(start)) })
const everything = { ...usualHall.sections, birthdays: true }
const content = (part: Partial<HallContent> = {}): HallContent => ({
  date: '2026-11-26', classes: [], changes: [], events: [], holidays: undefined, noLessons: undefined, nextSchoolDay: '2026-11-27', notices: [], birthdays: [], playlist: [],
  settings: { ...usualHall, sections: everything }, ...part,
})
const room = { lines: 6, letters: 30 }
const at = (minute: number) => ({ minute, nowMs: Date.parse('2026-11-26T00:00:00Z') + minute * 60_000 })
const kinds = (pages: readonly HallPage[]) => pages.map(({ kind }) => kind)

test('what has nothing to say has no page, and something is always there', () => {
  expect(hallPages(content({ noLessons: 'weekend' }), at(600), room)).toMatchObject([{ kind: 'rest', reason: 'weekend', nextSchoolDay: '2026-11-27' }])
  const without = { settings: { ...usualHall, sections: { ...everything, lessons: false } } }
  expect(hallPages(content({ ...without, classes: [classOf('5 А', 510)] }), at(520), room)).toMatchObject([{ kind: 'rest', reason: 'quiet' }])
  expect(kinds(hallPages(content({ ...without, noLessons: 'weekend', notices: [{ id: 'n', text: 'Ярмарка' }] }), at(520), room))).toEqual(['notices'])
})

test.each([
  ['the shown classes had lessons', [classOf('5 А', 510)], 'after-school'],
  ['the shown classes had none', [classOf('5 А')], 'free'],
])('nothing left today: %s', (_why, classes, reason) => {
  expect(hallPages(content({ classes }), at(700), room)).toMatchObject([{ kind: 'rest', reason }])
})

test('now and next at the bell: ends are exclusive, groups stand side by side, a class whose day is over stays', () => {
  const classes = [{ id: '5а', name: '5 А', lessons: [lesson(510), lesson(565, '301'), lesson(565, '305')] }, classOf('10 А', 510)]
  const rows = (minute: number) => {
    const [page] = hallPages(content({ classes }), at(minute), room)
    return page?.kind === 'lessons' ? page.rows.map(({ name, now, next }) => [name, now.length, next.map(({ roomName }) => roomName)]) : page?.kind
  }
  expect(rows(509)).toEqual([['5 А', 0, ['204']], ['10 А', 0, ['204']]])
  expect(rows(510)).toEqual([['5 А', 1, ['301', '305']], ['10 А', 1, []]])
  expect(rows(555)).toEqual([['5 А', 0, ['301', '305']], ['10 А', 0, []]])
  expect(rows(565)).toEqual([['5 А', 2, []], ['10 А', 0, []]])
  expect(rows(610)).toBe('rest')
})

test('a notice is there from its minute to its end; an event of today until it is over; a change until its lesson is', () => {
  const notices = [{ id: 'n', text: 'Линейка', from: '2026-11-26T10:00:00Z', until: '2026-11-26T10:05:00Z' }]
  const events = [{ id: 'e', title: 'Концерт', date: '2026-11-26', start: '09:00', end: '10:00' }, { id: 'f', title: 'Ярмарка', date: '2026-11-25', until: '2026-11-27' }]
  const changes = [{ ...lesson(560), id: 'c', className: '5 А', change: { kind: 'cancelled' as const, madeAt: '2026-11-26T06:00:00Z' } }]
  const shown = (minute: number) => hallPages(content({ notices, events, changes }), at(minute), room).flatMap(page => ('rows' in page ? page.rows.map(row => ('id' in row ? row.id : '')) : []))
  expect(shown(599)).toEqual(['c', 'e', 'f'])
  expect(shown(600)).toEqual(['c', 'f', 'n'])
  expect(shown(605)).toEqual(['f'])
})

test('only files that are here whole are in the round, after everything that is read', () => {
  expect(hallPages(content({ classes: [classOf('5 А', 510)], playlist: [{ id: 'a', seconds: 20, isReady: true }, { id: 'b', seconds: 20, isReady: false }] }), at(520), room)).toMatchObject([{ kind: 'lessons' }, { kind: 'item', itemId: 'a', dwellMs: 20_000 }])
})

test('sixty classes are spread over pages of the same length', () => {
  const classes = Array.from({ length: 61 }, (_unused, index) => classOf(`${index}`, 510))
  expect(hallPages(content({ classes }), at(520), { lines: 7, letters: 30 }).map(page => ('rows' in page ? page.rows.length : 0))).toEqual([7, 7, 7, 7, 7, 7, 7, 7, 5])
})

const names = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 11 }), fc.constantFrom('А', 'Б', 'В', 'Г')).map(([grade, letter]) => `${grade} ${letter}`), { maxLength: 44 })
const words = (maxLength: number) => fc.string({ minLength: 1, maxLength })
const anyContent = fc.record({
  classes: fc.tuple(names, fc.array(fc.integer({ min: 400, max: 900 }), { maxLength: 4 })).map(([all, starts]) => all.sort(naturally).map((name, index) => classOf(name, ...starts.slice(index % 2)))),
  notices: fc.uniqueArray(words(300), { maxLength: 9 }).map(all => all.map((text, id) => ({ id: `n${id}`, text }))),
  events: fc.uniqueArray(words(80), { maxLength: 9 }).map(all => all.map((title, id) => ({ id: `e${id}`, title, date: '2026-11-27' }))),
  birthdays: fc.array(fc.constantFrom('Анна', 'Пётр').map(givenName => ({ givenName, className: '5 А' })), { maxLength: 30 }),
  playlist: fc.uniqueArray(words(8), { maxLength: 5 }).map(all => all.map(id => ({ id, seconds: 10, isReady: true }))),
})

test('every class stands once in a round, in the order of counting; no page is empty, none has more lines than fit, no key stands twice; the same inputs give the same round', () => {
  fc.assert(fc.property(anyContent, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 2, max: 14 }), fc.integer({ min: 12, max: 60 }), (part, minute, lines, letters) => {
    const capacity = { lines, letters }
    const pages = hallPages(content(part), at(minute), capacity)
    expect(pages.length).toBeGreaterThan(0)
    expect(new Set(pages.map(({ key }) => key)).size).toBe(pages.length)
    expect(hallPages(content(part), at(minute), capacity)).toEqual(pages)
    for (const page of pages) {
      expect(page.dwellMs).toBeGreaterThanOrEqual(8_000)
      if (!('rows' in page)) continue
      expect(page.rows.length).toBeGreaterThan(0)
      const heights = page.kind === 'notices' ? page.rows.map(({ text }) => Math.ceil(text.length / letters)) : page.kind === 'events' ? page.rows.map(({ title }) => Math.ceil(title.length / letters) + 1) : page.rows.map(() => 1)
      if (page.rows.length > 1) expect(heights.reduce((a, b) => a + b)).toBeLessThanOrEqual(lines)
    }
    const shown = pages.flatMap(page => (page.kind === 'lessons' ? page.rows.map(({ name }) => name) : []))
    const isOver = part.classes.every(({ lessons }) => lessons.every(({ endMinute }) => endMinute <= minute))
    expect(shown).toEqual(isOver ? [] : part.classes.map(({ name }) => name))
  }))
})
