export type BookTheme = 'dark' | 'light'

/** Paper and ink of both themes: those of tokens.css, which a book's own frame cannot see. */
const colours = { dark: { paper: '#12211b', ink: '#f4f2e9', link: '#8fc6ff' }, light: { paper: '#fffcf5', ink: '#1f2d26', link: '#14539a' } } as const

export const paperOf = (theme: BookTheme): string => colours[theme].paper

/** How a book is set: as large as a class needs, in the theme's colours, pictures never larger than the page. `fontPx`: size of its running text. */
export function bookStyles(theme: BookTheme, fontPx: number): string {
  const { ink, link } = colours[theme]
  return `
    @namespace epub "http://www.idpf.org/2007/ops";
    html { font-family: "Noto Sans", "Segoe UI", sans-serif; color-scheme: ${theme}; font-size: ${fontPx}px !important; background: none !important; }
    body { background: none !important; }
    html, body, :where(p, li, dd, dt, td, th, blockquote, h1, h2, h3, h4, h5, h6, span, div, em, strong, b, i) { color: ${ink} !important; }
    :where(p, li, dd, blockquote) { line-height: 1.45; hyphens: auto; text-wrap: pretty; }
    a:any-link { color: ${link} !important; }
    :where(img, svg) { max-width: 100%; max-height: 100%; }
    ${theme === 'dark' ? ':where(img) { background: #fffcf5; }' : ''}
  `
}
