import type { Handlers } from '#shared/contract/carrier'
import type { TimetableImportRequests } from '#shared/contract/timetable-import'
import type { ImportDesk } from './import-desk'

/** Answers the panel about files with timetables, as the signed-in person. */
export function timetableImportHandlers(desk: ImportDesk, person: () => { readonly user: string }): Handlers<TimetableImportRequests> {
  return {
    previewTimetableFile: (fileId, options) => desk.preview(fileId, options, person().user),
    applyTimetableFile: (fileId, options, basis) => desk.apply(fileId, options, basis, person().user),
    undoTimetableFile: () => desk.undo(),
  }
}
