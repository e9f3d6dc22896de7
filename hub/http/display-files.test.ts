import { createHash } from 'node:crypto'
import http from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fillRoute, routes } from '#shared/contract/routes'
import { bigSound, putOver } from './testing/big-sound'
import { openLibraryServer, type LibraryServer } from './testing/library-server'

let hub: LibraryServer
beforeEach(async () => {
  hub = await openLibraryServer()
})
afterEach(() => hub.end())

const host = { host: '127.0.0.1' }
const ask = (url: string, authorization?: string, more: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  hub.server.inject({ method, url, headers: { ...host, ...(authorization ? { authorization } : {}), ...more } })
const fileRoute = (displayId: string, sha256: string) => fillRoute(routes.displayFile, { displayId, sha256 })

describe('files of a display', () => {
  const text = '0123456789'
  let sha256: string
  beforeEach(async () => {
    sha256 = (await hub.desk.library.keepDocument(text)).sha256
    hub.entitled.add(sha256)
  })

  test.each([
    ['anonymous', undefined, 'a', 401], ['the display itself', 'Bearer a', 'a', 200], ['another display at its address', 'Bearer b', 'a', 403],
    ['another display at its own address', 'Bearer b', 'b', 403], ['a technician', 'Person technician', 'a', 401], ['a teacher', 'Person teacher', 'a', 401],
    ['the import key', 'Import key', 'a', 401],
  ])('%s gets what is due', async (_who, authorization, displayId, status) => {
    const answer = await ask(fileRoute(displayId, sha256), authorization)
    expect(answer.statusCode).toBe(status)
    expect(answer.body === text).toBe(status === 200)
    expect(hub.refusals).toHaveLength(status === 200 ? 0 : 1)
  })

  test('come whole, in part, not again, or not at all', async () => {
    const own = (more: Record<string, string> = {}, method?: 'HEAD') => ask(fileRoute('a', sha256), 'Bearer a', more, method)
    const whole = await own()
    expect(whole.headers).toMatchObject({ etag: `"${sha256}"`, 'accept-ranges': 'bytes', 'content-length': '10', 'cache-control': 'private, max-age=31536000, immutable' })
    const part = await own({ range: 'bytes=3-5', 'if-range': `"${sha256}"` })
    expect([part.statusCode, part.body, part.headers['content-range'], part.headers['content-length']]).toEqual([206, '345', 'bytes 3-5/10', '3'])
    const known = await own({ 'if-none-match': `"${sha256}"` })
    expect([known.statusCode, known.body]).toEqual([304, ''])
    const beyond = await own({ range: 'bytes=10-' })
    expect([beyond.statusCode, beyond.headers['content-range'], beyond.body]).toEqual([416, 'bytes */10', ''])
    const head = await own({}, 'HEAD')
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, '10', ''])
  })

  test('are not found when the hub does not have them, or no longer whole', async () => {
    const missing = 'f'.repeat(64)
    hub.entitled.add(missing)
    expect((await ask(fileRoute('a', missing), 'Bearer a')).statusCode).toBe(404)
    expect((await ask(fileRoute('a', '..%2f..%2fetc%2fpasswd'), 'Bearer a')).statusCode).toBe(404)
    expect((await ask(fileRoute('a', 'A'.repeat(64)), 'Bearer a')).statusCode).toBe(404)
  })

  test('300 MB come in and go out with flat memory', async () => {
    const address = await hub.server.listen({ host: '127.0.0.1', port: 0 })
    const sound = bigSound(300)
    const before = process.memoryUsage().rss
    let peak = 0
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss - before)), 20)
    const begun = await hub.desk.library.uploads.begin({ name: 'лекция.wav', kind: 'file', totalBytes: sound.bytes }, 'import-key')
    const put = await putOver(address, fillRoute(routes.uploadFile, { uploadId: begun.ok ? begun.value : '' }).replace('*', 'a'), sound.bytes, sound.pieces())
    expect(put.status).toBe(200)
    const row = await hub.desk.library.uploads.commit(begun.ok ? begun.value : '', 'import-key')
    const [entry] = hub.desk.library.materialOf(row!.materialId!)!.manifest
    hub.entitled.add(entry!.sha256)
    const hash = createHash('sha256')
    let received = 0
    await new Promise<void>((done, fail) => {
      http.get(`${address}${fileRoute('a', entry!.sha256)}`, { headers: { authorization: 'Bearer a' } }, answer => {
        answer.on('data', (piece: Buffer) => {
          received += piece.length
          hash.update(piece)
        })
        answer.on('end', done).on('error', fail)
      }).on('error', fail)
    })
    clearInterval(watch)
    expect(received).toBe(sound.bytes)
    expect(hash.digest('hex')).toBe(entry!.sha256)
    expect(peak).toBeLessThan(128 * 1024 * 1024)
  }, 60_000)
})
