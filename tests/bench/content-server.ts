// The benchmark's source, a process of its own: one file of `argv[2]` bytes over plain HTTP, from memory. Tells { url, sha256, bytes } to its parent.
import { createHash, randomBytes } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

const blockBytes = 1024 * 1024
const blocks = Math.ceil(Number(process.argv[2]) / blockBytes)
const block = randomBytes(blockBytes)
const hash = createHash('sha256')
for (let i = 0; i < blocks; i++) hash.update(block)

const server = http.createServer((_request, response) => {
  let left = blocks
  response.writeHead(200, { 'content-length': blocks * blockBytes, 'content-type': 'application/octet-stream' })
  const send = () => {
    while (left > 0) {
      left -= 1
      if (!response.write(block)) return void response.once('drain', send)
    }
    response.end()
  }
  send()
})
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`, sha256: hash.digest('hex'), bytes: blocks * blockBytes })
})
process.on('disconnect', () => process.exit(0))
