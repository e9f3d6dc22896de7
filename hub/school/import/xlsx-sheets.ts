import { importLimits, type ImportFileFault } from '#shared/contract/timetable-import'
import { failure, success, type Result } from '#shared/result'
import { childNamed, childrenNamed, isCutXml, parseXml, type XmlElement } from '../../library/xml'
import type { Sheet } from './read-table'
import { readXlsxParts } from './xlsx-parts'

/** A school's largest sheet has 1 MB. */
const longestSheet = 5 * 1024 * 1024
const mostSheets = 40
/** Cells that merged areas may fill. */
const mostMerged = 200_000

/** Reads a workbook's visible sheets as texts (ECMA-376): shared and inline strings, numbers, dates by their style, formulas by their last value; merged cells all hold the first one's. */
export async function readXlsxSheets(bytes: Buffer): Promise<Result<Sheet[], ImportFileFault>> {
  const read = await readXlsxParts(bytes)
  if (!read.ok) return read
  const parts = read.value
  if (['xl/sharedstrings.xml', 'xl/styles.xml', 'xl/workbook.xml'].some(name => (parts.get(name)?.length ?? 0) > longestSheet)) return failure({ kind: 'too-large', limitBytes: longestSheet })
  if ([...parts.values()].some(isCutXml)) return failure({ kind: 'truncated' }) // an archive made anew around a copy that was broken off
  const workbook = parseXml(parts.get('xl/workbook.xml') ?? '')
  if (!workbook) return failure({ kind: 'not-a-workbook' })
  const links = new Map(childrenNamed(parseXml(parts.get('xl/_rels/workbook.xml.rels') ?? ''), 'Relationship').map(({ attributes }) => [attributes.get('Id'), attributes.get('Target') ?? '']))
  const strings = childrenNamed(parseXml(parts.get('xl/sharedstrings.xml') ?? ''), 'si').map(stringOf)
  const dates = dateStyles(parseXml(parts.get('xl/styles.xml') ?? ''))
  const is1904 = /^(1|true)$/.test(childNamed(workbook, 'workbookPr')?.attributes.get('date1904') ?? '')
  const sheets: Sheet[] = []
  for (const { attributes } of childrenNamed(childNamed(workbook, 'sheets'), 'sheet').slice(0, mostSheets)) {
    if (/hidden/i.test(attributes.get('state') ?? '')) continue
    const target = links.get(attributes.get('r:id') ?? attributes.get('id')) ?? ''
    const text = parts.get((target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase())
    if (text === undefined) continue
    if (text.length > longestSheet) return failure({ kind: 'too-large', limitBytes: longestSheet })
    const root = parseXml(text)
    if (!root) return failure({ kind: 'not-a-workbook' })
    const rows = rowsOf(root, { strings, dates, is1904 })
    if (!rows) return failure({ kind: 'too-many-rows', limit: importLimits.rows })
    sheets.push({ name: attributes.get('name') ?? '', rows })
  }
  return sheets.some(({ rows }) => rows.length > 0) ? success(sheets) : failure({ kind: 'empty' })
}

interface Book {
  readonly strings: readonly string[]
  readonly dates: ReadonlySet<string>
  readonly is1904: boolean
}

function rowsOf(root: XmlElement, book: Book): string[][] | undefined {
  const rows: string[][] = []
  let at = -1
  for (const row of childrenNamed(childNamed(root, 'sheetData'), 'row')) {
    const told = Number(row.attributes.get('r'))
    at = Number.isInteger(told) && told > 0 ? told - 1 : at + 1
    if (at >= importLimits.rows) return undefined
    const cells = (rows[at] ??= [])
    let column = -1
    for (const cell of childrenNamed(row, 'c')) {
      column = placeOf(cell.attributes.get('r') ?? '')?.column ?? column + 1
      if (column < importLimits.columns) cells[column] = valueOf(cell, book)
    }
  }
  fillMerged(root, rows)
  return Array.from(rows, cells => Array.from(cells ?? [], cell => cell ?? '')) // rows and cells that the file leaves out are holes
}

function fillMerged(root: XmlElement, rows: string[][]): void {
  let filled = 0
  for (const { attributes } of childrenNamed(childNamed(root, 'mergeCells'), 'mergeCell')) {
    const [from, to] = (attributes.get('ref') ?? '').split(':').map(placeOf)
    if (!from || !to || to.row >= importLimits.rows || to.column >= importLimits.columns) continue
    const value = rows[from.row]?.[from.column]
    if (!value) continue
    for (let row = from.row; row <= to.row; row++) {
      for (let column = from.column; column <= to.column; column++) {
        if (++filled > mostMerged) return
        ;(rows[row] ??= [])[column] ||= value
      }
    }
  }
}

function placeOf(reference: string): { row: number; column: number } | undefined {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(reference)
  if (!found) return undefined
  return { row: Number(found[2]) - 1, column: [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 }
}

function valueOf(cell: XmlElement, { strings, dates, is1904 }: Book): string {
  const kind = cell.attributes.get('t') ?? 'n'
  if (kind === 'inlineStr') return stringOf(childNamed(cell, 'is'))
  const raw = wordsOf(childNamed(cell, 'v'))
  if (kind === 's') return strings[Number(raw)] ?? ''
  if (kind === 'e') return ''
  if (kind === 'n' && raw !== '' && dates.has(cell.attributes.get('s') ?? '0')) return momentOf(Number(raw), is1904)
  return kind === 'd' ? raw.slice(0, 16) : raw.slice(0, importLimits.cell).trim()
}

/** Line ends inside a cell part a lesson from its teacher, so they stay; readings of hieroglyphs (rPh) are no words of the cell. */
function stringOf(item: XmlElement | undefined): string {
  const pieces = [...childrenNamed(item, 't'), ...childrenNamed(item, 'r').flatMap(run => childrenNamed(run, 't'))]
  return pieces.map(wordsOf).join('').slice(0, importLimits.cell).replaceAll(/[^\S\n]+/g, ' ').trim()
}
const wordsOf = (element: XmlElement | undefined): string => (element?.children ?? []).filter(child => typeof child === 'string').join('')

/** Styles that show a number as a date or time: the built-in formats (§18.8.30), or codes of the workbook's own. */
function dateStyles(styles: XmlElement | undefined): Set<string> {
  const own = new Map(childrenNamed(childNamed(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [attributes.get('numFmtId'), attributes.get('formatCode') ?? '']))
  const isDate = (id: string | undefined): boolean => {
    const number = Number(id)
    if ((number >= 14 && number <= 22) || (number >= 45 && number <= 47)) return true
    const code = own.get(id)?.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '') ?? ''
    return /[dmyh]/i.test(code) && !/^general$/i.test(code)
  }
  return new Set(childrenNamed(childNamed(styles, 'cellXfs'), 'xf').flatMap(({ attributes }, index) => (isDate(attributes.get('numFmtId')) ? [String(index)] : [])))
}

/** A day count since 30 December 1899 (or 1904), as date, time or both. */
function momentOf(days: number, is1904: boolean): string {
  if (!Number.isFinite(days) || days < 0 || days > 80_000) return ''
  const minutes = Math.round((days + (is1904 && days >= 1 ? 1462 : 0)) * 1440)
  const iso = new Date(Date.UTC(1899, 11, 30) + minutes * 60_000).toISOString()
  if (days < 1) return iso.slice(11, 16)
  return minutes % 1440 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}
