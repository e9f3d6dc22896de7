import { formulaText } from './math-latex'
import type { QtiElement } from './qti-tree'

const blocks = new Set(['p', 'div', 'li', 'br', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'dl', 'table', 'prompt', 'item-body', 'gap-match-interaction'])
const silent = new Set(['rubric-block', 'feedback-inline', 'feedback-block', 'modal-feedback', 'template-inline', 'template-block', 'style', 'script', 'stylesheet', 'gap-text', 'gap-img'])
/** What a text cannot say. */
const shown = new Set(['img', 'object', 'svg', 'video', 'audio', 'iframe', 'embed', 'picture', 'figure', 'picture-prompt'])

/** Picture, sound or object somewhere inside. */
export function showsMedia(element: QtiElement): boolean {
  return shown.has(element.name) || element.children.some(child => typeof child !== 'string' && showsMedia(child))
}

/** Words of an element with formulas as LaTeX and one line a paragraph; `put` says what stands for an element that is more than words (a gap, an interaction). */
export function wordsOf(element: QtiElement, put: (element: QtiElement) => string | undefined = () => undefined): string {
  const spoken = (child: QtiElement | string): string => {
    if (typeof child === 'string') return child.replace(/\s+/g, ' ').replaceAll('$', '\\$').replaceAll('{{', '{ {')
    if (silent.has(child.name)) return ''
    const own = put(child)
    if (own !== undefined) return own
    if (child.name === 'math') return formulaText(child)
    if (child.name === 'printed-variable') return ''
    const inside = child.children.map(spoken).join('')
    return blocks.has(child.name) ? `\n${inside}\n` : inside
  }
  return element.children.map(spoken).join('').replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n+/g, '\n').trim()
}
