import type { PackageSession } from '#shared/contract/board'
import type { PackageResult } from '#shared/contract/package-messages'
import { localTime } from '#shared/domain/local-time'
import { momentAt } from '#shared/domain/school-moment'
import { dayOf } from '#shared/domain/timetable/day'
import type { Documents } from '../desired/documents'
import type { LibraryIndex } from '../library/library-index'
import type { PackageShelf } from './package-shelf'

interface Needs {
  readonly shelf: PackageShelf
  library(): LibraryIndex
  documents(): Documents
  roomId(): string | undefined
  /** The lesson on the screen. */
  lessonId(): string | undefined
  now(): number
  /** A package stopped answering: whoever hosts the window ends its process. */
  endPackage(materialId: string): void
  report(problem: unknown): void
}

/** What the window asks about packages: begin for the class that sits here now, keep, and end one that froze. */
export function packageSessions(needs: Needs) {
  return {
    openPackage: async (materialId: string): Promise<PackageSession | undefined> => {
      const material = needs.library().materials.get(materialId)
      if (!material) return undefined
      const className = classOf(needs) ?? ''
      const { session, record } = await needs.shelf.begin({ materialId, className, lessonId: needs.lessonId() ?? '' })
      return {
        session, className,
        type: material.type,
        entry: material.entry,
        scorm: material.media?.scorm,
        files: material.manifest.length,
        data: record?.data,
        result: record?.result,
      }
    },
    keepPackage: (session: number, news: { data?: string | undefined; result?: PackageResult | undefined }): Promise<boolean> => needs.shelf.keep(session, news),
    packageFroze: (materialId: string): void => {
      needs.report({ kind: 'package-froze', materialId })
      needs.endPackage(materialId)
    },
  }
}

/** The class that this room's timetable has now; in a break nobody's. */
function classOf({ documents, roomId, now }: Needs): string | undefined {
  const { timetable } = documents()
  const room = roomId()
  if (!timetable || !room) return undefined
  const { date, minute } = localTime(now(), timetable.timeZone)
  const moment = momentAt(dayOf(timetable, room, date), minute)
  return moment.kind === 'lesson' ? moment.lesson.className : undefined
}
