import { rm } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fillRoute, routes } from '#shared/contract/routes'
import { lessonSchema } from '#shared/domain/lesson'
import { hubEn } from '#shared/text/hub/en'
import type { AccessPort } from '../http/access-port'
import { makeServer } from '../http/server'
import { mediaFixture, openDesk, type LibraryDesk } from '../library/testing/library-desk'
import { lessonExport } from './lesson-export'

const host = { host: '127.0.0.1' }
const url = fillRoute(routes.lessonExport, { lessonId: 'l1' })
let desk: LibraryDesk
let server: FastifyInstance
let sha256: string
const problems: unknown[] = []

beforeEach(async () => {
  desk = await openDesk()
  await desk.bring('Опыт.png', mediaFixture('picture.png'))
  const [material] = desk.library.materials()
  sha256 = material!.manifest[0]!.sha256
  await desk.library.saveLesson(lessonSchema.parse({
    format: 'doska-lesson', version: 1, id: 'l1', title: 'Лёд: «почему?»', subject: 'physics', grade: 8,
    stages: [{ id: 's', title: 'x', minutes: 5, faces: { board: { kind: 'text', heading: 'Доска', paragraphs: [] }, teacher: { kind: 'material', materialId: material!.id } } }],
  }))
  const access = { personOf: request => (request.headers.authorization ? { user: 'anna', role: 'teacher' } : undefined), refused: () => {} } as Pick<AccessPort, 'personOf' | 'refused'> as AccessPort
  server = await makeServer({ tls: undefined, text: hubEn, refused: () => {}, report: problem => problems.push(problem) })
  await server.register(lessonExport({ access, library: desk.library, text: hubEn, report: problem => problems.push(problem) }))
})
afterEach(async () => {
  problems.length = 0
  await server.close()
  await desk.end()
})
const get = (method: 'GET' | 'HEAD' = 'GET') => server.inject({ method, url, headers: { ...host, authorization: 'Person' } })

test('is as long as it says before the first byte, so that a browser can show how far it is', async () => {
  const [head, whole] = [await get('HEAD'), await get()]
  expect([head.statusCode, whole.statusCode, whole.headers['content-type']]).toEqual([200, 200, 'application/zip'])
  expect(Number(head.headers['content-length'])).toBe(whole.rawPayload.length)
  expect(decodeURIComponent(String(whole.headers['content-disposition']))).toContain("filename*=UTF-8''Лёд «почему ».zip")
})

test('holds what only a teacher sees, and is therefore for nobody without a session', async () => {
  expect((await get()).rawPayload.includes('"teacher"')).toBe(true)
  const stranger = await server.inject({ method: 'GET', url, headers: host })
  expect([stranger.statusCode, stranger.rawPayload.includes('"teacher"')]).toEqual([401, false])
})

test('names the material whose file is lost, instead of a zip that nobody can open', async () => {
  await desk.library.setAside(sha256)
  const answer = await get()
  expect([answer.statusCode, answer.json<{ message: string }>().message]).toEqual([409, hubEn.lessonFileLost('Опыт')])
})

test('breaks off when a file goes while it is sent: a broken download is seen, a broken archive is not', async () => {
  await rm(desk.library.fileOf(sha256)!)
  await get().catch(() => {})
  expect(problems).toContainEqual(expect.objectContaining({ kind: 'export-failed', lessonId: 'l1' }))
})
