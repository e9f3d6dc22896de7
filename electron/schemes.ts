import { protocol } from 'electron'

/** Our own pages: `doska://app/board/index.html`. */
export const appScheme = 'doska'
/** Files of materials, one origin each: `doska-content://m-<uuid>/<path>`. */
export const contentScheme = 'doska-content'
export const appOrigin = `${appScheme}://app`

/** Must run before Electron is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges },
    { scheme: contentScheme, privileges },
  ])
}
