import { protocol } from 'electron'
import { appScheme, contentScheme } from './addresses'

/** Must run before Electron is ready. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges },
    { scheme: contentScheme, privileges },
  ])
}
