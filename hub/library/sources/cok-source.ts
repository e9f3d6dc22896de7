import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ItemProblem, SourceFault } from '#shared/contract/library-sources'
import { failure, success, type Result } from '#shared/result'
import { plainPath } from '../package-files'
import { parseCokList, type CokRow } from './cok-list'
import { checkFolder, itemFile, walkFolder, type FoundFile } from './folder-walk'
import { markOf } from './item-mark'
import type { LibrarySource, SourceItem } from './source-port'

const mostListBytes = 64 * 1024 * 1024
const lists = [['materials.json', 'json'], ['materials.csv', 'csv']] as const

/** An export of the ЦОК library: a list and the files beside it (docs/library-sources.md). */
export function cokSource(place: string, hubData: string): LibrarySource {
  return {
    list: async signal => {
      const folder = await checkFolder(place, hubData)
      if (!folder.ok) return folder
      const list = await readList(folder.value)
      if (!list.ok) return list
      const files = new Map((await walkFolder(folder.value, signal)).map(file => [file.path.normalize('NFC').toLowerCase(), file]))
      const problems = [...list.value.problems]
      const items = list.value.rows.flatMap(row => itemOf(row, files, problems) ?? [])
      return success({ items, problems })
    },
    dispose: async () => {},
  }
}

async function readList(folder: string): Promise<Result<{ rows: CokRow[]; problems: ItemProblem[] }, SourceFault>> {
  for (const [name, form] of lists) {
    const about = await stat(join(folder, name)).catch(() => undefined)
    if (!about?.isFile()) continue
    if (about.size > mostListBytes) return failure({ kind: 'too-large', detail: name })
    return parseCokList(await readFile(join(folder, name)), form)
  }
  return failure({ kind: 'not-a-list', detail: lists.map(([name]) => name).join(', ') })
}

function itemOf({ key, metadata, file, link }: CokRow, files: ReadonlyMap<string, FoundFile>, problems: ItemProblem[]): SourceItem | undefined {
  const { title } = metadata
  const tell = (kind: ItemProblem['kind'], detail: string) => void problems.push({ key, title, kind, detail })
  if (!file) return { key, title, metadata, mark: markOf([metadata, link]), content: async () => success({ kind: 'link', address: link, title }) }
  const path = plainPath(file)
  if (!path.ok) return tell('path-leaves-folder', file.slice(0, 300))
  const found = files.get(path.value.toLowerCase())
  if (!found) return tell('file-missing', path.value.slice(0, 300))
  const name = basename(found.path)
  return {
    key, title, metadata,
    mark: markOf([metadata, found.bytes, Math.round(found.mtimeMs)]),
    content: async () => success({ kind: 'file', name, files: [itemFile(name, found)] }),
  }
}
