import { app, session, type WebContents } from 'electron'
import { isAllowedNavigation, linkPartition } from './addresses'

/** Nothing leaves our pages: no permission, popup, download, foreign request or navigation. Call once Electron is ready. */
export function lockDown(report: (problem: unknown) => void): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    report({ kind: 'permission-refused', permission })
    answer(false)
  })
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', event => event.preventDefault())
  // Pages and packages have no business on the network; the agent talks to the hub from its own process.
  defaultSession.webRequest.onBeforeRequest({ urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }, (details, answer) => {
    report({ kind: 'request-refused', url: details.url.slice(0, 200) })
    answer({ cancel: true })
  })
  defaultSession.setSpellCheckerEnabled(false)
  app.on('web-contents-created', (_event, contents) => {
    // Pages outside have a wall of their own (link-view.ts); their session is not made before there is one.
    const isOutside = contents.session !== defaultSession && contents.session === session.fromPartition(linkPartition)
    if (!isOutside) confine(contents, report)
  })
}

function confine(contents: WebContents, report: (problem: unknown) => void): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('will-frame-navigate', event => {
    if (isAllowedNavigation(event.url, event.isMainFrame, frameOrigin(event))) return
    report({ kind: 'navigation-refused', url: event.url.slice(0, 200) })
    event.preventDefault()
  })
  contents.on('will-prevent-unload', event => event.preventDefault())
}

function frameOrigin(event: { readonly frame?: { readonly origin: string } | null }): string | undefined {
  try {
    return event.frame?.origin
  } catch {
    return undefined // the frame's process died meanwhile
  }
}
