// The benchmark's source, a process of its own: files of as many MB as `argv` names over plain HTTP, from memory. Tells [{ url, sha256, bytes }] to its parent.
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

function send(response: ServerResponse, blocks: number): void {
  for (let left = blocks; left > 0; left--) {
    if (!response.write(block)) return void response.once('drain', () => send(response, left - 1))
  }
  response.end()
}

const server = http.createServer((request, response) => {
  const blocks = Number(request.url?.slice(1))
  response.writeHead(200, { 'content-length': blocks * block.length, 'content-type': 'application/octet-stream' })
  send(response, blocks)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.(sizes.map(blocks => ({ url: `http://127.0.0.1:${port}/${blocks}`, sha256: hashOf(blocks), bytes: blocks * block.length })))
})
process.on('disconnect', () => process.exit(0))
