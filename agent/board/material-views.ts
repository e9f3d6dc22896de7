import type { InviteView } from '#shared/contract/invite-desk'
import type { LessonCard } from '#shared/contract/library-cards'
import type { MaterialCard, MaterialView } from '#shared/contract/material-view'
import type { Invite } from '#shared/domain/invite'
import { materialsOf, type BoardLesson } from '#shared/domain/lesson'
import { entryOf, isPackage, type Material } from '#shared/domain/material'
import { playerFolder } from '#shared/domain/player-folder'
import type { MaterialsPort } from '../library/materials-port'

/** A material as the window draws it; it has an address only when every file of it is whole on disk. */
export function materialViewOf(material: Material, materials: MaterialsPort, addressOf: (materialId: string, path: string) => string, isLeftOut: (sha256: string) => boolean = () => false): MaterialView {
  const { id, title, type, entry, media } = material
  const presence = materials.presenceOf(id)
  const isReady = presence.kind === 'ready'
  const { mediaType, bytes } = entryOf(material)
  return {
    id, title, type, mediaType, bytes, presence,
    address: isReady ? addressOf(id, isPackage(type) ? `${playerFolder}/player.html` : entry) : '',
    folder: isReady ? addressOf(id, '') : '',
    widthPx: media.widthPx,
    heightPx: media.heightPx,
    loudnessLufs: media.loudnessLufs,
    pictures: type === 'series' ? picturesOf(material, isLeftOut) : [],
    subtitles: isReady ? (media.subtitles ?? []).filter(({ path }) => hasFile(material, path)).map(({ path, language }) => ({ address: addressOf(id, path), language })) : [],
  }
}

/** The pictures of a series in the order of its manifest; what lies beside them (originals, notes) is not shown. */
function picturesOf({ manifest, media }: Material, isLeftOut: (sha256: string) => boolean): string[] {
  return manifest.filter(({ path, mediaType, sha256 }) => mediaType.startsWith('image/') && path !== media.original && !isLeftOut(sha256)).map(({ path }) => path)
}

const hasFile = ({ manifest }: Material, path: string): boolean => manifest.some(entry => entry.path === path)

export function materialCardOf({ id, title, type, subject, grades, summary, genre, exams }: Material, materials: MaterialsPort): MaterialCard {
  return { id, title, type, subject, grades, summary, genre, exams, presence: materials.presenceOf(id) }
}

export function lessonCardOf(lesson: BoardLesson, materials: MaterialsPort): LessonCard {
  const { id, title, subject, grade, stages } = lesson
  const needed = materialsOf(lesson)
  const ready = needed.filter(materialId => materials.presenceOf(materialId).kind === 'ready').length
  const minutes = stages.reduce((sum, stage) => sum + stage.minutes, 0)
  return { id, title, subject, grade, minutes, stages: stages.length, readiness: { ready, total: needed.length } }
}

/** The address that people can type: without its scheme where a browser finds it by itself. */
export function inviteViewOf(invite: Invite, inviteBase: string | undefined): InviteView {
  return { ...invite, shortAddress: inviteBase && `${inviteBase.replace(/^https?:\/\/(?=[^/:]+\/)/, '')}${invite.shortName}` }
}
