import type { ItemProblem, SourceFault } from '#shared/contract/library-sources'
import { failure, success, type Result } from '#shared/result'
import { childNamed, childrenNamed, parseXml, textOf, type XmlElement } from '../xml'
import { cut } from './source-words'

/** A resource of the cartridge that can become a material: its files, the first the one to open; or the file that describes a web link. */
export interface CartridgeResource {
  readonly kind: 'files' | 'link'
  readonly key: string
  readonly title: string
  readonly entry: string
  readonly paths: readonly string[]
}

/** Whether a manifest is that of a cartridge that we read. */
export function isCartridgeManifest(text: string): boolean {
  const manifest = parseXml(text)
  return manifest !== undefined && isOfCartridge(manifest)
}

function isOfCartridge(manifest: XmlElement): boolean {
  const metadata = childNamed(manifest, 'metadata')
  return manifest.name === 'manifest' && /common cartridge/i.test(textOf(childNamed(metadata, 'schema'))) && /^1\.[123](\.|$)/.test(textOf(childNamed(metadata, 'schemaversion')))
}

/** Reads imsmanifest.xml of IMS Common Cartridge 1.1 to 1.3. Tests, discussions and tools are told, not taken. */
export function parseCartridgeManifest(text: string): Result<{ title: string; resources: CartridgeResource[]; problems: ItemProblem[] }, SourceFault> {
  const manifest = parseXml(text)
  const metadata = childNamed(manifest, 'metadata')
  if (!manifest || !isOfCartridge(manifest)) return failure({ kind: 'not-a-cartridge', detail: cut(textOf(childNamed(metadata, 'schemaversion')), 100) })
  const titles = titlesOf(childNamed(manifest, 'organizations'))
  const resources: CartridgeResource[] = []
  const problems: ItemProblem[] = []
  const keys = new Set<string>()
  const all = childrenNamed(childNamed(manifest, 'resources'), 'resource')
  const filesOf = (resource: XmlElement) => childrenNamed(resource, 'file').flatMap(file => file.attributes.get('href') ?? []).map(unescaped)
  const needsOf = (resource: XmlElement) => childrenNamed(resource, 'dependency').flatMap(one => one.attributes.get('identifierref') ?? [])
  const needed = new Set(all.flatMap(needsOf))
  const byKey = new Map(all.map(resource => [resource.attributes.get('identifier') ?? '', resource]))
  for (const resource of all) {
    const key = cut(resource.attributes.get('identifier') ?? '', 500)
    const type = resource.attributes.get('type') ?? ''
    const files = [...filesOf(resource), ...needsOf(resource).flatMap(one => byKey.get(one) ?? []).flatMap(filesOf)]
    const entry = unescaped(resource.attributes.get('href') ?? files[0] ?? '')
    const title = cut(titles.get(key) ?? entry.slice(entry.lastIndexOf('/') + 1).replace(/\.[a-z0-9]{1,5}$/i, ''), 200) || key
    const tell = (kind: ItemProblem['kind'], detail: string) => void problems.push({ key, title: title.slice(0, 300), kind, detail: cut(detail, 300) })
    if (!key || keys.has(key)) tell('double', type)
    else if (/^imswl_xmlv1p[123]$/.test(type)) resources.push({ kind: 'link', key, title, entry, paths: [entry] })
    else if (type !== 'webcontent' && !/^associatedcontent\//.test(type)) tell('not-mapped', type)
    else if (!entry) tell('no-file', type)
    // Pictures and styles that only other resources need come with those.
    else if (titles.has(key) || (type === 'webcontent' && !needed.has(key))) resources.push({ kind: 'files', key, title, entry, paths: [...new Set([entry, ...files])] })
    keys.add(key)
  }
  return success({ title: titleOf(metadata), resources, problems })
}

/** A web link of a cartridge (imswl). */
export function parseWebLink(text: string): { title: string; address: string } | undefined {
  const link = parseXml(text)
  const address = childNamed(link, 'url')?.attributes.get('href')
  return link?.name === 'webLink' && address ? { title: cut(textOf(childNamed(link, 'title')), 200), address: address.trim() } : undefined
}

/** Resource → its place in the table of contents: the title of the item that shows it. */
function titlesOf(organizations: XmlElement | undefined): Map<string, string> {
  const titles = new Map<string, string>()
  const look = (element: XmlElement) => {
    for (const item of childrenNamed(element, 'item')) {
      const reference = item.attributes.get('identifierref')
      const title = textOf(childNamed(item, 'title'))
      if (reference && title && !titles.has(reference)) titles.set(reference, title)
      look(item)
    }
  }
  for (const organization of childrenNamed(organizations, 'organization')) look(organization)
  return titles
}

function titleOf(metadata: XmlElement | undefined): string {
  const title = childNamed(childNamed(childNamed(metadata, 'lom'), 'general'), 'title')
  return cut(textOf(childNamed(title, 'string')), 200)
}

function unescaped(href: string): string {
  try {
    return decodeURIComponent(href.replace(/[?#].*$/, ''))
  } catch {
    return href
  }
}
