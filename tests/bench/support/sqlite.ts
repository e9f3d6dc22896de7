import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { textsOf } from '../../../agent/search/document-words'
import { wordsOf } from '../../../agent/search/fold-words'
import { Stemmer } from '../../../agent/search/stemmer'
import { searchCorpus } from '../../fixtures/search-corpus'

const stemmer = new Stemmer()
const stemmed = (text: string): string => wordsOf(text).map(word => stemmer.stem(word)).join(' ')

/** SQLite FTS5 (python3's own) with the same items, stemmed by the same stemmer: every word whole but the last, which may go on. */
export async function sqliteTimes(count: number, words: readonly string[]): Promise<{ buildMs: number; times: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'doska-bench-sqlite-'))
  const child = spawn('python3', [resolve('tests/bench/support/sqlite-search.py'), join(folder, 'items.db')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (message: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(message)}\n`)
    return JSON.parse((await lines.next()).value as string)
  }
  let buildMs = 0
  let rows: unknown[][] = []
  const send = async () => {
    const startedAt = performance.now()
    await ask({ do: 'add', rows })
    buildMs += performance.now() - startedAt
    rows = []
  }
  let number = 0
  for (const document of searchCorpus(count)) {
    const { title, topic, extra, summary } = textsOf(document)
    const { subject, grades, type, genre, exams, source, textbookLine, topics, addedMs } = document
    rows.push([++number, stemmed(title), stemmed(topic), stemmed(extra), stemmed(summary), subject, grades[0], type, genre ?? '', exams[0] ?? '', source, textbookLine, topics[0], addedMs])
    if (rows.length === 2_000) await send()
  }
  await send()
  const startedAt = performance.now()
  await ask({ do: 'finish' })
  buildMs += performance.now() - startedAt
  const times: number[] = []
  for (const one of words) {
    const asked = wordsOf(one)
    const match = asked.map((word, index) => (index === asked.length - 1 ? `"${word}"*` : `"${stemmer.stem(word)}"`)).join(' ')
    times.push(((await ask({ do: 'search', match })) as { ms: number }).ms)
  }
  child.stdin.end()
  await once(child, 'exit')
  rmSync(folder, { recursive: true, force: true })
  return { buildMs, times }
}
