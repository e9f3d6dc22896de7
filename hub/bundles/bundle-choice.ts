import type { BundleScope } from '#shared/contract/bundle-export'
import { materialsOf, type Lesson } from '#shared/domain/lesson'
import { everyMaterialOf } from '#shared/domain/lesson-materials'
import type { Material } from '#shared/domain/material'
import type { Timetable } from '#shared/domain/timetable/schema'
import { plannedMaterials, type BoardLibrary } from '../displays/display-library'

export interface ChoiceNeeds {
  /** What boards may know. */
  readonly boards: BoardLibrary
  readonly materials: readonly Material[]
  readonly lessons: readonly Lesson[]
  readonly timetable: Timetable | undefined
  /** Materials that people keep on the displays of a room. */
  keptIn(roomId: string): readonly string[]
}

export interface BundleChoice {
  readonly materials: readonly Material[]
  /** With all their faces; none in a bundle for boards alone: a stick may be lost. */
  readonly lessons: readonly Lesson[]
}

/** What goes into a bundle, each once. */
export function chooseForBundle(scope: BundleScope, needs: ChoiceNeeds): BundleChoice {
  if (scope.kind === 'room') return { materials: materialsOfRoom(scope.roomId, needs), lessons: [] }
  const isWanted = scope.kind === 'library' ? () => true : ({ subject, grades }: { subject: string; grades: readonly number[] }) =>
    (scope.subject === undefined || subject === scope.subject) && (scope.grade === undefined || grades.length === 0 || grades.includes(scope.grade))
  const lessons = needs.lessons.filter(({ subject, grade }) => isWanted({ subject, grades: [grade] }))
  const shown = new Set(lessons.flatMap(everyMaterialOf))
  return { lessons, materials: needs.materials.filter(material => shown.has(material.id) || isWanted(material)) }
}

/** What the room's lessons in the timetable show; without any, what every display is to have; and what people keep there. */
function materialsOfRoom(roomId: string, { boards, timetable, keptIn }: ChoiceNeeds): Material[] {
  const { lessons = [], changes = [] } = timetable ?? {}
  const movedHere = new Set(changes.flatMap(change => (change.roomId === roomId ? (change.plannedId ?? []) : [])))
  const added = changes.flatMap(change => (change.added && (change.roomId ?? change.added.roomId) === roomId ? [change.added] : []))
  const held = [...lessons.filter(planned => planned.roomId === roomId || movedHere.has(planned.id)), ...added]
  const planned = held.flatMap(({ lessonId, materialIds = [] }) => {
    const lesson = lessonId === undefined ? undefined : boards.lessons.get(lessonId)
    return [...(lesson ? materialsOf(lesson) : []), ...materialIds]
  })
  const ids = new Set([...(planned.length > 0 ? planned : plannedMaterials(boards)), ...keptIn(roomId)])
  return [...ids].flatMap(id => boards.materials.get(id) ?? [])
}
