import { emptyDraft, type FaceName, type LessonDraft } from '#shared/domain/lesson-draft'
import { cutTitle } from '#shared/domain/lesson-import/cut-title'
import type { ImportNote } from '#shared/domain/lesson-import/mesh-lesson'
import { compareNaturally } from '#shared/domain/lesson-import/natural-order'
import type { PageRange } from '#shared/domain/lesson-import/page-ranges'
import { evenMinutes, stagesOfFiles, stagesOfPages } from '#shared/domain/lesson-import/shown-stages'
import { uploadPlansOf, type PickedFile, type UploadPlan } from '../../model/upload-plan'

/** What a person chose to make a lesson of; nothing of it is saved yet. */
export type ImportSource =
  | { readonly kind: 'mesh'; readonly draft: LessonDraft; readonly notes: readonly ImportNote[] }
  | { readonly kind: 'folder'; readonly title: string; readonly plans: readonly UploadPlan[] }
  | { readonly kind: 'pdf'; readonly title: string; readonly pages: number; readonly from: { readonly plan: UploadPlan } | { readonly materialId: string } }

/** One line of the preview: a stage and what its faces will show. */
export interface ImportRow {
  readonly title: string
  readonly minutes: number
  readonly faces: Partial<Record<FaceName, { readonly words: string; readonly isMissing: boolean }>>
}

/** A name without its extension. */
export const plainTitle = (name: string): string => cutTitle(name.replace(/(?<=.)\.[\p{L}\d]{1,8}$/u, ''))

/** The files of a picked folder as stages: each file one, each interactive (a folder with index.html) one, in the order people count. */
export function folderSource(picked: readonly PickedFile[]): Extract<ImportSource, { kind: 'folder' }> {
  const pathOf = new Map(picked.map(({ path, file }) => [file, path]))
  /** Where the file, or the folder of the interactive, lies in what was picked. */
  const placeOf = ({ kind, files: [first] }: UploadPlan): string => {
    const path = pathOf.get(first!.file)!
    return kind === 'file' ? path : path.slice(0, -first!.path.length - 1)
  }
  const top = picked[0]?.path.includes('/') ? picked[0].path.slice(0, picked[0].path.indexOf('/')) : ''
  return { kind: 'folder', title: cutTitle(top), plans: uploadPlansOf(picked).sort((a, b) => compareNaturally(placeOf(a), placeOf(b))) }
}

/** What becomes of the source, before anything is saved. `titleOfMaterial` and `titleOfPages` give the words. */
export function previewRows(source: ImportSource, ranges: readonly PageRange[], titleOfMaterial: (id: string) => string, titleOfPages: (range: PageRange) => string): ImportRow[] {
  if (source.kind === 'folder') return source.plans.slice(0, 100).map((plan, _i, { length }) => ({ title: plainTitle(plan.name), minutes: evenMinutes(length), faces: { board: { words: plan.name, isMissing: false } } }))
  if (source.kind === 'pdf') return ranges.map(range => ({ title: titleOfPages(range), minutes: evenMinutes(ranges.length), faces: { board: { words: titleOfPages(range), isMissing: false } } }))
  return source.draft.stages.map(({ title, minutes, faces }) => {
    const shown = Object.entries(faces).flatMap(([name, face]): [string, { words: string; isMissing: boolean }][] => {
      if (!face || face.kind === 'exercise') return []
      return [[name, { words: face.kind === 'text' ? face.heading : face.kind === 'missing' ? face.title : titleOfMaterial(face.materialId), isMissing: face.kind === 'missing' }]]
    })
    return { title, minutes, faces: Object.fromEntries(shown) }
  })
}

/** Files that must be in the library before the lesson can name them. */
export const plansOf = (source: ImportSource): readonly UploadPlan[] => (source.kind === 'folder' ? source.plans.slice(0, 100) : source.kind === 'pdf' && 'plan' in source.from ? [source.from.plan] : [])

/** The draft that is saved; `materialIds` are those of `plansOf`, undefined where the library refused. */
export function draftOf(source: ImportSource, title: string, ranges: readonly PageRange[], materialIds: readonly (string | undefined)[], titleOfPages: (range: PageRange) => string): LessonDraft | undefined {
  if (source.kind === 'mesh') return { ...source.draft, title }
  if (source.kind === 'folder') return emptyDraft('new', { title, stages: stagesOfFiles(plansOf(source).map(({ name }, i) => ({ title: plainTitle(name), materialId: materialIds[i] }))) })
  const materialId = 'materialId' in source.from ? source.from.materialId : materialIds[0]
  return materialId === undefined ? undefined : emptyDraft('new', { title, stages: stagesOfPages(materialId, ranges, titleOfPages) })
}
