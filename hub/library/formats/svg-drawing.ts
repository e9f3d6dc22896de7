import { parseXml, type XmlElement } from '../xml'
import { isAllowedAttribute, isAllowedElement, isSafeStyle } from './svg-allowed'

const namespace = 'http://www.w3.org/2000/svg'
const mostElements = 100_000
/** A drawing that repeats itself by references into more than this would keep a board busy for ever. */
const mostDrawn = 300_000

export interface Drawing {
  readonly text: string
  readonly widthPx?: number
  readonly heightPx?: number
}

/** Writes an SVG anew from what is on the allow-list; undefined when it is no well-formed SVG or draws without bound. */
export function sanitiseSvg(text: string): Drawing | undefined {
  const root = parseXml(text)
  if (root?.name !== 'svg') return undefined
  const counted = { left: mostElements }
  const drawn = written(root, counted, true)
  if (counted.left < 0 || drawnElements(root) > mostDrawn) return undefined
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${drawn}\n`, ...sizeOf(root) }
}

function written(element: XmlElement, counted: { left: number }, isRoot = false): string {
  if (--counted.left < 0) return ''
  const inside = () => element.children.map(child => (typeof child === 'string' ? escaped(child) : written(child, counted))).join('')
  if (element.name === 'a') return inside() // what the link holds is drawn, the link is not
  if (!isAllowedElement(element)) return ''
  const attributes = [...element.attributes].filter(([name, value]) => isAllowedAttribute(element, name, value)).map(([name, value]) => ` ${localName(name)}="${escaped(value).replaceAll('"', '&quot;')}"`)
  const style = element.name === 'style' ? element.children.filter(child => typeof child === 'string').join('') : undefined
  if (style !== undefined && !isSafeStyle(style)) return ''
  const own = style === undefined ? inside() : escaped(style)
  const start = `<${element.name}${isRoot ? ` xmlns="${namespace}"` : ''}${attributes.join('')}`
  return own === '' ? `${start}/>` : `${start}>${own}</${element.name}>`
}

/** `xlink:href` is plain `href` in SVG 2; `xml:space` stays what it is. */
const localName = (name: string): string => name.replace(/^xlink:/, '')
const escaped = (text: string): string => text.replaceAll(/\p{Cc}/gu, character => ('\n\t'.includes(character) ? character : '')).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** How many elements are drawn when every `use` is followed; Infinity when one leads back to itself. */
function drawnElements(root: XmlElement): number {
  const byId = new Map<string, XmlElement>()
  const collect = (element: XmlElement): void => {
    const id = element.attributes.get('id')
    if (id !== undefined && !byId.has(id)) byId.set(id, element)
    for (const child of element.children) if (typeof child !== 'string') collect(child)
  }
  collect(root)
  const known = new Map<XmlElement, number>()
  const count = (element: XmlElement): number => {
    const before = known.get(element)
    if (before !== undefined) return before
    known.set(element, Infinity) // asked for while it is counted: a circle
    let sum = 1
    for (const child of element.children) if (typeof child !== 'string') sum += count(child)
    for (const [name, value] of element.attributes) {
      const target = byId.get(/^#(.+)$/.exec(/href$/.test(name) ? value : '')?.[1] ?? /url\(\s*["']?#([^"')\s]+)/.exec(value)?.[1] ?? '')
      if (target && sum <= mostDrawn && element.name !== 'textPath') sum += /Gradient$/.test(target.name) ? 1 : count(target)
    }
    known.set(element, sum)
    return sum
  }
  return count(root)
}

function sizeOf(root: XmlElement): { widthPx?: number; heightPx?: number } {
  const [, , boxWidth, boxHeight] = (root.attributes.get('viewBox') ?? '').trim().split(/[\s,]+/).map(Number)
  const width = lengthOf(root.attributes.get('width')) ?? boxWidth
  const height = lengthOf(root.attributes.get('height')) ?? boxHeight
  return width && height && width >= 1 && height >= 1 && width < 1e6 && height < 1e6 ? { widthPx: Math.round(width), heightPx: Math.round(height) } : {}
}

const lengthOf = (value: string | undefined): number | undefined => (/^\d+(\.\d+)?(px)?$/.test(value ?? '') ? parseFloat(value!) : undefined)
