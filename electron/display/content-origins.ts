import { createHash } from 'node:crypto'
import { contentScheme } from '../addresses'

/** Gives every material a host of its own, stable in this run and unguessable elsewhere. */
export class ContentOrigins {
  readonly #secret: string
  readonly #materialOfHost = new Map<string, string>()

  constructor(secret: string) {
    this.#secret = secret
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

  /** Only of addresses that were given out. */
  materialOf(host: string): string | undefined {
    return this.#materialOfHost.get(host)
  }
}
