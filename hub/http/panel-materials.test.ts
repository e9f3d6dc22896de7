import { truncate } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { zipOf } from '../library/testing/hostile-zip'
import { mediaFixture } from '../library/testing/library-desk'
import { h5pEntries, scormEntries } from '../library/testing/sample-packages'
import { openLibraryServer, type LibraryServer } from './testing/library-server'

let hub: LibraryServer
beforeEach(async () => {
  hub = await openLibraryServer()
})
afterEach(() => hub.end())

const host = { host: '127.0.0.1' }
const ask = (url: string, authorization?: string, more: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  hub.server.inject({ method, url, headers: { ...host, ...(authorization ? { authorization } : {}), ...more } })

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

  test.each([['h5p', 'a.h5p', h5pEntries()], ['scorm', 'a.zip', scormEntries('1.2')]] as const)('of a %s package is led behind the wall too', async (type, name, entries) => {
    const id = (await hub.desk.bring(name, zipOf(entries))).materialId!
    expect(hub.desk.library.materialOf(id)!.type).toBe(type)
    const answer = await ask(`/panel/materials/${id}/`, 'Person teacher')
    expect([answer.statusCode, answer.headers.location?.slice(0, 3)]).toEqual([302, '/w/'])
  })

  test('a file that lost bytes on disk is not found rather than half', async () => {
    const id = (await hub.desk.bring('a.png', mediaFixture('picture.png'))).materialId!
    await truncate(hub.desk.library.fileOf(hub.desk.library.materialOf(id)!.manifest[0]!.sha256)!, 5)
    const answer = await ask(`/panel/materials/${id}/image.png`, 'Person teacher')
    expect([answer.statusCode, answer.headers.etag, answer.headers['cache-control']]).toEqual([404, undefined, undefined])
  })
})
