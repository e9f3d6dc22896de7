import { expect, test } from 'vitest'
import type { Reason } from '#shared/domain/reasons/reason'
import { boardEn } from '#shared/text/board/en'
import { boardRu } from '#shared/text/board/ru'
import { freeDayWords } from './day-words'
import { reasonWords } from './reason-words'

const nowMs = Date.parse('2026-11-23T09:00:00+03:00')
const said = (reason: Reason) => [reasonWords(reason, { text: boardRu, language: 'ru', timeZone: 'Europe/Moscow', nowMs }), reasonWords(reason, { text: boardEn, language: 'en', timeZone: 'Europe/Moscow', nowMs })]

test.each<[Reason, string, string]>([
  [{ kind: 'weekly-plan', weekday: 1, period: 3, weeks: ['Первая неделя'], from: '2026-09-01', until: '2027-01-01' }, 'Так в расписании: по понедельникам, 3-й урок, «Первая неделя». Действует с 1 сентября по 31 декабря.', 'The timetable says: every Monday, lesson 3, “Первая неделя”. Valid from 1 September to 31 December.'],
  [{ kind: 'weekly-plan', weekday: 7, period: 0, weeks: [] }, 'Так в расписании: по воскресеньям, нулевой урок.', 'The timetable says: every Sunday, lesson 0.'],
  [{ kind: 'moved-day', name: 'Перенос', weekday: 3, week: 'чётная' }, 'Сегодня учимся как в среду, «чётная»: Перенос.', 'Today runs as a Wednesday, “чётная”: Перенос.'],
  [{ kind: 'change', change: 'moved-away', madeAt: '2026-11-22T07:03:00Z', source: 'import', toRoomName: '112', was: { subject: 'maths', teacher: 'Титов', start: '08:30' } }, 'Урок идёт в кабинете 112. Изменено 22 ноября в 10:03 из файла расписания, только на сегодня. По плану: Математика, Титов, 08:30.', 'The lesson is in room 112. Changed on 22 November at 10:03 by a timetable file, for today only. As planned: Mathematics, Титов, 08:30.'],
  [{ kind: 'bells', set: 'Короткие', start: '08:30', end: '09:00', by: { kind: 'rule', building: 'Новое', grades: [1, 2, 3, 4], weekdays: [6], shift: 2, from: '2026-09-01' } }, '08:30–09:00 по звонкам «Короткие». Правило: 1–4 классы, 2-я смена, здание «Новое», по субботам, с 1 сентября.', '08:30–09:00 by the bells “Короткие”. Rule: grades 1–4, shift 2, building “Новое”, on Saturdays, from 1 September.'],
  [{ kind: 'bells', set: 'Короткие', start: '08:30', end: '09:00', by: { kind: 'short-day', name: 'Педсовет' } }, '08:30–09:00 по звонкам «Короткие». Сегодня короткий день: Педсовет.', '08:30–09:00 by the bells “Короткие”. Today is a short day: Педсовет.'],
  [{ kind: 'code-age', createdAt: '2025-09-01T09:00:00+03:00', renewedAt: '2026-11-02T09:00:00+03:00' }, 'Добавлена 1 сентября 2025 г., проверена 2 ноября.', 'Added on 1 September 2025, checked on 2 November.'],
  [{ kind: 'notice', from: '2026-11-22T05:00:00Z', until: '2026-11-23T09:00:00Z' }, 'Его повесили в панели школы. Висит с 22 ноября, 08:00 до 12:00.', 'Put up in the school’s panel. It stays from 22 November, 08:00 until 12:00.'],
  [{ kind: 'no-lessons', weekday: 1, why: { kind: 'holiday', name: 'Зимние каникулы', until: '2027-01-11' } }, 'Зимние каникулы. Школа снова работает с 11 января.', 'Зимние каникулы. School is open again from 11 January.'],
  [{ kind: 'next-lessons', next: { date: '2026-11-24', start: '08:30' } }, 'Следующий урок здесь: завтра в 08:30.', 'Next lesson here: tomorrow at 08:30.'],
  [{ kind: 'scene', rule: 'push', source: 'Анна', untilMs: nowMs }, 'Это показал сотрудник школы. Кто: Анна. До 09:00.', 'Someone on the school’s staff is showing this. By: Анна. Until 09:00.'],
])('%o is said in words', (reason, ru, en) => expect(said(reason)).toEqual([ru, en]))

test.each([
  ['after school', undefined, { date: '2026-11-24', start: '08:30' }, 'На сегодня уроки закончились', ['Следующий урок здесь: завтра в 08:30']],
  ['a day without lessons here', { kind: 'free' }, { date: '2026-11-26', start: '09:25' }, 'Сегодня в этом кабинете уроков нет', ['В других кабинетах занимаются.', 'Следующий урок здесь: в четверг в 09:25']],
  ['holidays', { kind: 'holiday', name: 'Зимние каникулы', until: '2027-01-11' }, { date: '2027-01-12', start: '08:30' }, 'Зимние каникулы', ['Школа снова работает с 11 января.', 'Следующий урок здесь: 12 января в 08:30']],
  ['no timetable', { kind: 'no-timetable' }, undefined, 'Расписания пока нет', ['Оно появится, как только его загрузят в панели.']],
] as const)('%s: the largest words, and the rest', (_when, noLessons, next, title, lines) => {
  expect(freeDayWords(noLessons, next, '2026-11-23', boardRu, 'ru')).toEqual({ title, lines })
})
