import { expect, test } from 'vitest'
import type { DisplayRow } from '#shared/contract/panel'
import { dayWord, roomCards } from './room-readiness'

const lesson = (date: string, start: string, missing: string[] = []) => ({ date, start, className: '8Б', subject: 'physics', title: 'Свет', ready: 2 - missing.length, total: 2, missing })
const rowIn = (roomId: string, inventory?: object): DisplayRow =>
  ({ id: `d-${roomId}`, name: `Доска ${roomId}`, roomId, reported: inventory && { inventory: { missing: [{ id: 'film', title: 'Фильм', reason: 'downloading', doneBytes: 1, totalBytes: 2 }], ...inventory } } }) as unknown as DisplayRow
const cards = (...rows: DisplayRow[]) => roomCards(rows, roomId => roomId, 'ru')

test('what is not ready comes first, then what has not spoken; rooms in natural order', () => {
  const soon = (ready: number) => ({ soon: { ready, total: 2, lessons: [] } })
  expect(cards(rowIn('10', soon(2)), rowIn('9', soon(2)), rowIn('204', soon(1)), rowIn('7')).map(({ roomName, level }) => [roomName, level])).toEqual([
    ['204', 'partly'], ['7', 'unknown'], ['9', 'ready'], ['10', 'ready'],
  ])
})

test('lessons stand by day in the order of the day, with the reason of what is missing', () => {
  const [card] = cards(rowIn('204', { soon: { ready: 1, total: 3, lessons: [lesson('2026-11-24', '12:00', ['film', 'unnamed']), lesson('2026-11-25', '08:00'), lesson('2026-11-24', '08:00')] } }))
  expect(card!.days.map(({ date, lessons }) => [date, ...lessons.map(({ start }) => start)])).toEqual([['2026-11-24', '08:00', '12:00'], ['2026-11-25', '08:00']])
  expect(card!.days[0]!.lessons[1]!.lacks).toMatchObject([{ title: 'Фильм', reason: 'downloading' }, undefined])
})

test('T-26 today is the school’s today, wherever the panel is', () => {
  const lateInVladivostok = Date.UTC(2026, 10, 24, 14, 30)
  expect(dayWord('2026-11-25', lateInVladivostok, 'Asia/Vladivostok')).toBe('today')
  expect(dayWord('2026-11-25', lateInVladivostok, 'Europe/Moscow')).toBe('tomorrow')
  expect(dayWord('2026-11-30', lateInVladivostok, 'Europe/Moscow')).toBeUndefined()
})
