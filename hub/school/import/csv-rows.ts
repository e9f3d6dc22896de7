import Papa from 'papaparse'
import { importLimits, type ImportFileFault } from '#shared/contract/timetable-import'
import { failure, success, type Result } from '#shared/result'

/** Rows of a table of texts: `;`, `,`, tab or `|` between cells, told by what cuts the lines alike; a line «sep=;» of Excel is obeyed. Stops at the limit of rows, however long the file is. */
export function readCsvRows(text: string): Result<string[][], ImportFileFault> {
  const named = /^sep=(.)\n/.exec(text)
  const { data } = Papa.parse<string[]>(named ? text.slice(named[0].length) : text, {
    delimiter: named?.[1] ?? '', delimitersToGuess: [';', ',', '\t', '|'], preview: importLimits.rows + 1, newline: '\n',
  })
  if (data.length > importLimits.rows) return failure({ kind: 'too-many-rows', limit: importLimits.rows })
  const rows = data.map(cells => cells.slice(0, importLimits.columns).map(plainCell))
  return rows.some(cells => cells.some(Boolean)) ? success(rows) : failure({ kind: 'empty' })
}

/** A cell without the mark that keeps a spreadsheet from reading it as a formula. */
const plainCell = (cell: string): string => cell.slice(0, importLimits.cell).replace(/^'(?=\s*[=+\-@])/, '').trim()
