import { renamedMaterials } from '#shared/domain/lesson-materials'
import type { Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import { isSameMaterial } from '../record-rules'
import type { LessonBundle } from './read-bundle'

/** What a bundle becomes in a library that may have parts of it: nothing is doubled, nothing of the school's is replaced. */
export interface SettledBundle {
  readonly lesson: Lesson
  /** Records to keep; where the library has the material, its own record. */
  readonly materials: LessonBundle['materials']
}

/** The same id with the same files, or the same title with the same files, is the material that is there; an id that stands for other files gives way to a new one. */
export function settleBundle({ lesson, materials }: LessonBundle, present: readonly Material[], makeId: () => string): SettledBundle {
  const idOf = new Map<string, string>()
  const settled = materials.map(({ material, files }) => {
    const holder = present.find(({ id }) => id === material.id)
    const here = holder && hasSameFiles(holder, material) ? holder : present.find(other => isSameMaterial(other, material))
    const kept = here ?? (holder ? { ...material, id: makeId() } : material)
    idOf.set(material.id, kept.id)
    return { material: kept, files }
  })
  return { lesson: renamedMaterials(lesson, id => idOf.get(id) ?? id), materials: settled }
}

const hasSameFiles = (a: Material, b: Material): boolean => isSameMaterial({ ...a, title: '' }, { ...b, title: '' })
