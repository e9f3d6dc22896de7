import type { DisplayRow, PushRequest } from '#shared/contract/panel'
import { isAlive } from '#shared/domain/presence'
import { boardLessonOf, materialsOf, type Lesson } from '#shared/domain/lesson'
import type { ShownThing } from '#shared/domain/scene'

/** Where a push goes: single displays and whole groups. */
export interface Targets {
  readonly displayIds: readonly string[]
  readonly groupIds: readonly string[]
}

/** The displays that a push would reach, once each. */
export function reachedBy({ displayIds, groupIds }: Targets, rows: readonly DisplayRow[]): DisplayRow[] {
  return rows.filter(row => displayIds.includes(row.id) || row.groupIds.some(id => groupIds.includes(id)))
}

/** What a person should know before sending: who is away, and where a teacher will be asked. */
export function warningsFor(reached: readonly DisplayRow[]): { away: number; leased: number } {
  const away = reached.filter(row => !isAlive(row.status?.state ?? ''))
  const leased = reached.filter(row => !away.includes(row) && row.reported?.lease === true)
  return { away: away.length, leased: leased.length }
}

/** What is being put together in the push dialog. */
export interface PushDraft {
  readonly kind: ShownThing['kind']
  readonly thingId: string | undefined
  /** Stage of a lesson, from 0. */
  readonly stage: number
  /** Page of a PDF, from 1. */
  readonly page: number | undefined
  readonly notice: string
  /** Undefined: until cleared. */
  readonly minutes: number | undefined
  readonly targets: Targets
  /** Bring it to the disks and show nothing. */
  readonly isLoadOnly: boolean
}

/** Ids of the materials that the draft would bring to the disks; empty while nothing is chosen or it needs no files. */
export function materialIdsOf({ kind, thingId }: PushDraft, lesson: Lesson | undefined): string[] {
  if (!thingId) return []
  if (kind === 'material') return [thingId]
  return kind === 'lesson' && lesson ? materialsOf(boardLessonOf(lesson)) : []
}

/** The request of a draft that says everything; undefined while something is missing. */
export function requestOf(draft: PushDraft): PushRequest | undefined {
  const thing = thingOf(draft)
  const { displayIds, groupIds } = draft.targets
  if (!thing || displayIds.length + groupIds.length === 0) return undefined
  return { displayIds: [...displayIds], groupIds: [...groupIds], thing, ...(draft.minutes === undefined ? {} : { minutes: draft.minutes }) }
}

function thingOf({ kind, thingId, stage, page, notice }: PushDraft): ShownThing | undefined {
  if (kind === 'notice') {
    const text = notice.trim()
    return text ? { kind, text } : undefined
  }
  if (!thingId) return undefined
  if (kind === 'lesson') return { kind, lessonId: thingId, ...(stage > 0 ? { stage } : {}) }
  if (kind === 'invite') return { kind, inviteId: thingId }
  return { kind, materialId: thingId, ...(page === undefined ? {} : { page }) }
}
