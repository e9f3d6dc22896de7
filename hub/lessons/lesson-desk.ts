import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { LessonConflict, LessonFault, LessonRequests, LessonRow, OpenLesson } from '#shared/contract/lesson-desk'
import type { Role } from '#shared/contract/panel'
import { idSchema, instantSchema } from '#shared/domain/ids'
import type { Lesson } from '#shared/domain/lesson'
import { draftOfLesson, lessonDraftSchema, lessonOfDraft, plannedMinutes, type LessonDraft } from '#shared/domain/lesson-draft'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { stableJson } from '../displays/stable-json'
import type { LibraryPort } from '../library/library-port'
import { RecordFolder } from '../library/record-folder'

/** What is kept beside a lesson: whose it is, and the draft while it differs from what is published. */
const recordSchema = z.object({ id: idSchema, owner: z.string(), changedBy: z.string(), changedAt: instantSchema, draft: lessonDraftSchema.optional() })
type DeskRecord = z.infer<typeof recordSchema>

interface Needs {
  readonly library: Pick<LibraryPort, 'lessons' | 'lessonOf' | 'materialOf' | 'saveLesson' | 'removeLesson'>
  now(): number
  makeId(): string
  report(problem: unknown): void
}

/** Who works on a lesson. */
export interface Author {
  readonly user: string
  readonly role: Role
}

/** Owns the drafts of lessons (`<data>/lesson-drafts`). Boards only ever know what was published; people edit one state after the other, by its rev. */
export class LessonDesk {
  readonly #records: RecordFolder<DeskRecord>
  readonly #needs: Needs
  readonly #removed = new Map<string, { lesson: Lesson | undefined; record: DeskRecord | undefined }>()
  readonly #listeners = new Set<() => void>()
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(records: RecordFolder<DeskRecord>, needs: Needs) {
    this.#records = records
    this.#needs = needs
  }

  static async open(folder: string, needs: Needs): Promise<LessonDesk> {
    return new LessonDesk(await RecordFolder.open(folder, parseRecord, needs.report), needs)
  }

  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  /** Published lessons, and the drafts that this person may edit. */
  rows(author: Author): LessonRow[] {
    const ids = new Set([...this.#needs.library.lessons().map(({ id }) => id), ...this.#records.all().map(({ id }) => id)])
    return [...ids].flatMap(id => {
      const mayEdit = this.#mayEdit(id, author)
      const lesson = this.#needs.library.lessonOf(id)
      const record = this.#records.get(id)
      const shown = (mayEdit ? record?.draft : undefined) ?? (lesson && draftOfLesson(lesson))
      if (!shown) return []
      const { title, subject, grade, stages } = shown
      return {
        id, title, subject, grade, minutes: plannedMinutes(shown), stages: stages.length, owner: record?.owner || undefined, mayEdit,
        isPublished: lesson !== undefined, hasChanges: mayEdit && this.#hasChanges(id), changedAt: record?.changedAt, changedBy: record?.changedBy,
      }
    })
  }

  read(id: string, author: Author): Result<OpenLesson, LessonFault> {
    const draft = this.#draftOf(id)
    if (!draft) return failure({ kind: 'unknown' })
    if (!this.#mayEdit(id, author)) return failure({ kind: 'not-yours' })
    return success({ rev: revOf(draft), draft, isPublished: this.#needs.library.lessonOf(id) !== undefined, hasChanges: this.#hasChanges(id) })
  }

  create(begin: LessonDraft, author: Author): Promise<{ id: string; rev: string }> {
    return this.#inTurn(async () => {
      const draft = { ...begin, id: this.#needs.makeId() }
      await this.#keep(draft, author, author.user)
      return { id: draft.id, rev: revOf(draft) }
    })
  }

  /** Saves what was made of the state `ifRev`. */
  save(id: string, ifRev: string, next: LessonDraft, author: Author): Promise<Result<{ rev: string }, LessonFault | LessonConflict>> {
    return this.#edit(id, author, async current => {
      if (revOf(current) !== ifRev) return failure(this.#conflict(id))
      const draft = { ...next, id }
      if (revOf(draft) !== ifRev) await this.#keep(draft, author)
      return success({ rev: revOf(draft) })
    })
  }

  /** The title alone, in the draft and on boards: it harms no running lesson. */
  rename(id: string, title: string, author: Author): Promise<ReturnType<LessonRequests['renameLesson']>> {
    return this.#edit(id, author, async current => {
      const lesson = this.#needs.library.lessonOf(id)
      if (lesson) await this.#needs.library.saveLesson({ ...lesson, title })
      await this.#keep({ ...current, title }, author)
      return success(null)
    })
  }

  /** A copy for this person; of the published lesson where the draft is not theirs to see. */
  duplicate(id: string, title: string, author: Author): Promise<ReturnType<LessonRequests['duplicateLesson']>> {
    return this.#inTurn(async () => {
      const lesson = this.#needs.library.lessonOf(id)
      const original = this.#mayEdit(id, author) ? this.#draftOf(id) : lesson && draftOfLesson(lesson)
      if (!original) return failure({ kind: 'unknown' })
      const draft = { ...original, id: this.#needs.makeId(), title }
      await this.#keep(draft, author, author.user)
      return success({ id: draft.id })
    })
  }

  remove(id: string, author: Author): Promise<ReturnType<LessonRequests['removeLesson']>> {
    return this.#edit(id, author, async () => {
      this.#removed.set(id, { lesson: this.#needs.library.lessonOf(id), record: this.#records.get(id) })
      await this.#records.remove(id)
      await this.#needs.library.removeLesson(id)
      this.#changed()
      return success(null)
    })
  }

  restore(id: string, author: Author): Promise<ReturnType<LessonRequests['restoreLesson']>> {
    return this.#inTurn(async () => {
      const removed = this.#removed.get(id)
      if (!removed || this.#draftOf(id)) return failure({ kind: 'unknown' })
      if (author.role !== 'technician' && removed.record?.owner !== author.user) return failure({ kind: 'not-yours' })
      if (removed.lesson) await this.#needs.library.saveLesson(removed.lesson)
      if (removed.record) await this.#records.save(removed.record)
      this.#removed.delete(id)
      this.#changed()
      return success(null)
    })
  }

  publish(id: string, ifRev: string, author: Author): Promise<ReturnType<LessonRequests['publishLesson']>> {
    return this.#edit(id, author, async (current): Promise<ReturnType<LessonRequests['publishLesson']>> => {
      if (revOf(current) !== ifRev) return failure(this.#conflict(id))
      const lesson = lessonOfDraft(current, materialId => this.#needs.library.materialOf(materialId) !== undefined)
      if (!lesson.ok) return failure({ kind: 'incomplete', problems: lesson.fault })
      await this.#needs.library.saveLesson(lesson.value)
      const draft = draftOfLesson(lesson.value)
      await this.#keep(draft, author)
      return success({ rev: revOf(draft) })
    })
  }

  /** Work on one lesson by who may; one piece of work after the other. */
  #edit<T, F>(id: string, author: Author, work: (current: LessonDraft) => Promise<Result<T, F>>): Promise<Result<T, F | LessonFault>> {
    return this.#inTurn(async () => {
      const current = this.#draftOf(id)
      if (!current) return failure({ kind: 'unknown' })
      return this.#mayEdit(id, author) ? work(current) : failure({ kind: 'not-yours' })
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    return done
  }

  #draftOf(id: string): LessonDraft | undefined {
    const lesson = this.#needs.library.lessonOf(id)
    return this.#records.get(id)?.draft ?? (lesson && draftOfLesson(lesson))
  }

  /** A power cut between publishing and forgetting the draft must not look like work under way. */
  #hasChanges(id: string): boolean {
    const draft = this.#records.get(id)?.draft
    const lesson = this.#needs.library.lessonOf(id)
    return draft !== undefined && (!lesson || revOf(draftOfLesson(lesson)) !== revOf(draft))
  }

  #mayEdit(id: string, { user, role }: Author): boolean {
    return role === 'technician' || this.#records.get(id)?.owner === user
  }

  #conflict(id: string): LessonConflict {
    const record = this.#records.get(id)
    return { kind: 'changed', by: record?.changedBy ?? '', at: record?.changedAt ?? new Date(this.#needs.now()).toISOString() }
  }

  /** Keeps the draft where it says something else than what is published. */
  async #keep(draft: LessonDraft, { user }: Author, owner = this.#records.get(draft.id)?.owner ?? ''): Promise<void> {
    const lesson = this.#needs.library.lessonOf(draft.id)
    const isPublished = lesson !== undefined && revOf(draftOfLesson(lesson)) === revOf(draft)
    await this.#records.save({ id: draft.id, owner, changedBy: user, changedAt: new Date(this.#needs.now()).toISOString(), ...(isPublished ? {} : { draft }) })
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** Names a state of a draft by its content, so that a lesson that changed by an import counts as changed too. */
const revOf = (draft: LessonDraft): string => createHash('sha256').update(stableJson(draft)).digest('hex').slice(0, 16)

function parseRecord(candidate: unknown): Result<DeskRecord, unknown> {
  const parsed = recordSchema.safeParse(candidate)
  return parsed.success ? success(parsed.data) : failure(parsed.error.issues)
}
