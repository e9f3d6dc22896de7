import { naturally } from '#shared/domain/natural-order'
import { dayOfClass } from '#shared/domain/timetable/day'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import type { ChangeCandidate, Timetable } from '#shared/domain/timetable/schema'

/** All lessons of a date, each once, by time and class: what the list of changes shows. */
export function schoolDayRows(timetable: Timetable, date: string): DayLesson[] {
  const once = new Map(timetable.classes.flatMap(({ id }) => dayOfClass(timetable, id, date)).map(lesson => [lesson.plannedId, lesson]))
  // A class that joins another lesson today stands in that lesson's row; its own row says where it went. One that was put where no bell rings is shown as planned, so that it can be mended.
  const away = timetable.changes.filter(change => change.date === date && change.plannedId !== undefined && !once.has(change.plannedId))
  const plain = { ...timetable, changes: [] }
  const planned = away.flatMap(({ plannedId }) => {
    const lesson = timetable.lessons.find(({ id }) => id === plannedId)
    const alone = lesson && dayOfClass(plain, lesson.classIds[0] ?? '', date).find(one => one.plannedId === plannedId)
    const change = away.find(one => one.plannedId === plannedId)
    return alone && change ? [{ ...alone, change: { kind: change.mergedInto === undefined ? ('retimed' as const) : ('merged' as const), id: change.id, madeAt: change.madeAt, source: change.source } }] : []
  })
  return [...once.values(), ...planned].sort((a, b) => a.startMinute - b.startMinute || naturally(a.className, b.className) || naturally(a.plannedId, b.plannedId))
}

/** A change as the form holds it; '' stands for "as planned". */
export interface ChangeForm {
  what: 'replaced' | 'cancelled' | 'merged'
  subject: string
  subjectName: string
  teacher: string
  roomId: string
  period: string
  start: string
  end: string
  mergedInto: string
  note: string
}

export function changeFormOf(timetable: Timetable, lesson: DayLesson, date: string): ChangeForm {
  const change = timetable.changes.find(one => one.date === date && one.plannedId === lesson.plannedId)
  return {
    what: change?.cancelled ? 'cancelled' : change?.mergedInto ? 'merged' : 'replaced',
    subject: change?.subject ?? '', subjectName: change?.subjectName ?? '', teacher: change?.teacher ?? '', roomId: change?.roomId ?? '', period: change?.period?.toString() ?? '', start: change?.start ?? '', end: change?.end ?? '', mergedInto: change?.mergedInto ?? '', note: change?.note ?? '',
  }
}

/** What is saved of a form: only what differs from the plan. */
export function changeOf(form: ChangeForm, plannedId: string, date: string): ChangeCandidate {
  const head = { date, plannedId, ...(form.note.trim() ? { note: form.note.trim() } : {}) }
  if (form.what === 'cancelled') return { ...head, cancelled: true }
  if (form.what === 'merged') return { ...head, mergedInto: form.mergedInto }
  return {
    ...head,
    ...(form.subject ? { subject: form.subject as NonNullable<ChangeCandidate['subject']> } : {}),
    ...(form.subjectName.trim() ? { subjectName: form.subjectName.trim() } : {}),
    ...(form.teacher.trim() ? { teacher: form.teacher.trim() } : {}),
    ...(form.roomId ? { roomId: form.roomId } : {}),
    ...(form.period ? { period: Number(form.period) } : {}),
    ...(form.start && form.end ? { start: form.start, end: form.end } : {}),
  }
}

/** Lessons that a class may join: held at the same time, without it. */
export const joinable = (rows: readonly DayLesson[], lesson: DayLesson): DayLesson[] =>
  rows.filter(other => other.plannedId !== lesson.plannedId && other.change?.kind !== 'cancelled' && other.change?.kind !== 'merged' && other.startMinute < lesson.endMinute && lesson.startMinute < other.endMinute && other.change?.kind !== 'added')
