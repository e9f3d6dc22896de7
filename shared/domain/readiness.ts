import { sizeBytes, type Material } from './material'
import { materialsNeeded, type NeededLesson } from './needed-soon'

/** Why a wanted material is not ready. `held`: a pause, or the time for downloads, keeps it waiting. `unknown`: the display's catalogue does not have it yet. */
export type Missing = {
  readonly materialId: string
  readonly title: string
  readonly reason: 'unknown' | 'waiting' | 'held' | 'downloading' | 'damaged' | 'no-space' | 'source-unreachable' | 'refused'
  readonly doneBytes: number
  readonly totalBytes: number
}

/** "6 of 7 ready": counts only what is whole and verified on the display's own disk. */
export interface Readiness {
  readonly ready: number
  readonly total: number
  readonly missing: readonly Missing[]
}

/** Sums what a display wants against what its store measured. `has` answers for a file's verified presence; `stateOf` for the rest. */
export function readinessOf(
  wanted: readonly string[],
  catalogue: { get(materialId: string): Material | undefined },
  has: (sha256: string) => boolean,
  stateOf: (materialId: string) => { reason: Exclude<Missing['reason'], 'unknown'>; doneBytes: number },
): Readiness {
  const missing: Missing[] = []
  for (const materialId of new Set(wanted)) {
    const material = catalogue.get(materialId)
    if (!material) {
      missing.push({ materialId, title: materialId, reason: 'unknown', doneBytes: 0, totalBytes: 0 })
      continue
    }
    if (material.manifest.every(({ sha256 }) => has(sha256))) continue
    missing.push({ materialId, title: material.title, totalBytes: sizeBytes(material), ...stateOf(materialId) })
  }
  const total = new Set(wanted).size
  return { ready: total - missing.length, total, missing }
}

/** A lesson that is held soon, and how much of what it needs is there. */
export type LessonReadiness = NeededLesson & { readonly readiness: Readiness }

/** "Room 204: 6 of 7 ready": the materials of the room's lessons of today and its next day, and each lesson's own. */
export interface RoomReadiness {
  readonly all: Readiness
  readonly lessons: readonly LessonReadiness[]
}

/** Sums the room's lessons; `readinessOf` answers for any set of materials. */
export function roomReadinessOf(lessons: readonly NeededLesson[], readinessOf: (materialIds: readonly string[]) => Readiness): RoomReadiness {
  return { all: readinessOf(materialsNeeded(lessons)), lessons: lessons.map(lesson => ({ ...lesson, readiness: readinessOf(lesson.materialIds) })) }
}
