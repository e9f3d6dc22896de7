import { createHash } from 'node:crypto'
import { truncate } from 'node:fs/promises'
import http from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fillRoute, routes } from '#shared/contract/routes'
import { mediaFixture } from '../library/testing/library-desk'
import { zipOf } from '../library/testing/hostile-zip'
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

/** A real WAV file of a length, piece by piece. */
function bigSound(megabytes: number): { bytes: number; pieces(): Generator<Buffer> } {
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

describe('uploads', () => {
  let address: string
  beforeEach(async () => {
    address = await hub.server.listen({ host: '127.0.0.1', port: 0 })
  })
  /** Over a real socket: injected requests have none to speak of. */
  async function send(method: 'POST' | 'PUT' | 'GET', url: string, payload?: Buffer | string | object, authorization = 'Import key') {
    const isJson = typeof payload === 'object' && !Buffer.isBuffer(payload)
    const headers = { authorization, ...(isJson ? { 'content-type': 'application/json' } : {}) }
    const body = isJson ? JSON.stringify(payload) : typeof payload === 'string' ? payload : payload && new Uint8Array(payload)
    const answer = await fetch(`${address}${url}`, { method, headers, ...(body === undefined ? {} : { body }) })
    return { status: answer.status, body: await answer.json() as unknown }
  }
  const begin = async (name: string, kind: string, totalBytes: number, authorization?: string) =>
    ((await send('POST', routes.uploadBegin, { name, kind, totalBytes }, authorization)).body as { uploadId: string }).uploadId
  const fileAddress = (uploadId: string, path: string) => fillRoute(routes.uploadFile, { uploadId }).replace('*', path.split('/').map(encodeURIComponent).join('/'))

  test.each([
    ['anonymous', '', 401], ['a display', 'Bearer a', 401], ['a wrong key', 'Import nothing', 401], ['a teacher', 'Person teacher', 403],
    ['a technician', 'Person technician', 201], ['the import key', 'Import key', 201],
  ])('may be begun by the right people: %s', async (_who, authorization, status) => {
    const answer = await send('POST', routes.uploadBegin, { name: 'a', kind: 'file', totalBytes: 1 }, authorization)
    expect(answer.status).toBe(status)
    expect(hub.refusals).toHaveLength(status === 201 ? 0 : 1)
    for (const [method, route] of [['PUT', routes.uploadFile], ['POST', routes.uploadCommit], ['GET', routes.uploadState]] as const) {
      const other = await send(method, fillRoute(route, { uploadId: 'x' }).replace('*', 'y'), undefined, authorization)
      expect(other.status).toBe(status === 201 ? 404 : status)
    }
  })

  test('a file comes in under a name with every kind of letter', async () => {
    const bytes = mediaFixture('video.mp4')
    const uploadId = await begin('Опыт: «лёд?» 100 %.mp4', 'file', bytes.length)
    expect((await send('PUT', fileAddress(uploadId, 'Опыт: «лёд?» 100 %.mp4'), bytes)).status).toBe(200)
    const done = await send('POST', fillRoute(routes.uploadCommit, { uploadId }))
    expect(done).toMatchObject({ status: 200, body: { phase: 'done', doneBytes: bytes.length } })
    expect(hub.desk.library.materials()[0]).toMatchObject({ title: 'Опыт: «лёд?» 100 %', type: 'video' })
    expect((await send('GET', fillRoute(routes.uploadState, { uploadId }))).body).toEqual(done.body)
  })

  test('a folder comes in with its paths; bodies beyond the size of ordinary requests are fine', async () => {
    const big = Buffer.alloc(5 * 1024 * 1024, 1)
    const deep = `${'папка/'.repeat(60)}данные.bin`
    const uploadId = await begin('Пакет', 'folder', big.length + 6)
    expect((await send('PUT', fileAddress(uploadId, 'index.html'), '<html>')).status).toBe(200)
    expect((await send('PUT', fileAddress(uploadId, deep), big)).status).toBe(200)
    expect((await send('POST', fillRoute(routes.uploadCommit, { uploadId }))).body).toMatchObject({ phase: 'done' })
    expect(hub.desk.library.materials()[0]!.manifest.map(({ path }) => path)).toEqual(['index.html', deep])
  })

  test.each(['../evil', '..%2f..%2fevil', '%2e%2e/evil', '/etc/passwd', 'a//b', 'a%00b', 'C:%5Cevil', '%252e%252e/evil'])('the path %s is refused, or stays a name', async path => {
    const uploadId = await begin('Пакет', 'folder', 1)
    const answer = await hub.server.inject({ method: 'PUT', url: fillRoute(routes.uploadFile, { uploadId }).replace('*', path), headers: { ...host, authorization: 'Import key' }, payload: 'x' })
    if (!path.startsWith('%25')) expect([404, 422]).toContain(answer.statusCode)
    expect((await hub.desk.onDisk()).every(({ path }) => path.startsWith(join(hub.desk.folder, 'library')))).toBe(true)
  })

  test('a refusal travels as words that a program understands', async () => {
    const uploadId = await begin('бомба.zip', 'file', 3)
    expect((await send('PUT', fileAddress(uploadId, 'a'), 'long')).body).toMatchObject({ phase: 'refused', refusal: { kind: 'damaged', detail: 'size-differs' } })
    const slip = zipOf([{ name: '../x', data: 'x' }])
    const second = await begin('скольжение.zip', 'file', slip.length)
    await send('PUT', fileAddress(second, 'a'), slip)
    const refused = await send('POST', fillRoute(routes.uploadCommit, { uploadId: second }))
    expect(refused).toMatchObject({ status: 422, body: { refusal: { kind: 'path-leaves-folder', path: '../x' } } })
    expect((await send('POST', routes.uploadBegin, { name: 'x', kind: 'file', totalBytes: -1 })).status).toBe(400)
    expect((await send('POST', routes.uploadBegin, { name: 'x', kind: 'file', totalBytes: 1, extra: 1 })).status).toBe(400)
  })

  test('one person does not see or touch the upload of another', async () => {
    const uploadId = await begin('a', 'file', 1, 'Person technician')
    for (const [method, url] of [['PUT', fileAddress(uploadId, 'a')], ['POST', fillRoute(routes.uploadCommit, { uploadId })], ['GET', fillRoute(routes.uploadState, { uploadId })]] as const) {
      expect((await send(method, url, method === 'PUT' ? 'x' : undefined)).status).toBe(404)
    }
    expect(hub.desk.library.imports()).toMatchObject([{ phase: 'receiving', doneBytes: 0 }])
  })

  test('the twenty-first open upload waits its turn', async () => {
    for (let i = 0; i < 20; i++) expect(await begin(`${i}`, 'file', 1)).toMatch(/^[0-9a-f]{32}$/)
    expect((await send('POST', routes.uploadBegin, { name: 'x', kind: 'file', totalBytes: 1 })).status).toBe(429)
  })

  test('a sender whose file is too long hears why instead of a broken connection', async () => {
    const uploadId = await begin('a', 'file', 10)
    const sound = bigSound(20)
    expect(await putOver(address, fileAddress(uploadId, 'a'), sound.bytes, sound.pieces())).toMatchObject({ status: 422 })
  })

  test('a sender that breaks off leaves an interrupted upload and no file', async () => {
    const uploadId = await begin('a', 'file', 10_000_000)
    const request = http.request(`${address}${fileAddress(uploadId, 'a')}`, { method: 'PUT', headers: { authorization: 'Import key', 'content-length': 10_000_000 } })
    request.on('error', () => {})
    request.write(Buffer.alloc(1_000_000))
    await expect.poll(() => hub.desk.library.imports()[0]!.doneBytes).toBeGreaterThan(0)
    request.destroy()
    await expect.poll(() => hub.desk.library.imports()[0]).toMatchObject({ phase: 'refused', refusal: { kind: 'interrupted', name: 'a' } })
    await expect.poll(() => hub.desk.onDisk()).toEqual([])
  })
})

function putOver(address: string, path: string, bytes: number, pieces: Iterable<Buffer>): Promise<{ status: number | undefined; body: string }> {
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

describe('the preview of a material', () => {
  test('is for people who signed in', async () => {
    const id = (await hub.desk.bring('a.png', mediaFixture('picture.png'))).materialId!
    const address = `/panel/materials/${id}/image.png`
    const seen = await Promise.all([undefined, 'Bearer a', 'Import key', 'Person teacher', 'Person technician'].map(async who => (await ask(address, who)).statusCode))
    expect(seen).toEqual([401, 401, 401, 200, 200])
    expect((await ask(address, 'Person teacher', { range: 'bytes=1-3' })).body).toBe('PNG')
    expect((await ask(`/panel/materials/${id}/`, 'Person teacher')).headers['content-type']).toBe('image/png')
    expect((await ask(`/panel/materials/${id}/other.png`, 'Person teacher')).statusCode).toBe(404)
    expect((await ask('/panel/materials/nobody/image.png', 'Person teacher')).statusCode).toBe(404)
  })

  test('of a package is led to an address of its own behind a wall', async () => {
    const id = (await hub.desk.bring('п.zip', zipOf([{ name: 'index.html', data: '<html>' }, { name: 'а б.js', data: '1' }]))).materialId!
    const answer = await ask(`/panel/materials/${id}/`, 'Person teacher')
    expect(answer.statusCode).toBe(302)
    const address = answer.headers.location!
    expect(address).toMatch(/^\/w\/[\w-]{43}\/index\.html$/)
    const page = await ask(address)
    expect([page.statusCode, page.body]).toEqual([200, '<html>'])
    expect(page.headers['content-security-policy']).toMatch(/^sandbox allow-scripts; default-src http:\/\/127\.0\.0\.1\/w\/[\w-]{43}\/ data:/)
    expect((await ask(address.replace('index.html', encodeURIComponent('а б.js')))).body).toBe('1')
  })

  test('a file that lost bytes on disk is not found rather than half', async () => {
    const id = (await hub.desk.bring('a.png', mediaFixture('picture.png'))).materialId!
    await truncate(hub.desk.library.fileOf(hub.desk.library.materialOf(id)!.manifest[0]!.sha256)!, 5)
    const answer = await ask(`/panel/materials/${id}/image.png`, 'Person teacher')
    expect([answer.statusCode, answer.headers.etag, answer.headers['cache-control']]).toEqual([404, undefined, undefined])
  })
})
