import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
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
/** A page, and the largest file over a school's line. */
const [pageMs, fileMs] = [120_000, 12 * 60 * 60_000]
/** What an unfinished file waits for its rest. */
const partMs = 14 * 24 * 60 * 60_000

/** An OPDS 2 feed over HTTPS, page by page; only the feed's own host and the named ones are ever asked. Unfinished files stay in `parts` for the next try; `most`: pages that are read. */
export function opdsSource(place: string, hosts: readonly string[], parts: string, now: () => number, most?: number): LibrarySource {
  return {
    list: async signal => {
      if (!URL.canParse(place)) return failure({ kind: 'address-wrong', detail: place.slice(0, 300) })
      const allowed = { home: new URL(place).host, named: new Set(hosts), silenceMs }
      const feed = judgeAddress(place, allowed)
      if (!feed.ok) return failure({ kind: feed.fault.kind === 'host-inside' ? 'host-inside' : 'address-wrong', detail: feed.fault.detail })
      const read = await readPages(place, { ...allowed, mostBytes: mostPageBytes, mostMs: pageMs }, most, signal)
      if (!read.ok) return read
      await mkdir(parts, { recursive: true })
      return success({ ...read.value, items: read.value.items.map(item => sourceItem(item, parts, { ...allowed, mostBytes: mostFileBytes, mostMs: fileMs })) })
    },
    dispose: async () => {
      for (const name of await readdir(parts).catch(() => [])) {
        const about = await stat(join(parts, name)).catch(() => undefined)
        if (about && now() - about.mtimeMs > partMs) await rm(join(parts, name), { force: true })
      }
    },
  }
}

async function readPages(first: string, limits: RemoteLimits, most: number | undefined, signal: AbortSignal): Promise<Result<{ items: OpdsItem[]; problems: ItemProblem[]; isCut: boolean }, SourceFault>> {
  const items = new Map<string, OpdsItem>()
  const problems: ItemProblem[] = []
  const seen = new Set<string>()
  for (let address: string | undefined = first; address !== undefined && !seen.has(address); ) {
    if (most !== undefined && seen.size >= most) return success({ items: [...items.values()], problems, isCut: true })
    if (seen.size >= mostPages || items.size >= mostItems) return failure({ kind: 'too-large', detail: String(items.size) })
    seen.add(address)
    const text = await fetchText(address, limits, signal)
    if (signal.aborted) return failure({ kind: 'stopped', detail: '' })
    if (!text.ok) return failure({ kind: text.fault.kind === 'cut-off' || text.fault.kind === 'no-space' ? 'unreachable' : text.fault.kind, detail: text.fault.detail || address.slice(0, 300) })
    const page = parseOpdsPage(text.value, address)
    if (!page.ok) return page
    problems.push(...page.value.problems)
    for (const item of page.value.items) {
      if (items.has(item.key)) problems.push({ key: item.key, title: item.metadata.title, kind: 'double', detail: '' })
      else items.set(item.key, item)
    }
    address = page.value.next
  }
  return success({ items: [...items.values()], problems, isCut: false })
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
