import { bundleEn } from './en/bundle'
import { displaysEn } from './en/displays'
import { bellsEn } from './en/bells'
import { downloadEn } from './en/download'
import { enrolmentEn } from './en/enrolment'
import { inviteCareEn } from './en/invite-care'
import { journalEn } from './en/journal'
import { lessonsEn } from './en/lessons'
import { libraryEn } from './en/library'
import { metadataEn } from './en/metadata'
import { pushEn } from './en/push'
import { shelvesEn } from './en/shelves'
import { reportsEn } from './en/reports'
import { readinessEn } from './en/readiness'
import { invitesEn, noticesEn } from './en/school-life'
import { screenTimeEn } from './en/screen-time'
import { shellEn } from './en/shell'
import { sourcesEn } from './en/sources'
import { tasksEn } from './en/tasks'
import { hallEn } from './en/hall'
import { schoolEventsEn } from './en/school-events'
import { timetableEn } from './en/timetable'
import { timetableImportEn } from './en/timetable-import'
import { zonesEn } from './en/zones'
import type { PanelWords } from './ru'

/** Every word of the panel, English. */
export const panelEn: PanelWords = {
  ...shellEn, screens: displaysEn, enrolment: enrolmentEn, push: pushEn, lessons: lessonsEn, tasks: tasksEn, library: libraryEn, invites: invitesEn, notices: noticesEn, journal: journalEn,
  readiness: readinessEn,
  bundle: bundleEn,
  timetableImport: timetableImportEn,
  care: inviteCareEn,
  screenTime: screenTimeEn,
  reports: reportsEn,
  shelves: shelvesEn,
  bells: bellsEn,
  download: downloadEn,
  metadata: metadataEn,
  sources: sourcesEn,
  timetable: timetableEn,
  zones: zonesEn,
  schoolEvents: schoolEventsEn,
  hall: hallEn,
}
