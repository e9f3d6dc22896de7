/** Every position of a grid of four by four, each a neighbour of the one before, the last one of the first. */
const path = [[0, 0], [1, 0], [2, 0], [3, 0], [3, 1], [2, 1], [1, 1], [1, 2], [2, 2], [3, 2], [3, 3], [2, 3], [1, 3], [0, 3], [0, 2], [0, 1]] as const

/** A position is held this long, ms. */
export const shiftEveryMs = 120_000
/** From one position to the next, px at 1080 lines: nobody sees it move, and in half an hour every edge has wandered by twelve. */
const stepPx = 4
/** Farthest from the middle. */
export const shiftReachPx = 1.5 * stepPx

/** Where the whole picture stands at an instant, px at 1080 lines from the middle: what never changes wanders with it. */
export function pixelShift(nowMs: number): { readonly x: number; readonly y: number } {
  const [column, row] = path[Math.floor(nowMs / shiftEveryMs) % path.length]!
  return { x: column * stepPx - shiftReachPx, y: row * stepPx - shiftReachPx }
}
