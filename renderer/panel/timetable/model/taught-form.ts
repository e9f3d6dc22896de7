import type { LessonCandidate } from '#shared/domain/timetable/schema'

type Taught = Pick<LessonCandidate, 'classIds' | 'group' | 'subject' | 'subjectName' | 'teacher' | 'roomId' | 'period' | 'span' | 'topic'>

/** What is taught, to whom, by whom and where, as a form holds it; '' stands for "not given". */
export interface TaughtForm {
  classIds: string[]
  group: string
  division: string
  subject: Taught['subject']
  subjectName: string
  teacher: string
  roomId: string
  period: number
  span: number
  topic: string
}

export const taughtFormOf = (lesson: Taught | undefined, period: number): TaughtForm => ({
  classIds: [...(lesson?.classIds ?? [])], group: lesson?.group?.name ?? '', division: lesson?.group?.division ?? '', subject: lesson?.subject ?? 'other', subjectName: lesson?.subjectName ?? '',
  teacher: lesson?.teacher ?? '', roomId: lesson?.roomId ?? '', period, span: lesson?.span ?? 1, topic: lesson?.topic ?? '',
})

/** What is saved of the form: only what was given. What the form does not show is kept from `before`. */
export function taughtOf<T extends Taught>({ classIds, group, division, subject, subjectName, teacher, roomId, period, span, topic }: TaughtForm, before: T | undefined): Omit<T, keyof Taught> & Taught {
  const { classIds: _classes, group: _group, subject: _subject, subjectName: _name, teacher: _teacher, roomId: _room, period: _period, span: _span, topic: _topic, ...kept } = before ?? ({} as T)
  return {
    ...kept, classIds: [...classIds], subject, period,
    ...(group.trim() ? { group: { name: group.trim(), ...(division.trim() ? { division: division.trim() } : {}) } } : {}),
    ...(subjectName.trim() ? { subjectName: subjectName.trim() } : {}),
    ...(teacher.trim() ? { teacher: teacher.trim() } : {}),
    ...(roomId ? { roomId } : {}),
    ...(span > 1 ? { span } : {}),
    ...(topic.trim() ? { topic: topic.trim() } : {}),
  }
}
