/** A picture's place in its box: `scale` 1 is whole; `x`, `y` move its centre from the centre of the box, in px. */
export interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}
export interface Point {
  readonly x: number
  readonly y: number
}
interface Size {
  readonly width: number
  readonly height: number
}

export const whole: View = { scale: 1, x: 0, y: 0 }
export const nearest = 8

/** Moves the picture, but never so far that the box shows what is beside it. */
export function moved(view: View, box: Size, dx: number, dy: number): View {
  const within = (value: number, side: number) => {
    const most = ((view.scale - 1) * side) / 2
    return Math.min(most, Math.max(-most, value)) + 0 // no -0
  }
  return { scale: view.scale, x: within(view.x + dx, box.width), y: within(view.y + dy, box.height) }
}

/** Nearer or farther around a point of the box (px from its centre), which stays where it is. */
export function zoomed(view: View, box: Size, factor: number, around: Point = { x: 0, y: 0 }): View {
  const scale = Math.min(nearest, Math.max(1, view.scale * factor))
  const share = scale / view.scale
  return moved({ scale, x: around.x - (around.x - view.x) * share, y: around.y - (around.y - view.y) * share }, box, 0, 0)
}

/** Two fingers went from `before` to `after`. */
export function pinched(view: View, box: Size, before: readonly [Point, Point], after: readonly [Point, Point]): View {
  const span = ([a, b]: readonly [Point, Point]) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
  const middle = ([a, b]: readonly [Point, Point]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  const from = middle(before)
  const to = middle(after)
  return moved(zoomed(view, box, span(after) / span(before), from), box, to.x - from.x, to.y - from.y)
}
