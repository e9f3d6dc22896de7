import type { FaceView, SceneView } from '#shared/contract/scene-view'
import type { InviteView } from '#shared/contract/invite-desk'
import type { MaterialView } from '#shared/contract/material-view'
import { materialsOfFace, type BoardLesson, type Face } from '#shared/domain/lesson'
import type { Scene, ShownThing } from '#shared/domain/scene'
import type { LibraryIndex } from '../library/library-index'

export interface ViewSources {
  index(): LibraryIndex
  materialView(materialId: string): MaterialView | undefined
  inviteView(inviteId: string): InviteView | undefined
  /** Its file failed so often that sequences go without it. */
  isLeftOut(materialId: string): boolean
}

/** The picture and what to call it in reports. */
export interface DrawnScene {
  readonly view: SceneView
  readonly title: string
  readonly kind: string
}

type Thing = ShownThing | { readonly kind: 'lesson'; readonly lessonId: string; readonly stage: number; readonly stageSince: string }

const idle: DrawnScene = { view: { key: 'idle', kind: 'idle' }, title: '', kind: 'idle' }

/** What the window draws for a decided scene. A push's key carries its command, so that each push is acknowledged by a report of its own. */
export function drawScene(scene: Scene, sources: ViewSources): DrawnScene {
  if (scene.kind === 'emergency') {
    const { id, text } = scene.emergency
    return { view: { key: `emergency:${id}`, kind: 'emergency', text }, title: text.slice(0, 200), kind: 'emergency' }
  }
  if (scene.kind === 'push') return drawThing(scene.push.thing, `push:${scene.push.commandId}:`, Date.parse(scene.push.since), sources)
  if (scene.kind === 'planned') return drawThing({ kind: 'material', materialId: scene.item.materialId }, 'planned:', 0, sources)
  if (scene.kind === 'opened') return drawThing(scene.opened.thing, '', Date.parse(scene.opened.openedAt), sources)
  return idle
}

/** The command whose push a key belongs to. */
export function commandOfKey(key: string): string | undefined {
  return /^push:([^:]+):/.exec(key)?.[1]
}

function drawThing(thing: Thing, prefix: string, sinceMs: number, sources: ViewSources): DrawnScene {
  if (thing.kind === 'notice') return { view: { key: `${prefix}notice`, kind: 'notice', text: thing.text }, title: thing.text.slice(0, 200), kind: 'notice' }
  if (thing.kind === 'invite') {
    const invite = sources.inviteView(thing.inviteId)
    return invite ? { view: { key: `${prefix}invite:${thing.inviteId}`, kind: 'invite', invite }, title: invite.title, kind: 'invite' } : idle
  }
  if (thing.kind === 'lesson') return drawLesson(thing, prefix, sinceMs, sources)
  const face = materialFace(thing, sources)
  if (face?.kind !== 'material') return idle
  const key = `${prefix}material:${pictureOf(face, sources)}`
  return { view: { key, kind: 'face', face, next: undefined, lesson: undefined }, title: face.material.title, kind: 'material' }
}

function drawLesson(thing: Extract<Thing, { kind: 'lesson' }>, prefix: string, sinceMs: number, sources: ViewSources): DrawnScene {
  const lesson = sources.index().lessons.get(thing.lessonId)
  if (!lesson) return idle
  const stage = Math.min(thing.stage ?? 0, lesson.stages.length - 1)
  const face = faceViewOf(lesson, stage, sources) ?? { kind: 'text', heading: lesson.stages[stage]!.title, paragraphs: [] }
  const isLeftOut = (board: Face) => board.kind === 'material' && sources.isLeftOut(board.materialId)
  const after = lesson.stages.findIndex(({ board }, index) => index > stage && !isLeftOut(board))
  const next = faceViewOf(lesson, after, sources)
  const view: SceneView = {
    key: `${prefix}lesson:${lesson.id}:${stage}:${pictureOf(face, sources)}`,
    kind: 'face',
    face,
    next: next?.kind === 'material' && next.material.address === '' ? undefined : next,
    lesson: {
      id: lesson.id,
      title: lesson.title,
      subject: lesson.subject,
      stages: lesson.stages.map(one => ({ id: one.id, title: one.title, minutes: one.minutes, isLeftOut: isLeftOut(one.board) })),
      stage,
      stageSinceMs: 'stageSince' in thing ? Date.parse(thing.stageSince) : sinceMs,
    },
  }
  return { view, title: lesson.title, kind: 'lesson' }
}

function faceViewOf(lesson: BoardLesson, stage: number, sources: ViewSources): FaceView | undefined {
  const { board: face, id } = lesson.stages[stage] ?? {}
  if (!face || face.kind === 'text') return face
  if (face.kind === 'material') return materialFace(face, sources)
  const media = materialsOfFace(face).flatMap(materialId => sources.materialView(materialId) ?? [])
  return { kind: 'exercise', id: `${lesson.id}/${id}`, tasks: face.tasks, media }
}

function materialFace({ materialId, page, startS }: Omit<Extract<Face, { kind: 'material' }>, 'kind'>, sources: ViewSources): Extract<FaceView, { kind: 'material' }> | undefined {
  const material = sources.materialView(materialId)
  return material && { kind: 'material', material, page, startS }
}

/** Names the bytes and whether they are there: a material that becomes ready, or is replaced, is another picture. */
function pictureOf(face: FaceView, { index }: ViewSources): string {
  if (face.kind !== 'material') return face.kind
  const { id, address } = face.material
  const material = index().materials.get(id)
  const entry = material?.manifest.find(({ path }) => path === material.entry)
  const place = [face.page && `p${face.page}`, face.startS && `s${face.startS}`].filter(Boolean).join('-')
  return `${id}:${entry?.sha256.slice(0, 8) ?? ''}${place && `:${place}`}${address === '' ? ':absent' : ''}`
}
