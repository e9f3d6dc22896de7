import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { playerFolder } from '#shared/domain/player-folder'
import { appOrigin } from './addresses'
import { mediaTypes, resolveInside } from './app-scheme'
import type { FoundFile } from './display/messages'
import { fileResponse } from './file-response'

/** The wall between packages: custom schemes have no CORS, so every response carries it, scripts too (docs: electron notes on workers). */
const contentPolicy = [
  `default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'`,
  `connect-src 'self' data: blob:`,
  `frame-src 'self'`,
  `form-action 'none'`,
  `base-uri 'self'`,
  `object-src 'none'`,
  `frame-ancestors 'self' ${appOrigin}`,
].join('; ')

interface Needs {
  /** Where the built player page lies; it is served in the reserved folder of every material's host. */
  readonly playerRoot: string
  find(host: string, path: string): Promise<FoundFile>
  /** Before a package opens. */
  beforePackage(): Promise<void>
}

/** Answers a request of the window or of a package: only exact manifest paths of materials whose address was given out, and the player page. */
export async function answerContent(request: Request, { playerRoot, find, beforePackage }: Needs): Promise<Response> {
  const { host, pathname } = new URL(request.url)
  const path = decodePath(pathname)
  const { isKnown, file } = path === undefined ? { isKnown: false, file: undefined } : await find(host, path)
  const headers = { 'content-security-policy': contentPolicy, 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' }
  if (isKnown && path?.startsWith(`${playerFolder}/`)) {
    await beforePackage()
    return answerPlayer(playerRoot, path.slice(playerFolder.length), headers)
  }
  if (!file) return new Response('not found', { status: 404, headers })
  return fileResponse(file, request.headers.get('range'), headers)
}

async function answerPlayer(root: string, path: string, headers: Record<string, string>): Promise<Response> {
  const file = resolveInside(root, path)
  const content = file && (await readFile(file).catch(() => undefined))
  if (!content) return new Response('not found', { status: 404, headers })
  return new Response(content, { headers: { ...headers, 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' } })
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname).slice(1)
  } catch {
    return undefined
  }
}
