import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Draws a page as large as fits into `width` × `height` CSS px, at the glass's own resolution. */
export async function drawPage(pdf: PDFDocumentProxy, number: number, width: number, height: number, pixelRatio: number): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const scale = Math.min(width / natural.width, height / natural.height)
  const viewport = page.getViewport({ scale: scale * pixelRatio })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  canvas.style.width = `${natural.width * scale}px`
  canvas.style.height = `${natural.height * scale}px`
  await page.render({ canvas, viewport, background: '#ffffff' }).promise
  page.cleanup()
  return canvas
}
