import Papa from 'papaparse'
import { z } from 'zod'
import type { ItemProblem, SourceFault } from '#shared/contract/library-sources'
import { exams, genres, topicPathSchema } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { examSigns, genreSigns, listHeadings } from '#shared/text/library-words'
import { parseJson } from '../../../agent/trust/envelopes'
import type { SourceMetadata } from './source-port'
import { cut, gradesIn, subjectNamed } from './source-words'

/** One row of the list. `file` is a path beside the list; a row has a file or a link. */
export interface CokRow {
  readonly key: string
  readonly metadata: SourceMetadata & { readonly title: string }
  readonly file: string
  readonly link: string
}

type Field = keyof typeof listHeadings

const mostRows = 200_000
const listSchema = z.union([z.array(z.unknown()), z.object({ materials: z.array(z.unknown()) }).transform(({ materials }) => materials)])

/** Reads the list of an export. A bad row is told and costs itself only. */
export function parseCokList(bytes: Buffer, form: 'json' | 'csv'): Result<{ rows: CokRow[]; problems: ItemProblem[] }, SourceFault> {
  const text = decoded(bytes)
  const rows = form === 'json' ? listSchema.safeParse(parseJson(text)).data : csvRows(text)
  if (!rows) return failure({ kind: 'not-a-list', detail: '' })
  if (rows.length > mostRows) return failure({ kind: 'too-large', detail: String(rows.length) })
  const [found, problems]: [CokRow[], ItemProblem[]] = [[], []]
  const keys = new Set<string>()
  rows.forEach((candidate, index) => {
    const row = rowOf(fieldsOf(candidate), index)
    if (!('metadata' in row)) problems.push(row)
    else if (keys.has(row.key)) problems.push({ key: row.key, title: row.metadata.title, kind: 'double', detail: '' })
    else found.push(row)
    keys.add(row.key)
  })
  return success({ rows: found, problems })
}

/** UTF-8, or what Russian spreadsheets save. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

function csvRows(text: string): unknown[] | undefined {
  const { data, meta } = Papa.parse<Record<string, unknown>>(text, { header: true, skipEmptyLines: 'greedy', delimitersToGuess: [';', ',', '\t'] })
  return (meta.fields ?? []).some(field => listHeadings.title.some(one => one === folded(field))) ? data : undefined
}

function fieldsOf(candidate: unknown): Partial<Record<Field, string>> {
  if (typeof candidate !== 'object' || candidate === null) return {}
  const given = new Map(Object.entries(candidate).map(([name, value]) => [folded(name), wordsOf(value)]))
  const entries = Object.entries(listHeadings).flatMap(([field, names]) => names.map(name => given.get(name)).filter(value => value !== undefined && value !== '').slice(0, 1).map(value => [field, value]))
  return Object.fromEntries(entries) as Partial<Record<Field, string>>
}

const folded = (name: string): string => name.replace(/^\ufeff/, '').trim().toLocaleLowerCase('ru')

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.map(wordsOf).filter(Boolean).join(', ') : ''
}

function rowOf(given: Partial<Record<Field, string>>, index: number): CokRow | ItemProblem {
  const title = cut(given.title ?? '', 200)
  const [file, link] = [given.file ?? '', given.link ?? '']
  const key = cut(given.id ?? (file || link), 500)
  if (!title) return { key: key || `№ ${index + 1}`, title: cut(given.file ?? '', 300), kind: 'no-title', detail: '' }
  if (!file && !link) return { key: key || `№ ${index + 1}`, title, kind: 'no-file', detail: '' }
  const { topic, genre, exams: exam, textbookLine, author, licence, summary, language, subject, grades, topics } = given
  const known = subject === undefined ? undefined : subjectNamed(subject)
  const metadata = {
    title,
    ...(known ? { subject: known } : {}),
    ...(grades ? { grades: gradesIn(grades) } : {}),
    ...(topic ? { topic: cut(topic, 200) } : {}),
    ...(topics ? { topics: topics.split(/[,;]/).map(one => one.trim()).filter(one => topicPathSchema.safeParse(one).success).slice(0, 8) } : {}),
    ...(genre ? { genre: genres.find(one => one === genre) ?? genres.find(one => genreSigns[one].test(genre)) } : {}),
    ...(exam ? { exams: exams.filter(one => examSigns[one].test(exam)) } : {}),
    ...(textbookLine ? { textbookLine: cut(textbookLine, 200) } : {}),
    ...(author ? { author: cut(author, 200) } : {}),
    ...(licence ? { licence: cut(licence, 200) } : {}),
    ...(summary ? { summary: cut(summary, 1000) } : {}),
    ...(language ? { language: cut(language, 16) } : {}),
  }
  return { key, metadata, file, link }
}
