import { entryOf } from '#shared/domain/material'
import type { DesiredState } from '../desired/desired-state'
import type { MaterialsPort } from '../library/materials-port'
import type { ViewSources } from '../scene/scene-view'
import type { FailedFiles } from './failed-files'
import { inviteViewOf, materialViewOf } from './material-views'

interface Needs {
  readonly desired: DesiredState
  readonly materials: MaterialsPort
  readonly failedFiles: FailedFiles
  addressOf(materialId: string, path: string): string
  /** What lies on a stick. */
  onStick: ViewSources['materialView']
}

/** Hash of the file that a material opens with; undefined for one that the display does not know. */
export function sha256In({ library }: DesiredState, materialId: string): string | undefined {
  const material = library.materials.get(materialId)
  return material && entryOf(material).sha256
}

/** What the scene is drawn from: the library, sticks, invites, and what never opened here. */
export function sceneSources({ desired, materials, failedFiles, addressOf, onStick }: Needs): ViewSources {
  return {
    index: () => desired.library,
    materialView: id => {
      const material = desired.library.materials.get(id)
      return material ? materialViewOf(material, materials, addressOf, sha256 => failedFiles.isLeftOut(sha256)) : onStick(id)
    },
    inviteView: id => {
      const invite = desired.documents.invites.find(one => one.id === id)
      return invite && inviteViewOf(invite, desired.set.inviteBase)
    },
    isLeftOut: id => failedFiles.isLeftOut(sha256In(desired, id)),
  }
}
