import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** An open PDF: how many pages it has, and one of them as a picture. Close it. */
export interface PdfPages {
  readonly pages: number
  draw(page: number, canvas: HTMLCanvasElement, widthPx: number): Promise<void>
  close(): void
}

/** Opens a file of this machine or a material's address; rejects when it is no PDF that can be read. pdf.js is loaded only now. */
export async function openPdf(source: File | string): Promise<PdfPages> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  pdf.GlobalWorkerOptions.workerSrc = workerAddress
  const parts = (name: string) => new URL(`../pdf/${name}/`, location.href).href
  const common = { cMapUrl: parts('cmaps'), standardFontDataUrl: parts('standard_fonts'), wasmUrl: parts('wasm'), iccUrl: parts('iccs'), isEvalSupported: false, enableXfa: false }
  const task: PDFDocumentLoadingTask = pdf.getDocument(typeof source === 'string' ? { ...common, url: new URL(source, location.href).href, disableAutoFetch: true } : { ...common, data: new Uint8Array(await source.arrayBuffer()) })
  const document = await task.promise
  return {
    pages: document.numPages,
    async draw(number, canvas, widthPx) {
      const page = await document.getPage(Math.max(1, Math.min(document.numPages, number)))
      const { width } = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: widthPx / width })
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      await page.render({ canvas, viewport }).promise
    },
    close: () => void task.destroy(),
  }
}
