import { XMLParser } from 'fast-xml-parser'

/** An element of an untrusted document: names without their prefix, entities decoded, children in order. */
export interface XmlElement {
  readonly name: string
  readonly prefix: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

const mostCharacters = 20 * 1024 * 1024
const deepest = 200
const predefined: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: '\u00a0' }

/**
 * Parses XML without ever expanding an entity of its own: a document type with a body is refused. undefined: not well-formed, cut off, too large, too deep, or more
 * than the predefined entities.
 */
export function parseXml(text: string): XmlElement | undefined {
  if (text.length > mostCharacters || /<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text) || isCutXml(text)) return undefined
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', processEntities: false, parseTagValue: false, parseAttributeValue: false, trimValues: false, ignoreDeclaration: true, ignorePiTags: true })
  try {
    const roots = childrenOf(parser.parse(text.replace(/^\ufeff/, '').replace(/<!DOCTYPE[^>]*>/i, '')), 0).filter(child => typeof child !== 'string')
    return roots.length === 1 ? roots[0] : undefined
  } catch {
    return undefined // the parser throws plain errors of many kinds; each means that this is no XML for us
  }
}

/** What ends a comment, a section of text, an instruction and a declaration, by what begins it. */
const ends = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>'], ['<!', '>']] as const

/**
 * Whether XML stops before what it began is closed, as a copy that was broken off does. The parser forgives that, and half a list would stand for the whole: nothing that is
 * cut is read anywhere, and whoever refuses it can say so. What does not begin as XML is not cut XML.
 */
export function isCutXml(text: string): boolean {
  if (!/^[\ufeff\s]*</.test(text)) return false
  const tag = /<(\/?)[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y
  let open = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = ends.find(([begin]) => text.startsWith(begin, at))
    if (end) {
      const found = text.indexOf(end[1], at + end[0].length)
      if (found < 0) return true
      at = found + end[1].length
      continue
    }
    tag.lastIndex = at
    const found = tag.exec(text)
    if (!found) return true
    at = tag.lastIndex
    if (found[1] === '/') open--
    else if (text[at - 2] !== '/') open++
  }
  return open > 0
}

export const childrenNamed = (element: XmlElement | undefined, name: string): XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string' && child.name === name)
export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined => childrenNamed(element, name)[0]
/** The words directly inside, in one line. */
export const textOf = (element: XmlElement | undefined): string =>
  (element?.children ?? []).filter(child => typeof child === 'string').join('').replaceAll(/\s+/g, ' ').trim()

class Malformed extends Error {}

function childrenOf(nodes: unknown, depth: number): (XmlElement | string)[] {
  if (!Array.isArray(nodes) || depth > deepest) throw new Malformed()
  return nodes.flatMap((node: unknown): (XmlElement | string)[] => {
    if (typeof node !== 'object' || node === null) throw new Malformed()
    const { ':@': attributes = {}, ...content } = node as Record<string, unknown>
    const [tag] = Object.keys(content)
    if (tag === undefined) return []
    if (tag === '#text') return [decoded(String(content[tag]))]
    const colon = tag.indexOf(':')
    return [{ name: tag.slice(colon + 1), prefix: tag.slice(0, Math.max(0, colon)), attributes: attributesOf(attributes), children: childrenOf(content[tag], depth + 1) }]
  })
}

function attributesOf(candidate: unknown): Map<string, string> {
  if (typeof candidate !== 'object' || candidate === null) throw new Malformed()
  return new Map(Object.entries(candidate).map(([name, value]) => [name, decoded(String(value))]))
}

/** Line ends as XML reads them (§2.11), entities decoded; control characters, written out or as numbers, are no XML, and would vanish between two checks. */
function decoded(text: string): string {
  if (!/[\p{Cc}&]/u.test(text)) return text // most attributes of large files
  const plain = text.replaceAll(/\r\n?/g, '\n').replaceAll(/&([^;&\s]{1,12});|&/g, (_whole, name: string | undefined) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name ?? '')
    const point = code ? parseInt(code[1] ?? code[2]!, code[1] === undefined ? 10 : 16) : 0
    if (point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)) return String.fromCodePoint(point)
    if (name !== undefined && Object.hasOwn(predefined, name)) return predefined[name]!
    throw new Malformed()
  })
  if ([...plain.matchAll(/\p{Cc}/gu)].some(([character]) => character !== '\n' && character !== '\t')) throw new Malformed()
  return plain
}
