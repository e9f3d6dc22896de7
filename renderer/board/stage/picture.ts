import type { FaceView, SceneView } from '#shared/contract/scene-view'
import type { InviteView } from '#shared/contract/invite-desk'

/** One thing that fills the glass. */
export type Picture =
  | { readonly kind: 'idle' }
  | { readonly kind: 'emergency'; readonly text: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'invite'; readonly invite: InviteView }
  | { readonly kind: 'face'; readonly face: FaceView }

/** The picture of a scene, without what belongs around it (lesson progress, what comes next). */
export function pictureOf(scene: SceneView): Picture {
  switch (scene.kind) {
    case 'idle':
      return { kind: 'idle' }
    case 'face':
      return { kind: 'face', face: scene.face }
    case 'invite':
      return { kind: 'invite', invite: scene.invite }
    default:
      return { kind: scene.kind, text: scene.text }
  }
}

/** Equal for pictures that need not be loaded or drawn again. A material without an address is a different picture from the same one made ready. */
export function identityOf(picture: Picture): string {
  switch (picture.kind) {
    case 'idle':
      return 'idle'
    case 'invite':
      return JSON.stringify(['invite', picture.invite.id, picture.invite.url])
    case 'face': {
      const { face } = picture
      if (face.kind === 'text') return JSON.stringify(['text', face.heading, face.paragraphs])
      if (face.kind === 'exercise') return JSON.stringify(['exercise', face.id])
      return JSON.stringify(['material', face.material.id, face.material.address, face.page ?? 0, face.startS ?? 0])
    }
    default:
      return JSON.stringify([picture.kind, picture.text])
  }
}

/**
 * Frames that a ready picture must have been painted covered before it may come up. A film or a package paints in processes of its own; everything
 * else is drawn by this page in the very frame in which it comes up.
 */
export function framesBeforeRaise(picture: Picture): number {
  if (picture.kind !== 'face' || picture.face.kind !== 'material') return 0
  const { type } = picture.face.material
  return type === 'video' || type === 'html' ? 2 : 0
}
