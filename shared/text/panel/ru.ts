import { bundleRu } from './ru/bundle'
import { displaysRu } from './ru/displays'
import { bellsRu } from './ru/bells'
import { downloadRu } from './ru/download'
import { enrolmentRu } from './ru/enrolment'
import { inviteCareRu } from './ru/invite-care'
import { journalRu } from './ru/journal'
import { lessonsRu } from './ru/lessons'
import { libraryRu } from './ru/library'
import { metadataRu } from './ru/metadata'
import { pushRu } from './ru/push'
import { shelvesRu } from './ru/shelves'
import { reportsRu } from './ru/reports'
import { readinessRu } from './ru/readiness'
import { invitesRu, noticesRu } from './ru/school-life'
import { screenTimeRu } from './ru/screen-time'
import { shellRu } from './ru/shell'
import { sourcesRu } from './ru/sources'
import { tasksRu } from './ru/tasks'
import { hallRu } from './ru/hall'
import { schoolEventsRu } from './ru/school-events'
import { timetableRu } from './ru/timetable'
import { timetableImportRu } from './ru/timetable-import'
import { zonesRu } from './ru/zones'

/** Every word of the panel, Russian. Other languages have the same shape. */
export const panelRu = {
  ...shellRu, screens: displaysRu, enrolment: enrolmentRu, push: pushRu, lessons: lessonsRu, tasks: tasksRu, library: libraryRu, invites: invitesRu, notices: noticesRu, journal: journalRu,
  readiness: readinessRu,
  bundle: bundleRu,
  timetableImport: timetableImportRu,
  care: inviteCareRu,
  screenTime: screenTimeRu,
  reports: reportsRu,
  shelves: shelvesRu,
  bells: bellsRu,
  download: downloadRu,
  metadata: metadataRu,
  sources: sourcesRu,
  timetable: timetableRu,
  zones: zonesRu,
  schoolEvents: schoolEventsRu,
  hall: hallRu,
}
export type PanelWords = typeof panelRu
