/** Viewing angles by which a class reads, minutes of arc of a capital's height (look.md: everyone, many), and the farthest eye sits at `depthM`. */
const arcMinutes = { everyone: 20, many: 12 } as const
/** Capitals of Golos Text are 0.7 em high. */
const capitalHeight = 0.7
/** A 16:9 panel is this part of its diagonal high. */
const heightOfDiagonal = 9 / Math.hypot(16, 9)

/** Root font size at 1080 lines; every other size is in rem, so a 4K panel looks the same. */
export const rootPx = 16
const designLines = 1080

/** Millimetres of one rem on the glass, by the panel's diagonal in inches. */
export function remMm(diagonalInch: number): number {
  return (diagonalInch * 25.4 * heightOfDiagonal * rootPx) / designLines
}

/** Font sizes in rem for a panel of `diagonalInch` in a room `depthM` deep, kept within what a layout can hold. */
export function textSizes(diagonalInch: number, depthM: number): { everyone: number; many: number; near: number } {
  const sizeOf = (minutes: number) => (depthM * 1000 * Math.tan((minutes / 60) * (Math.PI / 180))) / capitalHeight / remMm(diagonalInch)
  const within = (least: number, most: number, size: number) => Math.round(Math.min(most, Math.max(least, size)) * 100) / 100
  return { everyone: within(3.75, 6.25, sizeOf(arcMinutes.everyone)), many: within(2.25, 3.75, sizeOf(arcMinutes.many)), near: 1.75 }
}
