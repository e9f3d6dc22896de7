import type { SceneView } from '#shared/contract/scene-view'
import { isPersonalId } from '#shared/domain/personal-id'
import type { ReportedThing, ReportPlace } from '#shared/domain/material-report'

/** What was on the glass when somebody touched the button; it stays so while the sheet is open. */
export interface ReportedPlace {
  readonly thing: ReportedThing
  readonly place: ReportPlace | undefined
}

/** Whether the picture is a material, or part of a lesson. */
export const isReportable = (scene: SceneView): boolean => reportedPlace(scene, undefined) !== undefined

/** The material, lesson and stage of a picture; without a player's own word the page or second that the lesson names. */
export function reportedPlace(scene: SceneView, place: ReportPlace | undefined): ReportedPlace | undefined {
  if (scene.kind !== 'face') return undefined
  const { face, lesson } = scene
  const materialId = face.kind === 'material' ? face.material.id : undefined
  if ((materialId === undefined && !lesson) || (materialId !== undefined && isPersonalId(materialId))) return undefined
  return { thing: { materialId, lessonId: lesson?.id, stage: lesson?.stage }, place: place ?? namedPlace(face) }
}

function namedPlace(face: Extract<SceneView, { kind: 'face' }>['face']): ReportPlace | undefined {
  if (face.kind !== 'material') return undefined
  if (face.page !== undefined) return { kind: 'page', page: face.page }
  return face.startS === undefined ? undefined : { kind: 'time', positionS: face.startS }
}
