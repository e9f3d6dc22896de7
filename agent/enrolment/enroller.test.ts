import { createHash, randomBytes } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Standing } from '#shared/contract/board-snapshot'
import { claimText, enrolBeginSchema, enrolClaimSchema, enrolRevealSchema, type EnrolClaimed } from '#shared/contract/enrolment'
import { isSignedBy, kidOf, makeKeyPair } from '../trust/keys'
import { callHub } from '../trust/hub-request'
import { enrolmentCode } from './code'
import { brokerAddress, currentHubAddress, type Credentials } from './credentials'
import { Enroller } from './enroller'

const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach(end => end()))
const keys = makeKeyPair()
const identity = { displayId: 'd-1', ...keys }

/** A hub that keeps its side of the enrolment contract; `decide` answers each claim. */
async function hub(decide: (claims: number, code: string) => EnrolClaimed | 'gone', beginStatus = 200) {
  const hubKeys = makeKeyPair()
  const hubNonce = randomBytes(32).toString('base64')
  const seen = { begins: 0, claims: 0, code: '', tokens: [] as (string | undefined)[], lifeMs: 60_000, hubKeys }
  let commitment = ''
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
      const say = (status: number, answer: unknown) => response.writeHead(status).end(JSON.stringify(answer))
      if (request.url === '/enrol/begin') {
        const begin = enrolBeginSchema.parse(body)
        seen.begins++
        seen.tokens.push(begin.token)
        commitment = begin.commitment
        if (begin.token === 'wrong') return say(403, { kind: 'wrong-token' })
        if (beginStatus !== 200) return say(beginStatus, { kind: 'too-many-attempts' })
        return say(200, { enrolmentId: `e-${seen.begins}`, hubKey: hubKeys.publicKey, hubNonce, lifeMs: seen.lifeMs })
      }
      if (request.url?.endsWith('/reveal')) {
        const { displayNonce } = enrolRevealSchema.parse(body)
        const opens = createHash('sha256').update(Buffer.from(displayNonce, 'base64')).digest('hex') === commitment
        seen.code = enrolmentCode({ displayKey: keys.publicKey, hubKey: hubKeys.publicKey, tlsPin: '', displayNonce, hubNonce })
        return say(opens ? 200 : 400, {})
      }
      const { sig } = enrolClaimSchema.parse(body)
      if (!isSignedBy(claimText(`e-${seen.begins}`, hubNonce), sig, keys.publicKey)) return say(403, { kind: 'malformed' })
      const decision = decide(++seen.claims, seen.code)
      return decision === 'gone' ? say(404, { kind: 'unknown' }) : say(200, decision)
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  ends.push(() => { server.closeAllConnections(); server.close() })
  return { seen, server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, approve: () => approved(hubKeys.publicKey) }
}

const approved = (publicKey: string): EnrolClaimed => ({
  kind: 'approved', school: 's-1', mqtt: { url: 'mqtt://127.0.0.1:1', username: 'd-1', password: 'p' }, credential: 'c',
  keys: [{ kid: kidOf(publicKey), publicKey }], tlsPin: '',
})

function enrolAt(hubAddress: string, token?: string) {
  const standings: Standing[] = []
  const enroller = new Enroller(
    { identity, hubAddress, about: { kind: 'electron', hint: 'test', token }, pollMs: 5 },
    { now: Date.now, random: () => 0, call: callHub, standing: standing => standings.push(standing) },
  )
  ends.push(() => enroller.dispose())
  const until = async (matches: (standing: Standing) => boolean) => {
    while (!standings.some(matches)) await new Promise(done => setTimeout(done, 5))
  }
  return { enroller, standings, until }
}

test('the display shows the very code that the hub computed, and gets its account once approved', async () => {
  const double = await hub(claims => (claims < 3 ? { kind: 'waiting' } : double.approve()))
  const { enroller, standings } = enrolAt(double.address)
  const credentials = await enroller.run()
  expect(standings[0]).toMatchObject({ kind: 'awaiting-approval', code: double.seen.code })
  expect(credentials).toMatchObject({ credential: 'c', hubAddress: double.address })
})

test('a code that expires is followed by a new one without anybody touching the board', async () => {
  const double = await hub(claims => (claims === 1 ? { kind: 'expired' } : double.approve()))
  const { enroller, standings } = enrolAt(double.address)
  expect(await enroller.run()).toBeDefined()
  expect(double.seen.begins).toBe(2)
  expect(standings.map(standing => standing.kind)).toEqual(['awaiting-approval', 'seeking-hub', 'awaiting-approval'])
})

test('a hub that restarted and forgot the code gets a new enrolment', async () => {
  const double = await hub(claims => (claims === 1 ? 'gone' : double.approve()))
  expect(await enrolAt(double.address).enroller.run()).toBeDefined()
})

test('a refused display says so and asks again only when a person wants it', async () => {
  const double = await hub(claims => (claims === 1 ? { kind: 'refused' } : double.approve()))
  const { enroller, until } = enrolAt(double.address)
  const running = enroller.run()
  await until(standing => standing.kind === 'seeking-hub' && standing.fault === 'refused')
  expect(double.seen.begins).toBe(1)
  enroller.retry()
  expect(await running).toBeDefined()
})

test('without a hub the display says that it is unreachable and goes on trying', async () => {
  const { enroller, until } = enrolAt('http://127.0.0.1:1')
  const running = enroller.run()
  await until(standing => standing.kind === 'seeking-hub' && standing.fault === 'unreachable')
  enroller.dispose()
  expect(await running).toBeUndefined()
})

test('a used-up token falls back to the code on the screen', async () => {
  const double = await hub(() => double.approve())
  const { enroller, standings } = enrolAt(double.address, 'wrong')
  expect(await enroller.run()).toBeDefined()
  expect(double.seen.tokens).toEqual(['wrong', undefined])
  expect(standings.at(-1)).toMatchObject({ kind: 'awaiting-approval' })
})

test('too many attempts are said in words that the board knows', async () => {
  const double = await hub(() => ({ kind: 'waiting' }), 429)
  const { enroller, until } = enrolAt(double.address)
  void enroller.run()
  await until(standing => standing.kind === 'seeking-hub' && standing.fault === 'too-many-attempts')
})

test('credentials that name another key than the code was made of are not taken', async () => {
  const double = await hub(() => approved(makeKeyPair().publicKey))
  const { enroller, until } = enrolAt(double.address)
  void enroller.run()
  await until(standing => standing.kind === 'seeking-hub' && standing.fault === 'wrong-key')
})

test('a hub in the network without TLS is not trusted', async () => {
  const { enroller, until } = enrolAt('http://192.0.2.1:8080')
  void enroller.run()
  await until(standing => standing.kind === 'seeking-hub' && standing.fault === 'wrong-key')
})

test('an enrolled display follows its hub to another port or host, not to another protocol', () => {
  expect(currentHubAddress('https://10.0.0.1:8443', 'https://10.0.0.2:9443/')).toBe('https://10.0.0.2:9443')
  expect(currentHubAddress('https://10.0.0.1:8443', 'http://10.0.0.1:8080')).toBe('https://10.0.0.1:8443')
  const credentials = { hubAddress: 'https://10.0.0.1:8443', mqtt: { url: 'mqtts://10.0.0.1:8883' } } as Credentials
  expect(brokerAddress(credentials, 'https://10.0.0.2:9443').href).toBe('mqtts://10.0.0.2:8883')
  expect(brokerAddress({ ...credentials, mqtt: { ...credentials.mqtt, url: 'mqtts://broker.school:8883' } }, 'https://10.0.0.2:9443').host).toBe('broker.school:8883')
  expect(brokerAddress(credentials, 'https://10.0.0.2:9443', 'mqtts://10.0.0.3:9999').href).toBe('mqtts://10.0.0.3:9999')
  expect(brokerAddress(credentials, 'https://10.0.0.2:9443', 'mqtt://10.0.0.3:9999').protocol).toBe('mqtts:')
})
