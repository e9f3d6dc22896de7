/** Calls `then` in the animation frame after `count` more of them; at once for 0. */
export function afterFrames(count: number, then: () => void): void {
  if (count === 0) then()
  else requestAnimationFrame(() => afterFrames(count - 1, then))
}
