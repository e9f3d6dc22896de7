import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ItemProblem, SourceFault } from '#shared/contract/library-sources'
import { failure, success, type Result } from '#shared/result'
import { plainPath, type ReceivedFile } from '../package-files'
import { isCartridgeManifest, parseCartridgeManifest, parseWebLink, type CartridgeResource } from './cartridge-manifest'

/** What a cartridge offers: files of which one upload could be made, or a web link. */
export type CartridgeItem = { readonly key: string; readonly title: string } & (
  | { readonly kind: 'link'; readonly address: string }
  | { readonly kind: 'file' | 'folder'; readonly name: string; readonly files: readonly ReceivedFile[] }
)

export interface CartridgeContents {
  readonly title: string
  readonly items: readonly CartridgeItem[]
  readonly problems: readonly ItemProblem[]
}

const manifestName = 'imsmanifest.xml'
const mostManifestBytes = 20 * 1024 * 1024
const mostLinkBytes = 64 * 1024

/** Whether an unpacked archive is an IMS Common Cartridge; other packages have a manifest of that name too. */
export async function isCartridge(files: readonly ReceivedFile[]): Promise<boolean> {
  const manifest = files.find(({ path }) => path === manifestName)
  return manifest !== undefined && manifest.bytes <= mostManifestBytes && isCartridgeManifest(await readFile(manifest.file, 'utf8'))
}

/** Everything that can be taken out of an unpacked cartridge, and what cannot. */
export async function readCartridge(unpacked: readonly ReceivedFile[]): Promise<Result<CartridgeContents, SourceFault>> {
  const files = new Map(unpacked.map(one => [one.path, one]))
  const manifest = files.get(manifestName)
  if (!manifest || manifest.bytes > mostManifestBytes) return failure({ kind: manifest ? 'too-large' : 'not-a-cartridge', detail: manifestName })
  const parsed = parseCartridgeManifest(await readFile(manifest.file, 'utf8'))
  if (!parsed.ok) return parsed
  const problems = [...parsed.value.problems]
  const items: CartridgeItem[] = []
  for (const resource of parsed.value.resources) {
    const item = resource.kind === 'link' ? await linkItem(resource, files, problems) : filesItem(resource, files, problems)
    if (item) items.push(item)
  }
  return success({ title: parsed.value.title, items, problems })
}

async function linkItem({ key, title, entry }: CartridgeResource, files: ReadonlyMap<string, ReceivedFile>, problems: ItemProblem[]): Promise<CartridgeItem | undefined> {
  const file = fileAt(files, entry)
  const link = file && file.bytes <= mostLinkBytes ? parseWebLink(await readFile(file.file, 'utf8')) : undefined
  if (link) return { kind: 'link', key, title: link.title || title, address: link.address }
  problems.push({ key, title, kind: file ? 'unreadable' : 'file-missing', detail: entry.slice(0, 300) })
  return undefined
}

function filesItem({ key, title, entry, paths }: CartridgeResource, files: ReadonlyMap<string, ReceivedFile>, problems: ItemProblem[]): CartridgeItem | undefined {
  const tell = (kind: ItemProblem['kind'], detail: string) => void problems.push({ key, title, kind, detail: detail.slice(0, 300) })
  const outside = paths.find(path => !plainPath(path).ok)
  const first = fileAt(files, entry)
  if (outside !== undefined || !first) {
    if (outside === undefined) tell('file-missing', entry)
    else tell('path-leaves-folder', outside)
    return undefined
  }
  const present = [...new Map(paths.flatMap(path => fileAt(files, path) ?? []).map(file => [file.path, file])).values()]
  if (present.length === 1) return { kind: 'file', key, title, name: basename(first.path), files: [first] }
  const home = first.path.slice(0, first.path.lastIndexOf('/') + 1)
  const inside = present.filter(({ path }) => path.startsWith(home))
  for (const { path } of present.filter(one => !inside.includes(one))) tell('path-leaves-folder', path)
  // A package opens at index.html: the page of this resource is the one.
  const isPage = /\.x?html?$/i.test(first.path)
  return { kind: 'folder', key, title, name: title, files: inside.map(file => ({ ...file, path: isPage && file === first ? 'index.html' : file.path.slice(home.length) })) }
}

/** Names in a manifest are compared as the archive's are: composed. */
function fileAt(files: ReadonlyMap<string, ReceivedFile>, path: string): ReceivedFile | undefined {
  const plain = plainPath(path)
  return plain.ok ? files.get(plain.value) : undefined
}
