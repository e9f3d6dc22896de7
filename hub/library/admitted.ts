import type { ItemProblem } from '#shared/contract/library-sources'
import type { Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import type { LessonBundle } from './lesson-bundle/read-bundle'
import type { SchoolBundle } from './lesson-bundle/school-bundle'
import type { ReceivedFile } from './package-files'

/** What came in by one upload, all of it hashed and in temporary files of `folder`. */
export interface Arrival {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly folder: string
  readonly files: readonly ReceivedFile[]
}

/** What an arrival became; `files` hold all that its manifest names. */
export type Admitted = { readonly kind: 'material'; readonly material: Material; readonly files: readonly ReceivedFile[] } | { readonly kind: 'lesson'; readonly lesson: Lesson } | { readonly kind: 'bundle'; readonly bundle: LessonBundle } | { readonly kind: 'cartridge'; readonly cartridge: AdmittedCartridge } | { readonly kind: 'school-bundle'; readonly bundle: SchoolBundle }

/** A cartridge that a person brought: what becomes a material, what a link, and what neither. */
export interface AdmittedCartridge {
  readonly materials: readonly { readonly material: Material; readonly files: readonly ReceivedFile[] }[]
  readonly links: readonly { readonly key: string; readonly title: string; readonly address: string }[]
  readonly problems: readonly ItemProblem[]
}
