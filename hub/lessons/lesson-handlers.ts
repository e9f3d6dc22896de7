import type { Handlers } from '#shared/contract/carrier'
import type { LessonRequests } from '#shared/contract/lesson-desk'
import type { Author, LessonDesk } from './lesson-desk'

/** Answers the panel's requests about lessons for the person on the other end. */
export const lessonHandlers = (desk: LessonDesk, person: () => Author): Handlers<LessonRequests> => ({
  listLessons: () => desk.rows(person()),
  openLesson: lessonId => desk.read(lessonId, person()),
  renameLesson: (lessonId, title) => desk.rename(lessonId, title, person()),
  duplicateLesson: (lessonId, title) => desk.duplicate(lessonId, title, person()),
  removeLesson: lessonId => desk.remove(lessonId, person()),
  restoreLesson: lessonId => desk.restore(lessonId, person()),
  publishLesson: (lessonId, ifRev) => desk.publish(lessonId, ifRev, person()),
})
