import type { Handlers } from '#shared/contract/carrier'
import type { TimetableRequests } from '#shared/contract/timetable-requests'
import type { TimetableDesk } from './timetable-desk'

/** Answers the panel about the timetable. */
export function timetableHandlers(desk: TimetableDesk, person: () => { readonly user: string }): Handlers<TimetableRequests> {
  return {
    readTimetable: () => desk.readSettled(),
    savePlannedLesson: candidate => desk.saveLesson(candidate, person().user),
    removePlannedLesson: lessonId => desk.removeLesson(lessonId, person().user),
    saveChange: candidate => desk.saveChange(candidate, person().user),
    removeChange: changeId => desk.removeChange(changeId, person().user),
    saveBells: bells => desk.saveBells(bells, person().user),
    saveCalendar: calendar => desk.saveCalendar(calendar, person().user),
    savePlace: candidate => desk.savePlace(candidate, person().user),
    removePlace: (of, id) => desk.removePlace(of, id, person().user),
    undoTimetable: () => desk.undo(),
  }
}
