import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { drawPage } from './draw-page'

interface Box {
  readonly width: number
  readonly height: number
}

/** A zoomed page is drawn with at most so many pixels: 24 million are 96 MB. */
const mostPixels = 24e6

/** Pictures of the pages near the shown one, and of no others (acceptance T-08). */
export class PagePictures {
  readonly #pdf: PDFDocumentProxy
  readonly #drawn = new Map<number, Promise<HTMLCanvasElement>>()

  constructor(pdf: PDFDocumentProxy) {
    this.#pdf = pdf
  }

  /** Drawn once, as large as fits into `box` CSS px. */
  get(number: number, box: Box): Promise<HTMLCanvasElement> {
    const known = this.#drawn.get(number)
    if (known) return known
    const made = drawPage(this.#pdf, number, box.width, box.height, devicePixelRatio)
    this.#drawn.set(number, made)
    made.catch(() => this.#drawn.delete(number))
    return made
  }

  /** The same page, sharp at `zoom`; belongs to the caller. */
  sharp(number: number, box: Box, zoom: number): Promise<HTMLCanvasElement> {
    const most = Math.sqrt(mostPixels / (box.width * box.height))
    return drawPage(this.#pdf, number, box.width, box.height, Math.min(devicePixelRatio * zoom, most))
  }

  /** Frees every picture but these, at once. */
  keepOnly(numbers: readonly number[]): void {
    for (const [number, picture] of this.#drawn) {
      if (numbers.includes(number)) continue
      this.#drawn.delete(number)
      void picture.then(free, () => undefined)
    }
  }
}

/** Gives the pixels back without waiting for the collector. */
export function free(canvas: HTMLCanvasElement): void {
  canvas.width = canvas.height = 0
}
