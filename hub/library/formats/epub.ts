import { failure, success } from '#shared/result'
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml'
import type { PackageFormat } from './format'
import type { Package } from '../package-files'
import { pathOfReference, textAt, xmlAt } from './package-text'

/** Methods that only scramble fonts (EPUB OCF 3.3 §4, Adobe); any other encryption is copy protection. */
const fontScrambling = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])

/** EPUB 2 and 3, kept packed: mimetype, container, package document and every listed file must be there. */
export const epub: PackageFormat = {
  claims: async pack => pack.archive !== undefined && (await textAt(pack, 'mimetype', 100))?.trim() === 'application/epub+zip',
  make: async (pack, { name }) => {
    if (pack.at('META-INF/rights.xml') || (await isEncrypted(pack))) return failure({ kind: 'unsupported', name, detail: 'copy-protected' })
    const container = await xmlAt(pack, 'META-INF/container.xml')
    const root = childNamed(childNamed(container, 'rootfiles'), 'rootfile')?.attributes.get('full-path')
    const book = root === undefined ? undefined : await xmlAt(pack, root)
    if (book?.name !== 'package' || root === undefined) return failure({ kind: 'damaged', name, detail: 'wrong-book' })
    const base = root.slice(0, root.lastIndexOf('/') + 1)
    const items = new Map(childrenNamed(childNamed(book, 'manifest'), 'item').map(item => [item.attributes.get('id') ?? '', item.attributes.get('href') ?? '']))
    const pages = childrenNamed(childNamed(book, 'spine'), 'itemref').map(({ attributes }) => items.get(attributes.get('idref') ?? ''))
    const isWhole = pages.length > 0 && pages.every(href => href !== undefined && pack.at(pathOfReference(base, href)) !== undefined)
    if (!isWhole) return failure({ kind: 'damaged', name, detail: 'wrong-book' })
    const metadata = childNamed(book, 'metadata')
    return success({ type: 'epub', entry: 'book.epub', files: [{ ...pack.archive!, path: 'book.epub', mediaType: 'application/epub+zip' }], about: aboutOf(metadata) })
  },
}

function aboutOf(metadata: XmlElement | undefined) {
  const [title, author, language] = ['title', 'creator', 'language'].map(word => textOf(childNamed(metadata, word)))
  return {
    ...(title ? { title: title.slice(0, 200) } : {}),
    ...(author ? { author: author.slice(0, 200) } : {}),
    ...(language && /^[a-z]{2,3}(-[a-z]{2,4})?$/i.test(language) ? { language: language.slice(0, 2).toLowerCase() } : {}),
  }
}

async function isEncrypted(pack: Package): Promise<boolean> {
  if (!pack.at('META-INF/encryption.xml')) return false
  const document = await xmlAt(pack, 'META-INF/encryption.xml')
  if (!document) return true
  const methods = childrenNamed(document, 'EncryptedData').map(data => childNamed(data, 'EncryptionMethod')?.attributes.get('Algorithm') ?? '')
  return methods.some(method => !fontScrambling.has(method))
}
