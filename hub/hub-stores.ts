import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { HubStart } from '#shared/contract/hub-process'
import type { RefusalRow } from '#shared/contract/panel'
import type { Lifetime } from '#shared/lifetime'
import { hubEn } from '#shared/text/hub/en'
import { hubRu } from '#shared/text/hub/ru'
import { CatalogueSegments } from './displays/catalogue-segments'
import { HallDesk } from './displays/hall-desk'
import { DesiredStore } from './displays/desired-store'
import { DisplayMemory } from './displays/display-memory'
import { RefusalLog } from './displays/refusal-log'
import { DisplayRegistry } from './displays/registry'
import { Frames } from './http/frames'
import { isLoopbackAddress } from './http/origin'
import { beginSchool, openImportKey, readInviteHosts } from './hub-files'
import { LessonDesk } from './lessons/lesson-desk'
import { openLibrary, type Library } from './library/library'
import type { ReportDamage } from './open-log'
import { OutboxLog } from './outbox/outbox-log'
import { AuditLog } from './panel/audit-log'
import { People } from './people/people'
import { Sessions } from './people/sessions'
import { ProblemLog } from './problem-log'
import { PersonalDocuments } from './shelves/personal-documents'
import { Doors } from './shelves/doors'
import { ShelfImport } from './shelves/shelf-import'
import { ShelfStore } from './shelves/shelf-store'
import { ReportStore } from './reports/report-store'
import { BellPresses } from './school/bell-presses'
import { CoursePlans } from './school/courses/course-plans'
import { ImportColumns } from './school/import/import-columns'
import { ImportFiles } from './school/import/import-files'
import { forgetSurfaces } from './rules/forget-surfaces'
import { RuleBook } from './rules/rule-book'
import { readRuleFiles } from './rules/rule-files'
import { UsageStore } from './usage/usage-store'
import { SchoolStore } from './school/school-store'
import { TimetableDesk } from './school/timetable-desk'
import { TimetableHistory } from './school/timetable-history'
import { hashSecret } from './trust/secrets'
import { openSigner } from './trust/signer'
import { openTlsIdentity } from './trust/tls-identity'

export type HubStores = Awaited<ReturnType<typeof openStores>>

/** Opens everything that the hub keeps on disk, oldest owner first; a first start fills school and library. */
export async function openStores(start: HubStart, lifetime: Lifetime, now: () => number, announceRefusal: (row: RefusalRow) => void, reportsChanged: (open: number) => void, shelvesChanged: () => void, usageChanged: () => void) {
  const at = (...names: string[]) => join(start.data, ...names)
  const problems = lifetime.own(new ProblemLog(at('problems.log')))
  const reportProblem = problems.report
  const report: ReportDamage = problem => {
    reportProblem(problem)
    refusals?.add(`damaged file ${problem.file}`, `set aside, recovered: ${problem.recovered}`)
  }
  let refusals: RefusalLog | undefined = undefined
  refusals = lifetime.own(await RefusalLog.open(at('refusals.log'), { now, announce: announceRefusal, report, reportProblem }))
  const refused = (what: string, reason: string, displayId?: string) => refusals.add(what, reason, displayId)
  const reported = { now, report, reportProblem }
  const text = start.language === 'ru' ? hubRu : hubEn
  const random = (count: number) => randomBytes(count)

  const tls = isLoopbackAddress(start.host) ? undefined : await openTlsIdentity(at('trust'), report)
  const signer = await openSigner(at('trust'), report)
  const hosts = await readInviteHosts(start.resources)
  const school = await SchoolStore.open(at('school'), { hosts, now, random, report })
  const bellPresses = await BellPresses.open(at('bell-presses.json'), { now }, report)
  const rules = await RuleBook.open(at('school'), { ...(await readRuleFiles(start.resources)), now, report })
  const segments = await CatalogueSegments.open(at('catalogue.json'), report)
  const shelves: ShelfStore = lifetime.own(await ShelfStore.open(at('shelves'), { now, library: () => library, changed: shelvesChanged, report: reportProblem }))
  const library: Library = lifetime.own(await openLibrary(at('library'), { now, report: reportProblem, keeps: sha256 => segments.names(sha256) || shelves.keeps(sha256) }))
  const shelfImport = lifetime.own(await ShelfImport.open(at('library', 'incoming-shelves'), { now, shelves, report: reportProblem, keepFiles: files => library.keepFiles(files), freeBytes: () => library.freeBytes() }))
  await beginSchool(start, school, library, hosts, text, `school-${random(4).toString('hex')}`)
  const lessons = await LessonDesk.open(at('lesson-drafts'), { library, now, makeId: () => `lesson-${randomUUID()}`, report: reportProblem })
  const registry = await DisplayRegistry.open(at('displays.json'), report)
  const memory = lifetime.own(await DisplayMemory.open(at('displays.log'), reported))
  const reports: ReportStore = lifetime.own(await ReportStore.open(at('reports.log'), { ...reported, changed: () => reportsChanged(reports.groups('open').total) }))
  const audit = lifetime.own(await AuditLog.open(at('audit.log'), reported))
  const usage = lifetime.own(await UsageStore.open(at('usage.log'), {
    ...reported,
    surfaceOf: displayId => rules.surfaceOf(displayId),
    acted: (displayId, { what, className, detail }) => audit.record(`display ${registry.find(displayId)?.name ?? displayId}`, what, [className, detail].filter(Boolean).join(', ')),
    changed: usageChanged,
  }))
  if (registry.all().length > 0) await forgetSurfaces({ rules, usage, registry }) // without any, displays.json may have been lost
  return {
    audit, rules, usage,
    text, now, random, refused, reportProblem, tls, signer, school, library, segments, bellPresses, lessons, registry, memory, refusals,
    timetable: new TimetableDesk({ school, now, random, history: await TimetableHistory.open(at('school', 'timetable-history')), isRoomInUse: roomId => [...registry.all()].some(display => display.roomId === roomId) }),
    reports, shelves, shelfImport,
    courses: await CoursePlans.open(at('school/courses'), report),
    importColumns: await ImportColumns.open(at('school/import-columns.json'), report),
    importFiles: new ImportFiles(now, random),
    personal: new PersonalDocuments(shelves),
    doors: new Doors(now),
    people: await People.open(at('people.json'), reported),
    sessions: await Sessions.open(at('sessions.json'), reported),
    halls: await HallDesk.open(at('birthdays.json'), report),
    desired: new DesiredStore(at('desired'), report),
    outboxLog: await OutboxLog.open(at('outbox.log'), report),
    frames: new Frames(at('frames'), now),
    importKeyHash: hashSecret(await openImportKey(start.data)),
  }
}
