import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { findOnPage, type Mark, type TextRun } from './page-text'

/** A place that was found. */
export interface Hit {
  readonly page: number
  readonly marks: readonly Mark[]
}

/** Looks through all pages, the first first; `found` hears of every page, so that a long book answers at once. Pages are read, not drawn. */
export async function searchPdf(pdf: PDFDocumentProxy, words: string, signal: AbortSignal, found: (hits: readonly Hit[], hasText: boolean) => void): Promise<void> {
  for (let page = 1; page <= pdf.numPages && !signal.aborted; page++) {
    const runs = await readRuns(pdf, page)
    if (signal.aborted) return
    found(findOnPage(runs, words).map(marks => ({ page, marks })), runs.length > 0)
  }
}

async function readRuns(pdf: PDFDocumentProxy, number: number): Promise<TextRun[]> {
  const page = await pdf.getPage(number)
  const { transform, width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  return items.flatMap(item => {
    if (!('str' in item) || (item.str === '' && !item.hasEOL)) return []
    const [x, y] = [item.transform[4] as number, item.transform[5] as number]
    const size = Math.hypot(item.transform[2] as number, item.transform[3] as number)
    const left = transform[0]! * x + transform[2]! * y + transform[4]!
    const baseline = transform[1]! * x + transform[3]! * y + transform[5]!
    return [{ text: item.str, left: left / width, top: (baseline - size) / height, width: item.width / width, height: (size * 1.2) / height, endsLine: item.hasEOL }]
  })
}
