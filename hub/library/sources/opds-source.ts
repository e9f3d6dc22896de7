import { mkdir, rm } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import type { ItemProblem, SourceFault } from '#shared/contract/library-sources'
import { failure, success, type Result } from '#shared/result'
import { fetchFile, fetchText, judgeAddress, type RemoteLimits } from './fetch-remote'
import { markOf } from './item-mark'
import { parseOpdsPage, type OpdsItem } from './opds-feed'
import type { LibrarySource, SourceItem } from './source-port'

const mostPages = 2_000
const mostPageBytes = 10 * 1024 * 1024
const mostItems = 200_000
const mostFileBytes = 8 * 1024 ** 3
const silenceMs = 20_000

/** An OPDS 2 feed over HTTPS, page by page; only the feed's own host and the named ones are ever asked. Unfinished files stay in `parts` for the next try. */
export function opdsSource(place: string, hosts: readonly string[], parts: string): LibrarySource {
  return {
    list: async signal => {
      if (!URL.canParse(place)) return failure({ kind: 'address-wrong', detail: place.slice(0, 300) })
      const allowed = { hosts: new Set([new URL(place).host, ...hosts]), silenceMs }
      const feed = judgeAddress(place, allowed)
      if (!feed.ok) return failure({ kind: 'address-wrong', detail: feed.fault.detail })
      const read = await readPages(place, { ...allowed, mostBytes: mostPageBytes }, signal)
      if (!read.ok) return read
      await mkdir(parts, { recursive: true })
      return success({ problems: read.value.problems, items: read.value.items.map(item => sourceItem(item, parts, { ...allowed, mostBytes: mostFileBytes })) })
    },
    dispose: async () => {},
  }
}

async function readPages(first: string, limits: RemoteLimits, signal: AbortSignal): Promise<Result<{ items: OpdsItem[]; problems: ItemProblem[] }, SourceFault>> {
  const [items, problems]: [Map<string, OpdsItem>, ItemProblem[]] = [new Map(), []]
  const seen = new Set<string>()
  for (let address: string | undefined = first; address !== undefined && !seen.has(address); ) {
    if (seen.size >= mostPages || items.size >= mostItems) return failure({ kind: 'too-large', detail: String(items.size) })
    seen.add(address)
    const text = await fetchText(address, limits, signal)
    if (signal.aborted) return failure({ kind: 'stopped', detail: '' })
    if (!text.ok) return failure({ kind: text.fault.kind === 'cut-off' ? 'unreachable' : text.fault.kind, detail: text.fault.detail || address.slice(0, 300) })
    const page = parseOpdsPage(text.value, address)
    if (!page.ok) return page
    problems.push(...page.value.problems)
    for (const item of page.value.items) {
      if (items.has(item.key)) problems.push({ key: item.key, title: item.metadata.title, kind: 'double', detail: '' })
      else items.set(item.key, item)
    }
    address = page.value.next
  }
  return success({ items: [...items.values()], problems })
}

function sourceItem({ key, metadata, address, modified }: OpdsItem, parts: string, limits: RemoteLimits): SourceItem {
  return {
    key, title: metadata.title, metadata,
    mark: markOf([metadata, address, modified]),
    content: async signal => {
      const fetched = await fetchFile(address, parts, limits, signal)
      if (!fetched.ok) return fetched
      const { file, bytes, name } = fetched.value
      const open = () => createReadStream(file, { highWaterMark: 1024 * 1024 }).once('close', () => void rm(file, { force: true }))
      return success({ kind: 'file', name, files: [{ path: name, bytes, open }] })
    },
  }
}
