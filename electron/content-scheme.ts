import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { playerFolder } from '#shared/domain/material'
import type { ServedFile } from '../agent/agent-contract'
import { appOrigin, contentScheme } from './addresses'
import { mediaTypes, resolveInside } from './app-scheme'
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

/** Gives every material a host of its own, stable on this display and unguessable elsewhere, and serves its files. */
export class ContentOrigins {
  readonly #secret: string
  readonly #playerRoot: string
  readonly #materialOfHost = new Map<string, string>()

  /** `playerRoot`: where the built player page lies; it is served in the reserved folder of every material's host. */
  constructor(secret: string, playerRoot: string) {
    this.#secret = secret
    this.#playerRoot = playerRoot
  }

  /** Address of a manifest path of a material. */
  addressOf(materialId: string, path: string): string {
    const host = this.hostOf(materialId)
    this.#materialOfHost.set(host, materialId)
    return `${contentScheme}://${host}/${path.split('/').map(encodeURIComponent).join('/')}`
  }

  hostOf(materialId: string): string {
    const digest = createHash('sha256').update(`${this.#secret}|${materialId}`).digest('hex')
    return `m-${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`
  }

  /** Answers a request of the window or of a package: only exact manifest paths of materials whose address was given out. */
  async answer(request: Request, find: (materialId: string, path: string) => ServedFile | undefined): Promise<Response> {
    const { host, pathname } = new URL(request.url)
    const materialId = this.#materialOfHost.get(host)
    const path = decodePath(pathname)
    const headers = { 'content-security-policy': contentPolicy, 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' }
    if (materialId !== undefined && path?.startsWith(`${playerFolder}/`)) return this.#answerPlayer(path.slice(playerFolder.length), headers)
    const found = materialId !== undefined && path !== undefined ? find(materialId, path) : undefined
    if (!found) return new Response('not found', { status: 404, headers })
    return fileResponse(found, request.headers.get('range'), headers)
  }

  async #answerPlayer(path: string, headers: Record<string, string>): Promise<Response> {
    const file = resolveInside(this.#playerRoot, path)
    const content = file && (await readFile(file).catch(() => undefined))
    if (!content) return new Response('not found', { status: 404, headers })
    return new Response(content, { headers: { ...headers, 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' } })
  }
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname).slice(1)
  } catch {
    return undefined
  }
}
