import type { Task } from '../domain/exercise/task'
import type { Subject } from '../domain/subject'
import type { InviteView } from './invite-desk'
import type { MaterialView } from './material-view'

/** The board face of a stage, ready to draw. */
export type FaceView =
  | { readonly kind: 'text'; readonly heading: string; readonly paragraphs: readonly string[] }
  | { readonly kind: 'material'; readonly material: MaterialView; readonly page: number | undefined; readonly startS: number | undefined }
  /** `id` names the exercise on this display: the lesson and its stage. */
  | { readonly kind: 'exercise'; readonly id: string; readonly tasks: readonly Task[]; readonly media: readonly MaterialView[] }

/** `key` names the picture: equal keys are the same picture, and `reportShown` answers with it. */
export type SceneView = { readonly key: string } & (
  | { readonly kind: 'idle' }
  | { readonly kind: 'emergency'; readonly text: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'invite'; readonly invite: InviteView }
  | { readonly kind: 'face'; readonly face: FaceView; /** Drawn covered, so that the change has no gap. */ readonly next: FaceView | undefined; readonly lesson: LessonProgress | undefined }
)

export interface LessonProgress {
  readonly id: string
  readonly title: string
  readonly subject: Subject
  /** `isLeftOut`: its file failed so often that going on passes it over. */
  readonly stages: readonly { readonly id: string; readonly title: string; readonly minutes: number; readonly isLeftOut: boolean }[]
  readonly stage: number
  /** Epoch ms. */
  readonly stageSinceMs: number
}
