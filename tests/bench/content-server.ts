// The benchmark's source, a process of its own: files of as many MB as `argv` names over plain HTTP with byte ranges, from memory. Tells [{ url, sha256, bytes }] to its parent.
import { createHash, randomBytes } from 'node:crypto'
import http, { type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const block = randomBytes(1024 * 1024)
const sizes = process.argv.slice(2).map(Number)

function hashOf(blocks: number): string {
  const hash = createHash('sha256')
  for (let i = 0; i < blocks; i++) hash.update(block)
  return hash.digest('hex')
}

/** Sends [from, until) of the endlessly repeated block. */
function send(response: ServerResponse, from: number, until: number): void {
  for (let at = from; at < until; ) {
    const inBlock = at % block.length
    const part = block.subarray(inBlock, Math.min(block.length, inBlock + until - at))
    at += part.length
    if (!response.write(part)) return void response.once('drain', () => send(response, at, until))
  }
  response.end()
}

const server = http.createServer((request, response) => {
  const blocks = Number(request.url?.slice(1))
  const bytes = blocks * block.length
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  const from = Number(range?.[1] ?? 0)
  const until = range?.[2] ? Math.min(bytes, Number(range[2]) + 1) : bytes
  const part = range ? { 'content-range': `bytes ${from}-${until - 1}/${bytes}` } : {}
  response.writeHead(range ? 206 : 200, { 'content-length': until - from, 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes', ...part })
  send(response, from, until)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.(sizes.map(blocks => ({ url: `http://127.0.0.1:${port}/${blocks}`, sha256: hashOf(blocks), bytes: blocks * block.length })))
})
process.on('disconnect', () => process.exit(0))
