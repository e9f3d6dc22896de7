import { shallowReactive } from 'vue'
import { textSizes } from './text-sizes'

const sizes = shallowReactive(textSizes(65, 8))

/** Font sizes of this display in its room, rem: for what stands in a frame of its own and knows no `--text-…`. */
export const readingSizes: Readonly<ReturnType<typeof textSizes>> = sizes

/** Sets every text for a display of this size in a room of this depth. */
export function readFrom({ diagonalInch, roomDepthM }: { readonly diagonalInch: number; readonly roomDepthM: number }): void {
  const next = textSizes(diagonalInch, roomDepthM)
  Object.assign(sizes, next)
  for (const [name, size] of Object.entries(next)) document.documentElement.style.setProperty(`--text-${name}`, `${size}rem`)
}
