import { expect, onTestFinished, test } from 'vitest'
import { hubEn } from '#shared/text/hub/en'
import { makeServer } from './server'

async function openServer() {
  const problems: unknown[] = []
  const server = await makeServer({ tls: undefined, text: hubEn, refused: () => {}, report: problem => void problems.push(problem) })
  onTestFinished(() => server.close())
  return { server, problems }
}

test('a full disk is said as such, not as a riddle in a log that cannot be written either', async () => {
  const { server, problems } = await openServer()
  server.put('/full', () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  const answer = await server.inject({ method: 'PUT', url: '/full' })
  expect([answer.statusCode, answer.json()]).toEqual([507, { message: hubEn.noRoom }])
  expect(problems).toMatchObject([{ kind: 'request-failed', path: '/full' }])
})

test.each(['/%', '/board/%ff'])('an address that is none (%s) is answered in the words of every refusal', async url => {
  const { server } = await openServer()
  const answer = await server.inject({ url })
  expect([answer.statusCode, answer.json()]).toEqual([400, { message: hubEn.malformed }])
})
