import writeExcelFile from 'write-excel-file/node'
import type { Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import { topicName } from '#shared/domain/topic-classifier'
import { subjectNames } from '#shared/text/subjects'
import type { HubText } from '#shared/text/hub/ru'

export const topicListForms = ['csv', 'xlsx'] as const

/** A table: its head, then one row a lesson or material, in order of topics. */
export function topicRows(things: readonly (Lesson | Material)[], language: 'ru' | 'en', { topicList }: HubText): string[][] {
  const rows = things.map(thing => {
    const isMaterial = 'manifest' in thing
    const grades = isMaterial ? thing.grades : [thing.grade]
    const topic = thing.topic || (isMaterial ? thing.topics.map(path => topicName(path, language) ?? path).join('; ') : '')
    return [topic, subjectNames[language][thing.subject], grades.join(', '), thing.title, isMaterial ? topicList.types[thing.type] : topicList.types.lesson, isMaterial ? thing.source : '']
  })
  const order = new Intl.Collator(language, { numeric: true })
  rows.sort((a, b) => order.compare(a[1]!, b[1]!) || order.compare(a[0]!, b[0]!) || order.compare(a[3]!, b[3]!))
  return [[...topicList.head], ...rows]
}

/** For Russian spreadsheets: semicolons, CRLF, UTF-8 with its mark. A cell that a spreadsheet would take for a formula becomes a text. */
export function csvOf(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`\ufeff${rows.map(row => row.map(csvCell).join(';')).join('\r\n')}\r\n`)
}

/** A workbook of texts only: nothing in it is ever a formula. */
export function xlsxOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const [head = [], ...rest] = rows.map(row => row.map(withoutControls))
  const cell = (value: string) => (value === '' ? null : { value, type: String })
  return writeExcelFile([head.map(value => ({ value, type: String, fontWeight: 'bold' as const })), ...rest.map(row => row.map(cell))], { columns: [40, 20, 10, 60, 16, 24].map(width => ({ width })), stickyRowsCount: 1 }).toBuffer()
}

function csvCell(value: string): string {
  const plain = withoutControls(value)
  const safe = /^\s*[=+\-@]/.test(plain) ? `'${plain}` : plain
  return /[";\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** XML has no place for control characters, and a tab or line end would begin another cell. */
const withoutControls = (value: string): string => value.replace(/\p{Cc}+/gu, ' ')
