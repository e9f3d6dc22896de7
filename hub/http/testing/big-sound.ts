import http from 'node:http'
import { Readable } from 'node:stream'
import { mediaFixture } from '../../library/testing/library-desk'

/** A real WAV file of a length, piece by piece. */
export function bigSound(megabytes: number): { bytes: number; pieces(): Generator<Buffer> } {
  const head = mediaFixture('sound.wav').subarray(0, mediaFixture('sound.wav').indexOf('data') + 8)
  const dataBytes = megabytes * 1024 * 1024
  head.writeUInt32LE(dataBytes, head.length - 4)
  return {
    bytes: head.length + dataBytes,
    *pieces() {
      yield head
      const piece = Buffer.alloc(65_536, 3)
      for (let sent = 0; sent < dataBytes; sent += piece.length) yield piece
    },
  }
}

/** Sends the pieces with the machine's import key. */
export function putOver(address: string, path: string, bytes: number, pieces: Iterable<Buffer>): Promise<{ status: number | undefined; body: string }> {
  return new Promise((done, fail) => {
    const request = http.request(`${address}${path}`, { method: 'PUT', headers: { authorization: 'Import key', 'content-length': bytes } }, async answer => {
      let body = ''
      for await (const piece of answer) body += String(piece)
      done({ status: answer.statusCode, body })
    })
    request.on('error', fail)
    Readable.from(pieces).pipe(request)
  })
}
