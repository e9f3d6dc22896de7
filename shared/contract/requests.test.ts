import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { requestArguments } from './board'
import { usualHall } from '../domain/hall/schema'
import { lessonRequests } from './lesson-desk'
import { panelArguments, teacherRequests } from './panel'
import { phoneArguments } from './phone'

const ulid = '01J00000000000000000000001'
const change = { name: ' Доска 204 ', roomId: 'r204', groupIds: [] }

const contracts: Record<string, Record<string, z.ZodType>> = { board: { ...requestArguments }, panel: { ...panelArguments }, phone: { ...phoneArguments } }
describe.each(Object.entries(contracts))('%s', (_name, schemas) => {
  test('arguments that are no list are refused, and nothing throws', () => {
    fc.assert(fc.property(fc.anything(), args => Object.values(schemas).every(schema => !schema.safeParse(args).success || Array.isArray(args))))
  })
  test('no request takes one argument more than it knows', () => {
    for (const schema of Object.values(schemas)) expect(schema.safeParse(Array.from({ length: 9 }, () => 'a')).success).toBe(false)
  })
})

test.each([
  ['openLesson', requestArguments.openLesson, ['l1', 0]],
  ['searchLibrary', requestArguments.searchLibrary, [{ words: 'дроби', subject: 'maths', grade: 5, type: 'lesson', topic: 'maths/fractions', sort: 'relevance', offset: 0, limit: 24 }]],
  ['shelveStickFiles', requestArguments.shelveStickFiles, ['stick-0123456789abcdef', ['stick-file-0123456789abcdef01234567'], 'private']],
  ['removeOwnFile', requestArguments.removeOwnFile, ['own-1']],
  ['restoreOwnFile', requestArguments.restoreOwnFile, ['own-1']],
  ['takeStickFiles', requestArguments.takeStickFiles, ['stick-0123456789abcdef', ['stick-file-0123456789abcdef01234567']]],
  ['planBundle', panelArguments.planBundle, [{ kind: 'choice', subject: 'physics', grade: 8 }]],
  ['answerOffer', requestArguments.answerOffer, [ulid, 'after']],
  ['reportMaterial', requestArguments.reportMaterial, [{ kind: 'wrong-text', words: 'опечатка', thing: { materialId: 'book', lessonId: 'l1', stage: 2 }, place: { kind: 'page', page: 7 } }]],
  ['handleReports', panelArguments.handleReports, [[ulid], true]],
  ['saveChange', panelArguments.saveChange, [{ date: '2026-11-23', plannedId: 'l1', roomId: 'r2', start: '10:00', end: '10:45', note: 'болеет' }]],
  ['savePlannedLesson', panelArguments.savePlannedLesson, [{ weekday: 1, period: 0, classIds: ['c8a', 'c8b'], subject: 'maths', span: 2, weeks: [1] }]],
  ['savePlace', panelArguments.savePlace, [{ of: 'class', name: '8 В', grade: 8, shift: 2 }]],
  ['removePlace', panelArguments.removePlace, ['room', 'r204']],
  ['previewTimetableFile', panelArguments.previewTimetableFile, ['0123456789abcdef0123456789abcdef', { as: 'table', columns: { weekday: 0, class: 2 }, scope: 'all', rooms: { 'каб. 204': '*' }, subjects: { Физ: 'physics' }, days: { ОГЭ: 'exam' } }]],
  ['setCorner', requestArguments.setCorner, [null]],
  ['startMeeting', requestArguments.startMeeting, [120]],
  ['reportViewed', requestArguments.reportViewed, ['lesson:l1:0:m1', 15]],
  ['answerHint', requestArguments.answerHint, ['eye-exercise']],
  ['readReasons', requestArguments.readReasons, [{ kind: 'lesson', plannedId: 'c8b-1-2' }]],
  ['saveMeeting', panelArguments.saveMeeting, [{ id: 'meeting-1', roomId: 'r204', classId: 'c8b', from: '2026-11-26T18:00:00+03:00', until: '2026-11-26T20:00:00+03:00' }]],
  ['readScreenTime', panelArguments.readScreenTime, ['2026-11-20', '2026-11-26']],
  ['changeSurface', panelArguments.changeSurface, ['d-1', 'board']],
  ['push', panelArguments.push, [{ displayIds: ['a'], groupIds: [], thing: { kind: 'lesson', lessonId: 'l1' }, minutes: 45 }]],
  ['act', panelArguments.act, [['a'], { name: 'audio.volume', level: 30 }]],
  ['saveHall', panelArguments.saveHall, [['d-1'], usualHall]],
  ['saveHall', panelArguments.saveHall, [['d-1'], null]],
  ['saveBirthdays', panelArguments.saveBirthdays, [[{ givenName: 'Анна Иванова', className: '5 А', month: 2, day: 30 }]]],
  ['reportHallItem', requestArguments.reportHallItem, ['film', 'cannot-play']],
  ['readInvite', phoneArguments.readInvite, ['8b-chat']],
])('%s takes what its screen sends', (_name, schema: z.ZodType, args) => expect(schema.safeParse(args).success).toBe(true))

test.each([
  ['a lesson id that is a path', requestArguments.openLesson, ['../l1', 0]],
  ['a file of a stick by its path', requestArguments.openStickFile, ['stick-0123456789abcdef', '../../etc/passwd']],
  ['a shelf for nothing', requestArguments.shelveStickFiles, ['stick-0123456789abcdef', [], 'private']],
  ['a shelf for whoever', requestArguments.shelveStickFiles, ['stick-0123456789abcdef', ['stick-file-1'], 'everybody']],
  ['a path for a file', requestArguments.removeOwnFile, ['../other']],
  ['taking nothing', requestArguments.takeStickFiles, ['stick-0123456789abcdef', []]],
  ['a bundle of a room that is a path', panelArguments.planBundle, [{ kind: 'room', roomId: '../x' }]],
  ['a stage before the first', requestArguments.goToStage, [-1]],
  ['a search longer than a search box', requestArguments.searchLibrary, [{ words: 'а'.repeat(101), sort: 'date', offset: 0, limit: 24 }]],
  ['an answer that is none of three', requestArguments.answerOffer, [ulid, 'maybe']],
  ['a timetable file by its path', panelArguments.applyTimetableFile, ['../../etc/passwd', {}, '']],
  ['a place of no kind', panelArguments.savePlace, [{ of: 'pupil', name: 'x' }]],
  ['a column of a field that is none', panelArguments.previewTimetableFile, ['0123456789abcdef0123456789abcdef', { columns: { pupil: 1 } }]],
  ['a report about nothing', requestArguments.reportMaterial, [{ kind: 'other', words: '', thing: {} }]],
  ['a report longer than two sentences', requestArguments.reportMaterial, [{ kind: 'other', words: 'а'.repeat(301), thing: { materialId: 'book' } }]],
  ['a meeting of a day and a night', requestArguments.startMeeting, [1440]],
  ['an hour that was seen at once', requestArguments.reportViewed, ['lesson:l1:0:m1', 3600]],
  ['the reason of a file', requestArguments.readReasons, [{ kind: 'notice', noticeId: '../notices.json' }]],
  ['the reason of nothing', requestArguments.readReasons, [{ kind: 'display' }]],
  ['an answer to a hint that would end the lesson', requestArguments.answerHint, ['end']],
  ['a meeting that ends before it begins', panelArguments.saveMeeting, [{ id: 'meeting-1', roomId: 'r204', from: '2026-11-26T20:00:00+03:00', until: '2026-11-26T18:00:00+03:00' }]],
  ['a display that is a phone', panelArguments.changeSurface, ['d-1', 'phone']],
  ['a volume of 101', requestArguments.reportAudio, [101, false]],
  ['a number of loudspeakers', requestArguments.reportSoundDevice, [2]],
  ['a change of nothing', panelArguments.saveChange, [{ date: '2026-11-23', cancelled: true }]],
  ['a change that begins and never ends', panelArguments.saveChange, [{ date: '2026-11-23', plannedId: 'l1', start: '10:00' }]],
  ['a lesson on the eighth day', panelArguments.savePlannedLesson, [{ weekday: 8, period: 1, classIds: [], subject: 'maths' }]],
  ['an action without a target', panelArguments.act, [[], { name: 'ping' }]],
  ['an action that is no action', panelArguments.act, [['a'], { name: 'device.reboot' }]],
  ['more displays than a school has', panelArguments.act, [Array.from({ length: 501 }, () => 'a'), { name: 'ping' }]],
  ['a push of an address', panelArguments.push, [{ displayIds: ['a'], groupIds: [], thing: { kind: 'url', url: 'https://x' } }]],
  ['a display without a name', panelArguments.changeDisplay, ['a', { ...change, name: '   ' }]],
  ['a night longer than fourteen hours', panelArguments.saveHall, [['d-1'], { ...usualHall, night: { from: '08:00', until: '07:00', brightness: 30 } }]],
  ['a hall screen of nowhere', panelArguments.saveHall, [[], usualHall]],
  ['an item of the playlist that is a path', requestArguments.reportHallItem, ['../film', 'cannot-play']],
  ['an invite name that is a path', phoneArguments.readInvite, ['../..']],
])('%s is refused', (_symptom, schema: z.ZodType, args) => expect(schema.safeParse(args).success).toBe(false))

test('a display name is kept without the spaces around it', () => {
  expect(panelArguments.changeDisplay.parse(['a', change])).toEqual(['a', { ...change, name: 'Доска 204' }])
})

test('a teacher changes neither displays nor people nor the library; whose a lesson is the hub judges one by one', () => {
  const changing = Object.keys(panelArguments).filter(name => /^(change|remove|restore|approve|refuse|save|act|apply|undo|preview|cancel|renew|revoke|setRoomBells|forget|listRefusals|listEnrolments)/.test(name))
  const lessons: readonly string[] = lessonRequests
  expect(changing.filter(name => (teacherRequests as readonly string[]).includes(name) && !lessons.includes(name))).toEqual(['changePassword'])
})
