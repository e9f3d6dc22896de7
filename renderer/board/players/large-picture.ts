import { fitted, visiblePart } from './picture-size'
import type { View } from './zoom'

interface Size {
  readonly width: number
  readonly height: number
}

/** A picture too large to be handed to the page as it is: decoded and scaled off its thread, whole or a part of it. */
export class LargePicture {
  readonly #file: Blob
  readonly #size: Size

  constructor(file: Blob, size: Size) {
    this.#file = file
    this.#size = size
  }

  /** The whole, at the box's own resolution. */
  whole(box: Size, pixelRatio: number): Promise<ImageBitmap> {
    const { width, height } = fitted(this.#size.width, this.#size.height, { width: box.width * pixelRatio, height: box.height * pixelRatio })
    return createImageBitmap(this.#file, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' })
  }

  /** The part that `view` shows, at the glass's resolution or the picture's own, whichever is less. */
  async part(box: Size, view: View, pixelRatio: number): Promise<{ bitmap: ImageBitmap; style: Record<string, string> }> {
    const { x, y, width, height } = visiblePart(this.#size, box, view)
    const shown = fitted(this.#size.width, this.#size.height, box)
    const px = (shown.width / this.#size.width) * view.scale
    const scale = Math.min(1, px * pixelRatio)
    const bitmap = await createImageBitmap(this.#file, Math.round(x), Math.round(y), Math.max(1, Math.round(width)), Math.max(1, Math.round(height)), {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
      resizeQuality: 'medium',
    })
    const left = box.width / 2 + view.x + (x - this.#size.width / 2) * px
    const top = box.height / 2 + view.y + (y - this.#size.height / 2) * px
    return { bitmap, style: { left: `${left}px`, top: `${top}px`, width: `${width * px}px`, height: `${height * px}px` } }
  }
}

/** Puts a bitmap on a canvas without a copy; the canvas owns it then. */
export function putBitmap(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(bitmap)
}
