import { plainWords } from '#shared/domain/timetable-import/name-key'

/** Where the parts of a row are: the number of the column from 0. */
export type Columns<F extends string> = { readonly [K in F]?: number | undefined }

export interface FoundHead<F extends string> {
  /** The row of headings, from 0; -1: there is none. */
  readonly row: number
  readonly columns: Columns<F>
}

/** How far down a table its headings may begin: titles and dates stand above. */
const deepestHead = 25

/** Guesses what columns mean from the row with most known headings; each column means one thing, the most exact first. */
export function findHead<F extends string>(rows: readonly (readonly string[])[], headings: Record<F, readonly string[]>): FoundHead<F> {
  let best: FoundHead<F> = { row: -1, columns: {} }
  let most = 1
  for (const [row, cells] of rows.slice(0, deepestHead).entries()) {
    const columns = guessColumns(cells, headings)
    const count = Object.keys(columns).length
    if (count > most) {
      best = { row, columns }
      most = count
    }
  }
  return best
}

function guessColumns<F extends string>(cells: readonly string[], headings: Record<F, readonly string[]>): Columns<F> {
  const fits: { field: F; column: number; rank: number }[] = []
  for (const [column, cell] of cells.entries()) {
    const words = plainWords(cell)
    if (words === '') continue
    for (const [field, names] of Object.entries(headings) as [F, readonly string[]][]) {
      const exact = names.indexOf(words)
      const begun = exact < 0 ? names.findIndex(name => name.length > 3 && words.startsWith(`${name} `)) : -1
      if (exact >= 0 || begun >= 0) fits.push({ field, column, rank: exact >= 0 ? exact : 100 + begun })
    }
  }
  const columns: { [K in F]?: number } = {}
  const taken = new Set<number>()
  for (const { field, column } of fits.sort((a, b) => a.rank - b.rank || a.column - b.column)) {
    if (columns[field] !== undefined || taken.has(column)) continue
    columns[field] = column
    taken.add(column)
  }
  return columns
}

/** The words by which a school's saved columns are found again: the headings of the file. */
export const headSignature = (headings: readonly string[]): string => headings.map(plainWords).join('|').slice(0, 500)

/** «A», «B», … «AA» as spreadsheets count. */
export const columnLetters = (index: number): string => (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
