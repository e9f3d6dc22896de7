import { createHash } from 'node:crypto'
import type { ServedFile } from '../agent/agent-contract'
import { fileResponse } from './file-response'
import { appOrigin, contentScheme } from './addresses'

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

/** Gives every material a host of its own, stable on this display and unguessable elsewhere, and serves its files. */
export class ContentOrigins {
  readonly #secret: string
  readonly #materialOfHost = new Map<string, string>()

  constructor(secret: string) {
    this.#secret = secret
  }

  /** Address of a manifest path of a material. */
  addressOf(materialId: string, path: string): string {
    const digest = createHash('sha256').update(`${this.#secret}|${materialId}`).digest('hex')
    const host = `m-${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`
    this.#materialOfHost.set(host, materialId)
    return `${contentScheme}://${host}/${path.split('/').map(encodeURIComponent).join('/')}`
  }

  /** Answers a request of the window or of a package: only exact manifest paths of materials whose address was given out. */
  async answer(request: Request, find: (materialId: string, path: string) => ServedFile | undefined): Promise<Response> {
    const { host, pathname } = new URL(request.url)
    const materialId = this.#materialOfHost.get(host)
    const path = decodePath(pathname)
    const found = materialId !== undefined && path !== undefined ? find(materialId, path) : undefined
    const headers = { 'content-security-policy': contentPolicy, 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' }
    if (!found) return new Response('not found', { status: 404, headers })
    return fileResponse(found, request.headers.get('range'), headers)
  }
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname).slice(1)
  } catch {
    return undefined
  }
}
