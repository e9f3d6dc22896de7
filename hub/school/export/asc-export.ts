import type { PlannedLesson, Timetable } from '#shared/domain/timetable/schema'
import { displayedSubject, type ExportLanguage } from './lesson-table'

const escaped = (value: string): string => value.replaceAll(/\p{Cc}+/gu, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const element = (name: string, attributes: Record<string, string | number>): string => `    <${name} ${Object.entries(attributes).map(([key, value]) => `${key}="${escaped(String(value))}"`).join(' ')}/>`
const mask = (places: readonly number[], length: number): string => Array.from({ length }, (_unused, index) => (places.includes(index + 1) ? '1' : '0')).join('')

/** The timetable as aSc Timetables reads it. Dates of single lessons, bell sets beside the first, calendar and changes have no place there. */
export function ascXmlOf(timetable: Timetable, language: ExportLanguage): string {
  const { buildings, bellSets, classes, rooms, lessons, rotation } = timetable
  const weeks = rotation?.names ?? ['1']
  const subjects = numbered(lessons.map(lesson => displayedSubject(lesson, language)))
  const teachers = numbered(lessons.flatMap(({ teacher, coTeachers = [] }) => [...(teacher ? [teacher] : []), ...coTeachers]))
  const groups = numbered(lessons.flatMap(groupKeys))
  const wholeClass = (id: string): string => `${id}-0`
  const weekDays = Math.max(5, ...lessons.map(({ weekday }) => weekday))
  const list = (name: string, rows: readonly string[]): string => `  <${name}>\n${rows.join('\n')}\n  </${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<timetable importtype="database" options="idprefix:doska,daynumbering1" displayname="Doska">',
    list('periods', (bellSets[0]?.bells ?? []).map(({ number, start, end }) => element('period', { name: number, short: number, period: number, starttime: start, endtime: end }))),
    list('weeksdefs', weeks.map((name, index) => element('weeksdef', { id: `W${index + 1}`, name, short: name, weeks: mask([index + 1], weeks.length) }))),
    list('subjects', [...subjects].map(([name, id]) => element('subject', { id: `S${id}`, name, short: name }))),
    list('teachers', [...teachers].map(([name, id]) => element('teacher', { id: `T${id}`, name, short: name }))),
    list('buildings', buildings.map(({ id, name }) => element('building', { id, name }))),
    list('classrooms', rooms.map(({ id, name, buildingId = '' }) => element('classroom', { id, name, short: name, buildingid: buildingId }))),
    list('classes', classes.map(({ id, name, grade }) => element('class', { id, name, short: name, grade }))),
    list('groups', [
      ...classes.map(({ id }) => element('group', { id: wholeClass(id), name: '*', classid: id, entireclass: 1, divisiontag: 0 })),
      ...[...groups].map(([key, id]) => {
        const [classId, division, name] = JSON.parse(key) as [string, string, string]
        return element('group', { id: `G${id}`, name, classid: classId, entireclass: 0, divisiontag: division })
      }),
    ]),
    list('lessons', lessons.map(lesson => element('lesson', {
      id: lesson.id, subjectid: `S${subjects.get(displayedSubject(lesson, language))}`, classids: lesson.classIds.join(','), teacherids: [...(lesson.teacher ? [lesson.teacher] : []), ...(lesson.coTeachers ?? [])].map(name => `T${teachers.get(name)}`).join(','),
      groupids: lesson.group ? groupKeys(lesson).map(key => `G${groups.get(key)}`).join(',') : lesson.classIds.map(wholeClass).join(','), classroomids: lesson.roomId ?? '', periodspercard: lesson.span ?? 1,
    }))),
    list('cards', lessons.map(({ id, period, weekday, weeks: own, roomId = '' }) => element('card', { lessonid: id, period, days: mask([weekday], weekDays), weeks: own ? mask(own, weeks.length) : '1'.repeat(weeks.length), classroomids: roomId }))),
    '</timetable>\n',
  ].join('\n')
}

/** A group belongs to one class, so a joint lesson has one in each. */
const groupKeys = ({ classIds, group }: PlannedLesson): string[] => (group ? classIds.map(id => JSON.stringify([id, group.division ?? '', group.name])) : [])
const numbered = (names: readonly string[]): Map<string, number> => new Map([...new Set(names)].map((name, index) => [name, index + 1]))
