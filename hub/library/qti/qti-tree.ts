import { parseXml, type XmlElement } from '../xml'

/** An element of an item, named as QTI 3 names it without its prefix: `choiceInteraction` and `qti-choice-interaction` are both `choice-interaction`. */
export type QtiElement = XmlElement

const kebab = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`).replace(/^-/, '').replace(/^qti-/, '')

/** Reads a QTI 2.x or 3 document; `undefined`: no XML that may be read. */
export function parseQti(text: string): QtiElement | undefined {
  const root = parseXml(text)
  return root && named(root)
}

function named({ name, attributes, children }: XmlElement): QtiElement {
  return {
    name: kebab(name),
    prefix: '',
    attributes: new Map([...attributes].map(([key, value]) => [kebab(key.slice(key.indexOf(':') + 1)), value])),
    children: children.map(child => (typeof child === 'string' ? child : named(child))),
  }
}

export const attribute = (element: QtiElement, name: string): string => element.attributes.get(name) ?? ''
export const elementsOf = (element: QtiElement): QtiElement[] => element.children.filter(child => typeof child !== 'string')

/** Every element below, in reading order. */
export function everyBelow(element: QtiElement): QtiElement[] {
  return elementsOf(element).flatMap(child => [child, ...everyBelow(child)])
}
