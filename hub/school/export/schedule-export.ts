import type { Timetable, PlannedLesson, Change } from '#shared/domain/timetable/schema'
import { bellSetOf } from '#shared/domain/timetable/bells'
import { addDays, isWithinDates, minuteOf, mondayOf } from '#shared/domain/timetable/dates'
import { daysBetween } from '#shared/domain/timetable-import/recurrence'
import { instantOf } from '#shared/domain/timetable/wall-clock'
import { displayedSubject, type ExportLanguage } from './lesson-table'

interface School {
  readonly id: string
  readonly name: string
}

/** The weeks of one turn of the rotation from this one on, as the federal `Schedule`: each lesson dated, replaced subjects with what was planned (`insteadOf`). It has no place for teachers and groups. */
export function scheduleOf(school: School, timetable: Timetable, language: ExportLanguage, today: string): object {
  const first = mondayOf(today)
  const weeks = timetable.rotation?.names.length ?? 1
  const changes = new Map(timetable.changes.flatMap((change): [string, Change][] => (change.plannedId === undefined ? [] : [[`${change.date} ${change.plannedId}`, change]])))
  const roomName = (id: string | undefined) => timetable.rooms.find(one => one.id === id)?.name ?? null
  const dated = (lesson: PlannedLesson, classId: string) => Array.from({ length: weeks }, (_unused, index) => addDays(first, 7 * index + lesson.weekday - 1)).flatMap(date => {
    const change = changes.get(`${date} ${lesson.id}`)
    if (!isWithinDates(date, lesson) || (lesson.weeks && !lesson.weeks.includes(weekOf(timetable, date))) || change?.cancelled) return []
    const replaced = change?.subject === undefined ? undefined : { subject: change.subject, ...(change.subjectName === undefined ? {} : { subjectName: change.subjectName }) }
    return timesOf(timetable, classId, lesson, date).map(({ period, start, end }) => ({
      id: `${lesson.id}-${date}-${period}`, subject: displayedSubject(replaced ?? lesson, language), ...(replaced ? { insteadOf: displayedSubject(lesson, language) } : {}), ...(lesson.topic ? { topic: lesson.topic } : {}),
      period: { start: isoOf(date, start, timetable.timeZone), end: isoOf(date, end, timetable.timeZone) }, classroom: roomName(change?.roomId ?? lesson.roomId),
    }))
  })
  return {
    resourceType: 'Schedule',
    school: [{
      ...school, period: { start: first, end: addDays(first, 7 * weeks - 1) },
      class: timetable.classes.map(({ id, name, grade }) => ({ class: name, grade, lesson: timetable.lessons.filter(({ classIds }) => classIds.includes(id)).flatMap(lesson => dated(lesson, id)).sort((a, b) => a.period.start.localeCompare(b.period.start)) })),
    }],
  }
}

/** The week of the rotation, counted from 1. */
function weekOf({ rotation }: Timetable, date: string): number {
  if (!rotation) return 1
  const count = rotation.names.length
  return (((daysBetween(rotation.anchor, mondayOf(date)) / 7) % count) + count) % count + 1
}

function timesOf(timetable: Timetable, classId: string, { period, span = 1, weekday }: PlannedLesson, date: string): { period: number; start: string; end: string }[] {
  const one = timetable.classes.find(({ id }) => id === classId)
  const bells = bellSetOf(timetable, date, weekday, { grade: one?.grade, shift: one?.shift ?? 1, buildingId: one?.buildingId })?.bells ?? []
  return bells.flatMap(({ number, start, end }) => (number >= period && number < period + span ? [{ period: number, start, end }] : []))
}

/** ISO 8601 with the zone's offset on that date. */
function isoOf(date: string, time: string, zone: string): string {
  const offset = Math.round((Date.parse(`${date}T${time}:00Z`) - instantOf(date, minuteOf(time), zone)) / 60_000)
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map(part => String(part).padStart(2, '0'))
  return `${date}T${time}:00${offset < 0 ? '-' : '+'}${hours}:${minutes}`
}
