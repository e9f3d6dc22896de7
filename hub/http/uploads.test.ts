import http from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fillRoute, routes } from '#shared/contract/routes'
import { zipOf } from '../library/testing/hostile-zip'
import { mediaFixture } from '../library/testing/library-desk'
import { bigSound, putOver } from './testing/big-sound'
import { openLibraryServer, type LibraryServer } from './testing/library-server'

let hub: LibraryServer
beforeEach(async () => {
  hub = await openLibraryServer()
})
afterEach(() => hub.end())

const host = { host: '127.0.0.1' }

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
    await expect.poll(async () => (await hub.desk.onDisk()).filter(({ path }) => !/(materials|lessons)\.log$/.test(path))).toEqual([])
  })
})
