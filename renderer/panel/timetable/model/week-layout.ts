import type { WeekRow } from './week-rows'

/** Sizes of the grid's parts, px. */
interface WeekSizes {
  readonly firstPx: number
  readonly columnPx: number
  readonly headPx: number
  /** Of a lesson in a cell, and what a row has besides. */
  readonly lessonPx: number
  readonly edgePx: number
}

/** Where rows and columns of the week lie. Rows are counted in px below the head, columns in px beside the first one. */
export class WeekLayout {
  /** One more than there are rows: where each begins, and the end. */
  readonly #tops: number[] = [0]
  readonly sizes: WeekSizes

  constructor(rows: readonly Pick<WeekRow, 'depth'>[], sizes: WeekSizes) {
    this.sizes = sizes
    for (const { depth } of rows) this.#tops.push(this.heightPx + depth * sizes.lessonPx + sizes.edgePx)
  }

  get heightPx(): number {
    return this.#tops.at(-1)!
  }

  topPx(row: number): number {
    return this.#tops[row]!
  }

  rowPx(row: number): number {
    return this.#tops[row + 1]! - this.#tops[row]!
  }

  /** Rows of which something lies between two heights: the first, and the one after the last. */
  rowsBetween(fromPx: number, toPx: number): readonly [number, number] {
    const bottoms = this.#tops.slice(1)
    const count = (reaches: (bottom: number, index: number) => boolean) => {
      const at = bottoms.findIndex(reaches)
      return at < 0 ? bottoms.length : at
    }
    return [count(bottom => bottom > fromPx), count((_bottom, index) => this.#tops[index]! >= toPx)]
  }

  /** Columns of which something lies between two widths, px beside the first one; the last of them may be beyond the end. */
  columnsBetween(fromPx: number, toPx: number): readonly [number, number] {
    const { firstPx, columnPx } = this.sizes
    return [Math.floor(fromPx / columnPx), Math.ceil(Math.max(0, toPx - firstPx) / columnPx)]
  }

  /** The row and column at a point of the view (px from its corner) that is scrolled so far; none in the head, the first column and beyond the end. */
  placeAt(x: number, y: number, { scrollLeft, scrollTop }: { readonly scrollLeft: number; readonly scrollTop: number }): { readonly row: number; readonly column: number } | undefined {
    const { firstPx, columnPx, headPx } = this.sizes
    const down = y - headPx + scrollTop
    if (x < firstPx || y < headPx || down >= this.heightPx) return undefined
    return { row: this.rowsBetween(down, down)[0], column: Math.floor((x - firstPx + scrollLeft) / columnPx) }
  }
}
