import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ItemProblem } from '#shared/contract/library-sources'
import { failure, success } from '#shared/result'
import { plainPath, type ReceivedFile } from '../package-files'
import { unpackLimits, unpackZip } from '../unpack-zip'
import { parseCartridgeManifest, parseWebLink, type CartridgeResource } from './cartridge-manifest'
import { checkFile, itemFile } from './folder-walk'
import { markOf } from './item-mark'
import type { LibrarySource, SourceItem } from './source-port'

const mostManifestBytes = 20 * 1024 * 1024
const mostLinkBytes = 64 * 1024

/** An IMS Common Cartridge file: its files and web links become materials. `temporary` is for this source alone. */
export function cartridgeSource(place: string, hubData: string, temporary: string): LibrarySource {
  return {
    list: async () => {
      const file = await checkFile(place, hubData)
      if (!file.ok) return file
      await rm(temporary, { recursive: true, force: true })
      await mkdir(temporary, { recursive: true })
      const unpacked = await unpackZip(file.value, basename(place), await mkdtemp(join(temporary, 'cartridge-')), unpackLimits)
      if (!unpacked.ok) return failure({ kind: unpacked.fault.kind === 'too-large-unpacked' || unpacked.fault.kind === 'too-many-files' ? 'too-large' : 'not-a-cartridge', detail: basename(place).slice(0, 300) })
      const files = new Map(unpacked.value.map(one => [one.path, one]))
      const manifest = files.get('imsmanifest.xml')
      if (!manifest || manifest.bytes > mostManifestBytes) return failure({ kind: manifest ? 'too-large' : 'not-a-cartridge', detail: 'imsmanifest.xml' })
      const parsed = parseCartridgeManifest(await readFile(manifest.file, 'utf8'))
      if (!parsed.ok) return parsed
      const problems = [...parsed.value.problems]
      const items: SourceItem[] = []
      for (const resource of parsed.value.resources) {
        const item = resource.kind === 'link' ? await linkItem(resource, files, problems) : filesItem(resource, files, problems)
        if (item) items.push(item)
      }
      return success({ items, problems })
    },
    dispose: () => rm(temporary, { recursive: true, force: true, maxRetries: 3 }),
  }
}

async function linkItem({ key, title, entry }: CartridgeResource, files: ReadonlyMap<string, ReceivedFile>, problems: ItemProblem[]): Promise<SourceItem | undefined> {
  const file = fileAt(files, entry)
  const link = file && file.bytes <= mostLinkBytes ? parseWebLink(await readFile(file.file, 'utf8')) : undefined
  if (!link) {
    problems.push({ key, title, kind: file ? 'unreadable' : 'file-missing', detail: entry.slice(0, 300) })
    return undefined
  }
  const called = link.title || title
  return { key, title: called, metadata: { title: called }, mark: markOf(link), content: async () => success({ kind: 'link', address: link.address, title: called }) }
}

function filesItem({ key, title, entry, paths }: CartridgeResource, files: ReadonlyMap<string, ReceivedFile>, problems: ItemProblem[]): SourceItem | undefined {
  const tell = (kind: ItemProblem['kind'], detail: string) => void problems.push({ key, title, kind, detail: detail.slice(0, 300) })
  const found = paths.map(path => [path, plainPath(path)] as const)
  const outside = found.find(([, path]) => !path.ok)
  if (outside) return tell('path-leaves-folder', outside[0]) as undefined
  const present = found.flatMap(([, path]) => (path.ok ? (files.get(path.value) ?? []) : []))
  const first = fileAt(files, entry)
  if (!first) return tell('file-missing', entry) as undefined
  const mark = markOf([title, present.map(({ path, sha256 }) => [path, sha256])])
  if (present.length === 1) return { key, title, metadata: { title }, mark, content: async () => success({ kind: 'file', name: basename(entry), files: [itemFile(basename(entry), first)] }) }
  const home = entry.slice(0, entry.lastIndexOf('/') + 1)
  const inside = present.filter(({ path }) => path.startsWith(home))
  for (const { path } of present.filter(one => !inside.includes(one))) tell('path-leaves-folder', path)
  // A package opens at index.html: the page of this resource is the one.
  const pathOf = (path: string) => (path === entry && /\.x?html?$/i.test(entry) ? 'index.html' : path.slice(home.length))
  return { key, title, metadata: { title }, mark, content: async () => success({ kind: 'folder', name: title, files: inside.map(one => itemFile(pathOf(one.path), one)) }) }
}

/** Names in a manifest are compared as the archive's are: composed. */
function fileAt(files: ReadonlyMap<string, ReceivedFile>, path: string): ReceivedFile | undefined {
  const plain = plainPath(path)
  return plain.ok ? files.get(plain.value) : undefined
}
