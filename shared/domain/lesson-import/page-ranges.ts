import { failure, success, type Result } from '../../result'
import { mostStages } from '../lesson-draft'

/** Pages from 1, both ends included. */
export interface PageRange {
  readonly from: number
  readonly to: number
}

export type PageRangeFault =
  | { kind: 'nothing' }
  | { kind: 'not-a-range'; part: string }
  | { kind: 'backwards'; part: string }
  | { kind: 'beyond'; part: string; pages: number }
  | { kind: 'too-many'; limit: number }

/** Reads «1-3, 4, 5–9» for a document of `pages` pages; commas, semicolons and spaces part, any dash joins. */
export function parsePageRanges(typed: string, pages: number): Result<PageRange[], PageRangeFault> {
  const parts = typed.replaceAll(/\s*[-–—−]\s*/g, '-').split(/[\s,;]+/).filter(Boolean)
  if (parts.length === 0) return failure({ kind: 'nothing' })
  if (parts.length > mostStages) return failure({ kind: 'too-many', limit: mostStages })
  const ranges: PageRange[] = []
  for (const part of parts) {
    const [, first, last] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? []
    if (first === undefined) return failure({ kind: 'not-a-range', part })
    const range = { from: Number(first), to: Number(last ?? first) }
    if (range.to < range.from) return failure({ kind: 'backwards', part })
    if (range.from < 1 || range.to > pages) return failure({ kind: 'beyond', part, pages })
    ranges.push(range)
  }
  return success(ranges)
}

/** Every page a range of its own; a long document in equal runs, so that it stays a lesson. */
export function everyPage(pages: number): PageRange[] {
  const run = Math.max(1, Math.ceil(pages / mostStages))
  return Array.from({ length: Math.ceil(pages / run) }, (_one, i) => ({ from: i * run + 1, to: Math.min(pages, (i + 1) * run) }))
}
