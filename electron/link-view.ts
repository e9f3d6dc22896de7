import { WebContentsView, session, type BrowserWindow, type WebContents } from 'electron'
import { isAllowedLink } from '#shared/domain/link-hosts'
import type { Disposable } from '#shared/lifetime'
import { linkPartition } from './addresses'

/** A page that has not begun by then does not come, whatever the network says. */
const openLimitMs = 15_000
/** The board keeps this share of the glass at the bottom: its own controls stay within reach. */
const boardShare = 0.14

interface Needs {
  window(): BrowserWindow | undefined
  /** Hosts whose pages may be opened. */
  readonly allowed: readonly string[]
  report(problem: unknown): void
}

/** Shows pages of allowed hosts in a view of their own above the board's page: no preload, no new windows, no downloads, no rights. */
export class LinkView implements Disposable {
  readonly #needs: Needs
  #view: WebContentsView | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** Resolves once the page's first words are there; a page that does not come leaves the board as it was. */
  async open(address: string): Promise<'opened' | 'not-allowed' | 'failed'> {
    const window = this.#needs.window()
    if (!isAllowedLink(address, this.#needs.allowed)) return 'not-allowed'
    if (!window || window.isDestroyed()) return 'failed'
    this.close()
    const view = new WebContentsView({
      webPreferences: { partition: linkPartition, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false, devTools: false },
    })
    this.#view = view
    confineLinks(view.webContents, this.#needs.allowed, this.#needs.report)
    const place = () => {
      const { width, height } = window.getContentBounds()
      view.setBounds({ x: 0, y: 0, width, height: Math.round(height * (1 - boardShare)) })
    }
    window.on('resize', place)
    view.webContents.once('destroyed', () => window.off('resize', place))
    const came = await comes(view.webContents, address)
    if (this.#view !== view) return 'failed' // closed meanwhile
    if (!came) {
      this.close()
      return 'failed'
    }
    place()
    window.contentView.addChildView(view)
    return 'opened'
  }

  back(): void {
    this.#view?.webContents.navigationHistory.goBack()
  }

  close(): void {
    const view = this.#view
    this.#view = undefined
    if (!view) return
    const window = this.#needs.window()
    if (window && !window.isDestroyed()) window.contentView.removeChildView(view)
    if (!view.webContents.isDestroyed()) view.webContents.close()
    void session.fromPartition(linkPartition).clearStorageData()
  }

  dispose(): void {
    this.close()
  }
}

async function comes(contents: WebContents, address: string): Promise<boolean> {
  let limit: NodeJS.Timeout | undefined
  const late = new Promise<false>(resolve => (limit = setTimeout(() => resolve(false), openLimitMs)))
  const begun = new Promise<true>(resolve => contents.once('did-navigate', () => resolve(true))) // not for Chromium's own page of errors, as `dom-ready` is
  const failed = contents.loadURL(address).then(() => true, () => false)
  const came = await Promise.race([begun, failed, late])
  clearTimeout(limit)
  return came
}

/** Whom the page may become and what it may load; the wall of our own pages (lock-down.ts) knows nothing but them. */
function confineLinks(contents: WebContents, allowed: readonly string[], report: (problem: unknown) => void): void {
  const own = contents.session
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.removeAllListeners('will-download').on('will-download', event => event.preventDefault())
  own.webRequest.onBeforeRequest((details, answer) => {
    const isFrame = details.resourceType === 'mainFrame' || details.resourceType === 'subFrame'
    const isFine = isFrame ? isAllowedLink(details.url, allowed) || details.url === 'about:blank' : isOutside(details.url)
    if (!isFine) report({ kind: 'link-request-refused', url: details.url.slice(0, 200) })
    answer({ cancel: !isFine })
  })
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url, allowed)) void contents.loadURL(url).catch(() => {}) // its own network decides; the page before stays
    return { action: 'deny' }
  })
  // Before the request, so that the page stays where it is instead of giving way to Chromium's own page of errors.
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (isAllowedLink(event.url, allowed) || event.url === 'about:blank') return
    report({ kind: 'link-navigation-refused', url: event.url.slice(0, 200) })
    event.preventDefault()
  }
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-prevent-unload', event => event.preventDefault())
}

/** Pictures and scripts may come from anywhere outside, by encrypted ways; never from this machine or the school's own network. */
function isOutside(address: string): boolean {
  if (/^(data|blob):/.test(address)) return true
  const host = /^(?:https|wss):\/\/([a-z0-9.-]+)(?::443)?(?:[/?#]|$)/i.exec(address)?.[1]
  return host !== undefined && /\.[a-z][a-z0-9-]*$/i.test(host) && !/\.(local|localhost|internal|lan|home|arpa)$/i.test(host)
}
