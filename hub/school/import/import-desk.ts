import { createHash } from 'node:crypto'
import type { ImportOptions, TimetableImportFault, TimetablePreview } from '#shared/contract/timetable-import'
import { localTime } from '#shared/domain/local-time'
import { bellSetOf } from '#shared/domain/timetable/bells'
import type { Timetable } from '#shared/domain/timetable/schema'
import { failure, success, type Result } from '#shared/result'
import type { CoursePlan, CoursePlans } from '../courses/course-plans'
import type { ImportColumns } from './import-columns'
import { importCourses, type CourseImport, type CourseLibrary } from './import-courses'
import type { ImportFiles } from './import-files'
import { planImport, type ImportPlan } from './import-plan'
import type { ReadFile, TableChoice } from './read-file'
import type { ReadTimetableFile } from './reading-thread'
import { differencesOf, isNothing } from './timetable-differences'

interface Needs {
  /** Apart from the hub's own thread. */
  readonly read: ReadTimetableFile
  readonly files: ImportFiles
  readonly columns: ImportColumns
  readonly courses: CoursePlans
  readonly library: CourseLibrary
  readonly timetable: {
    current(): Timetable
    /** One write. */
    replace(next: Timetable, user: string): Promise<Result<unknown, { readonly kind: string }>>
    undo(): Promise<Result<unknown, unknown>>
  }
  now(): number
  /** Term plans became others: displays are to learn it. */
  coursesChanged(): void
}

type Prepared =
  | { readonly kind: 'timetable'; readonly file: Exclude<ReadFile, { kind: 'course-plan' }>; readonly plan: ImportPlan }
  | { readonly kind: 'courses'; readonly file: Extract<ReadFile, { kind: 'course-plan' }>; readonly courses: CourseImport }

/** From a sent file to the stored timetable: what a preview shows is exactly what applying does, and nothing is stored before that. */
export class ImportDesk {
  readonly #needs: Needs
  /** How to take the last applied file back. */
  #undo: (() => Promise<boolean>) | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  async preview(fileId: string, options: ImportOptions, user: string): Promise<Result<TimetablePreview, TimetableImportFault>> {
    const prepared = await this.#prepare(fileId, options, user)
    return prepared.ok ? success(previewOf(prepared.value, this.#needs.timetable.current(), this.#basis())) : prepared
  }

  async apply(fileId: string, options: ImportOptions, basis: string, user: string): Promise<Result<null, TimetableImportFault>> {
    const prepared = await this.#prepare(fileId, options, user)
    if (!prepared.ok) return prepared
    if (basis !== this.#basis()) return failure({ kind: 'changed-meanwhile' })
    const done = prepared.value.kind === 'courses' ? await this.#applyCourses(prepared.value.courses.plans) : await this.#applyTimetable(prepared.value.plan.next, user)
    if (!done.ok) return done
    await this.#keepColumns(prepared.value.file, options)
    this.#needs.files.drop(fileId)
    return done
  }

  async undo(): Promise<Result<null, { kind: 'nothing-to-undo' }>> {
    const undo = this.#undo
    this.#undo = undefined
    return undo && (await undo()) ? success(null) : failure({ kind: 'nothing-to-undo' })
  }

  async #applyTimetable(next: Timetable, user: string): Promise<Result<null, TimetableImportFault>> {
    const { timetable } = this.#needs
    if (isNothing(differencesOf(timetable.current(), next))) return failure({ kind: 'nothing-to-do' })
    const replaced = await timetable.replace(next, user)
    if (!replaced.ok) return failure({ kind: 'too-much', detail: replaced.fault.kind })
    const applied = timetable.current()
    this.#undo = async () => {
      if (timetable.current() !== applied) return false // somebody went on from there
      return (await timetable.undo()).ok
    }
    return success(null)
  }

  async #applyCourses(plans: readonly CoursePlan[]): Promise<Result<null, TimetableImportFault>> {
    if (plans.length === 0) return failure({ kind: 'nothing-to-do' })
    const before = await this.#needs.courses.put(plans)
    this.#undo = async () => {
      await this.#needs.courses.restore(before)
      this.#needs.coursesChanged()
      return true
    }
    this.#needs.coursesChanged()
    return success(null)
  }

  async #prepare(fileId: string, options: ImportOptions, user: string): Promise<Result<Prepared, TimetableImportFault>> {
    const { read: readFile, files, timetable, columns, courses, library, now } = this.#needs
    const kept = files.find(fileId, user)
    if (!kept) return failure({ kind: 'unknown' })
    const current = timetable.current()
    const today = localTime(now(), current.timeZone).date
    const context = { timeZone: current.timeZone, today, bells: bellSetOf(current, today, 1, { grade: undefined, shift: 1, buildingId: undefined })?.bells ?? [] }
    let read = await readFile(kept.bytes, context, options)
    if (!read.ok) return read
    const saved = options.columns === undefined ? savedColumns(read.value, columns) : undefined
    if (saved) read = await readFile(kept.bytes, context, saved)
    if (!read.ok) return read
    const file = read.value
    if (file.kind === 'course-plan') return success({ kind: 'courses', file, courses: importCourses(file.course, current, library, options, course => courses.find(course), today) })
    const { draft } = file.kind === 'table' ? file.table : file
    return success({ kind: 'timetable', file, plan: planImport(draft, current, options, { today, at: new Date(now()).toISOString() }) })
  }

  async #keepColumns(file: ReadFile, { columns }: ImportOptions): Promise<void> {
    if (columns === undefined) return
    if (file.kind === 'table') await this.#needs.columns.save('table', file.table.headings, columns)
    else if (file.kind === 'course-plan') await this.#needs.columns.save('course-plan', file.course.headings, columns)
  }

  #basis(): string {
    const { timetable, courses } = this.#needs
    return createHash('sha256').update(JSON.stringify([timetable.current(), courses.all().map(({ classId, subject, lessons }) => [classId, subject, lessons.length])])).digest('hex')
  }
}

function savedColumns(file: ReadFile, columns: ImportColumns): TableChoice | undefined {
  if (file.kind !== 'table' && file.kind !== 'course-plan') return undefined
  const found = columns.of(file.kind, file.kind === 'table' ? file.table.headings : file.course.headings)
  return found && { as: file.kind, columns: found }
}

function previewOf(prepared: Prepared, current: Timetable, basis: string): TimetablePreview {
  if (prepared.kind === 'courses') {
    const { course } = prepared.file
    const { previews, warnings } = prepared.courses
    return {
      kind: 'course-plan', basis, scope: 'classes', table: { headings: course.headings, samples: course.samples, columns: course.columns, missing: course.missing, isGrid: false },
      counts: { classes: 0, rooms: 0, teachers: 0, lessons: previews.reduce((sum, { lessons }) => sum + lessons, 0), days: 0 }, classes: [], rooms: [], subjects: [], days: [], differences: undefined, courses: previews, warnings,
    }
  }
  const { file, plan } = prepared
  const table = file.kind === 'table' ? file.table : undefined
  const { draft } = file.kind === 'table' ? file.table : file
  return {
    kind: file.kind, basis, scope: plan.scope, table: table && { headings: table.headings, samples: table.samples, columns: table.columns, missing: table.missing, isGrid: table.layout === 'grid' },
    counts: { classes: draft.classes.length, rooms: draft.rooms.length, teachers: new Set(draft.lessons.flatMap(({ teachers }) => teachers)).size, lessons: draft.lessons.length, days: draft.days.length },
    ...plan.names.mappings, days: plan.days, differences: differencesOf(current, plan.next), courses: [], warnings: plan.warnings,
  }
}
