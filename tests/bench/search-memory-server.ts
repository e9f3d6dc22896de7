// What a saved index takes: this process before and after loading it in a worker and searching. argv: worker, folder. One line of JSON.
import { SearchThread } from '../../agent/search/search-thread'
import { keystrokes } from './support/keystrokes'

const [, , program, folder] = process.argv as [string, string, string, string]
const throwIt = (error: unknown) => {
  throw error
}
const rssBefore = process.memoryUsage.rss()
const startedAt = performance.now()
const thread = new SearchThread(program, () => {}, throwIt)
await thread.ask<'open'>({ kind: 'open', folder })
const query = { sort: 'relevance', offset: 0, limit: 24 } as const
await thread.ask<'search'>({ kind: 'search', query: { ...query, words: '' } })
const loadMs = performance.now() - startedAt
for (const words of keystrokes) await thread.ask<'search'>({ kind: 'search', query: { ...query, words } })
process.stdout.write(`${JSON.stringify({ loadMs, memoryMb: (process.memoryUsage.rss() - rssBefore) / 1e6 })}\n`)
await thread.close()
