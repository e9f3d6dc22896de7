/** More pixels than this are not decoded: they would take the display's memory (acceptance T-04: 400 megapixels). */
export const mostPixels = 100e6
/** From here on a picture is brought to the glass's size off the page's thread, and its parts are looked at nearer on demand. */
export const largePixels = 20e6

/** How a picture of this size is shown. */
export function mannerOf(width: number, height: number): 'plain' | 'scaled' | 'refused' {
  const pixels = width * height
  if (pixels > mostPixels) return 'refused'
  return pixels > largePixels ? 'scaled' : 'plain'
}

/** Size at which a picture fills a box without leaving it. */
export function fitted(width: number, height: number, box: { readonly width: number; readonly height: number }): { width: number; height: number } {
  const scale = Math.min(box.width / width, box.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The part of a large picture that a zoomed box shows, in the picture's pixels; `view` moves the centre in box px. */
export function visiblePart(
  picture: { readonly width: number; readonly height: number },
  box: { readonly width: number; readonly height: number },
  view: { readonly scale: number; readonly x: number; readonly y: number },
): { x: number; y: number; width: number; height: number } {
  const shown = fitted(picture.width, picture.height, box)
  const perPx = picture.width / shown.width / view.scale
  const width = Math.min(picture.width, box.width * perPx)
  const height = Math.min(picture.height, box.height * perPx)
  const within = (start: number, most: number) => Math.min(Math.max(0, start), most)
  return {
    x: within(picture.width / 2 - view.x * perPx - width / 2, picture.width - width),
    y: within(picture.height / 2 - view.y * perPx - height / 2, picture.height - height),
    width,
    height,
  }
}
