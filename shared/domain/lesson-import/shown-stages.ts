import { mostStages, type DraftStage } from '../lesson-draft'
import { cutTitle } from './cut-title'
import type { PageRange } from './page-ranges'

/** Minutes for each of `count` stages, so that they fill a lesson of 45: whole, at least one. */
export const evenMinutes = (count: number): number => Math.max(1, Math.floor(45 / Math.max(1, count)))

/** One stage a material, in the given order: what a folder of files becomes. `materialId` undefined: not taken by the library. */
export function stagesOfFiles(files: readonly { readonly title: string; readonly materialId: string | undefined }[]): DraftStage[] {
  const kept = files.slice(0, mostStages)
  return kept.map(({ title, materialId }, i) => ({
    id: `s${i + 1}`,
    title: cutTitle(title),
    minutes: evenMinutes(kept.length),
    faces: { board: materialId === undefined ? { kind: 'missing', title: cutTitle(title), key: '' } : { kind: 'material', materialId } },
  }))
}

/** One stage a range of pages: each begins at its first page. */
export function stagesOfPages(materialId: string, ranges: readonly PageRange[], titleOf: (range: PageRange) => string): DraftStage[] {
  return ranges.slice(0, mostStages).map((range, i, kept) => ({
    id: `s${i + 1}`,
    title: cutTitle(titleOf(range)),
    minutes: evenMinutes(kept.length),
    faces: { board: { kind: 'material', materialId, page: range.from } },
  }))
}
