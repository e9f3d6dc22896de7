import { defineAsyncComponent, type Component } from 'vue'
import type { FaceView } from '#shared/contract/scene-view'
import type { MaterialType } from '#shared/domain/material'

/** Who shows which material: one line a type, each a chunk of its own (player.ts says what a player is given). */
const loaders: Record<MaterialType, () => Promise<{ default: Component }>> = {
  video: () => import('./VideoPlayer.vue'),
  image: () => import('./ImagePlayer.vue'),
  series: () => import('./SeriesPlayer.vue'),
  pdf: () => import('./PdfPlayer.vue'),
  audio: () => import('./AudioPlayer.vue'),
  html: () => import('./PackagePlayer.vue'),
  epub: () => import('./EpubPlayer.vue'),
  article: () => import('./ArticlePlayer.vue'),
  h5p: () => import('./PackagePlayer.vue'),
  scorm: () => import('./PackagePlayer.vue'),
  link: () => import('./LinkPlayer.vue'),
}

const players = Object.fromEntries(Object.entries(loaders).map(([type, loader]) => [type, defineAsyncComponent(loader)])) as Record<MaterialType, Component>

/** Carries formulas along: only a lesson that has an exercise loads it. */
const exercisePlayer = defineAsyncComponent(() => import('../exercise/ExercisePlayer.vue'))

/** A component and what it is given besides `isFront`, `isWanted`, `turn` and `showsControls`. */
export interface Play {
  readonly player: Component
  readonly title: string
  readonly props: Readonly<Record<string, unknown>>
}

/** The player of a face; undefined for what is words alone, or is not on this display. */
export function playOf(face: FaceView): Play | undefined {
  switch (face.kind) {
    case 'text':
      return undefined
    case 'exercise':
      return { player: exercisePlayer, title: face.tasks[0]!.prompt, props: { face } }
    case 'material': {
      const { material, page, startS } = face
      return material.presence.kind === 'ready' ? { player: players[material.type], title: material.title, props: { material, page, startS } } : undefined
    }
  }
}

/** Brings the chunks that nearly every lesson needs, so that the first of them opens as quickly as the second. */
export function warmPlayers(): void {
  for (const type of ['image', 'video', 'pdf', 'html'] as const) void loaders[type]().catch(() => undefined) // told when it is needed
}
