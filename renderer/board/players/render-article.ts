import MarkdownIt from 'markdown-it'
import { addressIn } from './series-order'

/** `folder`: address below which the article's pictures lie. Links lead nowhere on a board: they are shown as words, with their address where it says more. HTML in the text stays text. */
export function renderArticle(markdown: string, folder: string): string {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false })
  parser.validateLink = () => true // nothing becomes a link or a foreign address below
  const hrefs: string[] = []
  parser.renderer.rules['link_open'] = (tokens, index) => {
    hrefs.push(String(tokens[index]!.attrGet('href') ?? ''))
    return '<span class="link">'
  }
  parser.renderer.rules['link_close'] = (tokens, index) => {
    const href = hrefs.pop() ?? ''
    const words = tokens[index - 1]?.content ?? ''
    return /^https?:/i.test(href) && words !== href ? `</span> <span class="address">(${parser.utils.escapeHtml(href)})</span>` : '</span>'
  }
  parser.renderer.rules.image = (tokens, index) => {
    const words = parser.utils.escapeHtml(tokens[index]!.content)
    const address = pictureAddress(String(tokens[index]!.attrGet('src') ?? ''), folder)
    return address ? `<img src="${parser.utils.escapeHtml(address)}" alt="${words}" draggable="false">` : `<span class="absent">${words}</span>`
  }
  return parser.render(markdown)
}

/** Told by the file's name: servers call it plain text. */
export const isMarkdown = (address: string): boolean => /\.(md|markdown)$/i.test(address.split(/[?#]/)[0]!)

/** Only files below the article's own folder are shown; undefined for every other place. */
export function pictureAddress(source: string, folder: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(source.split(/[?#]/)[0]!).replace(/^\.\//, '')
  } catch {
    return undefined
  }
  if (path === '' || path.startsWith('/') || /[\\:]/.test(path) || path.split('/').some(part => part === '' || part === '.' || part === '..')) return undefined
  return addressIn(folder, path)
}

/** Plain text as paragraphs, told apart by empty lines; a single new line stays one. */
export function paragraphsOf(plain: string): string[] {
  return plain.replaceAll('\r\n', '\n').split(/\n[ \t]*\n+/).map(paragraph => paragraph.trim()).filter(paragraph => paragraph !== '')
}
