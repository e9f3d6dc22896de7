/** One line of `npm run bench`. `ratio` is ours / baseline, both measured in the same run; `unit` tells whether more is better. */
export interface BenchResult {
  readonly name: string
  readonly ours: number
  readonly baseline: number
  readonly ratio: number
  readonly unit: string
  /** Further figures, each with its unit in its name. */
  readonly [figure: string]: number | string
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Figures are read by people: two decimals are more than the noise allows. */
export const rounded = (value: number): number => Math.round(value * 100) / 100
