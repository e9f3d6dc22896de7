/** Our own pages: `doska://app/board/index.html`. */
export const appScheme = 'doska'
/** Files of materials, one origin each: `doska-content://m-<uuid>/<path>`. */
export const contentScheme = 'doska-content'
/** Pages outside: in memory, apart from the board's own session; they share nothing with it and leave nothing behind. */
export const linkPartition = 'links'
export const appOrigin = `${appScheme}://app`

/** Our page may be reloaded; a package may move inside its own origin; the player may put a material into an empty frame. */
export function isAllowedNavigation(url: string, isMainFrame: boolean, from: string | undefined): boolean {
  if (isMainFrame) return url.startsWith(`${appOrigin}/`)
  if (url === 'about:blank') return true
  if (url.startsWith(`blob:${appOrigin}/`)) return !from?.startsWith(`${contentScheme}://`) // a page of a book
  if (!url.startsWith(`${contentScheme}://`)) return false
  return from === undefined || !from.startsWith(`${contentScheme}://`) || url.startsWith(`${from}/`)
}
