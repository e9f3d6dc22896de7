import { elementsOf, type QtiElement } from './qti-tree'

/** Signs that LaTeX writes as words. */
const signs: Readonly<Record<string, string>> = {
  '×': '\\times ', '·': '\\cdot ', '⋅': '\\cdot ', '÷': '\\div ', '±': '\\pm ', '≤': '\\le ', '≥': '\\ge ', '≠': '\\ne ', '≈': '\\approx ', '∞': '\\infty ', '∠': '\\angle ', '°': '^{\\circ}', '−': '-', 'π': '\\pi ',
  '⁢': '', '⁡': '', '→': '\\to ', '∈': '\\in ', '√': '\\surd ', '%': '\\%', '{': '\\{', '}': '\\}', '$': '\\$', '#': '\\#', '&': '\\&', '_': '\\_', '^': '\\hat{}', '\\': '\\backslash ', '~': '\\sim ',
}
const escaped = (words: string) => [...words].map(sign => signs[sign] ?? sign).join('')
const plain = (element: QtiElement): string => element.children.map(child => (typeof child === 'string' ? child : plain(child))).join('').replace(/\s+/g, ' ').trim()

/** MathML of school formulas as LaTeX; `undefined` for what needs more than fractions, powers, indices, roots and brackets. */
export function latexOf(math: QtiElement): string | undefined {
  const parts = elementsOf(math).map(partOf)
  return parts.every(part => part !== undefined) ? parts.join('').trim() : undefined
}

function partOf(element: QtiElement): string | undefined {
  const inside = () => latexOf(element)
  const parts = (count: number): string[] | undefined => {
    const made = elementsOf(element).map(partOf)
    return made.length === count && made.every(part => part !== undefined) ? made : undefined
  }
  const put = (count: number, make: (...parts: string[]) => string) => {
    const made = parts(count)
    return made && make(...made)
  }
  switch (element.name) {
    case 'mn':
    case 'mi':
    case 'mo':
      return escaped(plain(element))
    case 'mtext':
      return `\\text{${escaped(plain(element)).replaceAll('\\cdot ', '·')}}`
    case 'mspace':
      return '\\ '
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
    case 'semantics':
      return element.name === 'semantics' ? put(elementsOf(element).length, first => first) : inside()
    case 'annotation':
    case 'annotation-xml':
      return ''
    case 'mfrac':
      return put(2, (top, bottom) => `\\frac{${top}}{${bottom}}`)
    case 'msup':
      return put(2, (base, power) => `{${base}}^{${power}}`)
    case 'msub':
      return put(2, (base, index) => `{${base}}_{${index}}`)
    case 'msubsup':
      return put(3, (base, index, power) => `{${base}}_{${index}}^{${power}}`)
    case 'msqrt': {
      const root = inside()
      return root === undefined ? undefined : `\\sqrt{${root}}`
    }
    case 'mroot':
      return put(2, (base, index) => `\\sqrt[${index}]{${base}}`)
    case 'mfenced': {
      const made = elementsOf(element).map(partOf)
      const [open, close] = [element.attributes.get('open') ?? '(', element.attributes.get('close') ?? ')']
      return made.every(part => part !== undefined) ? `${escaped(open)}${made.join(element.attributes.get('separators') ?? ',')}${escaped(close)}` : undefined
    }
    default:
      return undefined
  }
}

/** The formula between dollars; a kind that does not map is kept as its words. */
export function formulaText(math: QtiElement): string {
  const latex = latexOf(math)
  if (!latex) return plain(math).replaceAll('$', '\\$')
  return attribute(math) === 'block' ? `$$${latex}$$` : `$${latex}$`
}
const attribute = (math: QtiElement) => math.attributes.get('display') ?? ''
