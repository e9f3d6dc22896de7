import http from 'node:http'
import type { AddressInfo } from 'node:net'

interface Served {
  readonly body: Buffer | string
  readonly etag?: string
  /** The line breaks after so many bytes, once. */
  cutAfter?: number | undefined
  readonly redirect?: string
  readonly status?: number
}

/** A library's server on loopback whose every answer a test decides. */
export class FeedServer {
  readonly files = new Map<string, Served>()
  readonly asked: { path: string; range: string | undefined }[] = []
  #server: http.Server | undefined

  async start(): Promise<string> {
    const server = (this.#server = http.createServer((request, response) => this.#answer(request, response)))
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections()
    await new Promise(done => this.#server?.close(done) ?? done(undefined))
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const path = request.url ?? ''
    this.asked.push({ path, range: request.headers.range })
    const served = this.files.get(path)
    if (!served) return void response.writeHead(404).end()
    if (served.redirect !== undefined) return void response.writeHead(302, { location: served.redirect }).end()
    const body = Buffer.from(served.body)
    const isSame = served.etag !== undefined && request.headers['if-range'] === served.etag
    const from = isSame ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0
    const rest = body.subarray(from)
    response.writeHead(served.status ?? (from > 0 ? 206 : 200), {
      'content-length': rest.length, ...(served.etag === undefined ? {} : { etag: served.etag }), ...(from > 0 ? { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` } : {}),
    })
    const { cutAfter } = served
    if (cutAfter === undefined || from > 0) return void response.end(rest)
    served.cutAfter = undefined
    response.write(rest.subarray(0, cutAfter), () => response.destroy())
  }
}
