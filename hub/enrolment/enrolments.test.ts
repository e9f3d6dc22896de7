import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { claimText, type EnrolBegin } from '#shared/contract/enrolment'
import { enrolmentLimits } from '#shared/domain/enrolment-code'
import { enrolmentCode } from '../../agent/enrolment/code'
import { makeKeyPair, sha256Hex, signText } from '../../agent/trust/keys'
import type { EnrolledDisplay } from '../displays/registry'
import { isSecret } from '../trust/secrets'
import { Enrolments } from './enrolments'
import { Tokens } from './tokens'

const hubKey = makeKeyPair().publicKey
const place = { name: 'Доска 101', roomId: 'r1', groupIds: [] }
let nowMs: number
let tokens: Tokens
let enrolled: EnrolledDisplay[]
let told: string[][]
let enrolments: Enrolments

beforeEach(() => {
  nowMs = Date.parse('2026-11-23T09:00:00Z')
  ;[enrolled, told, tokens] = [[], [], new Tokens()]
  enrolments = new Enrolments({
    now: () => nowMs,
    random: count => randomBytes(count),
    tokens, hubKey,
    tlsPin: 'ab'.repeat(32),
    isThisMachine: address => address === '127.0.0.1',
    enrolledKey: id => enrolled.find(display => display.id === id)?.displayKey,
    placeFor: () => place,
    enrol: async display => void enrolled.push(display),
    announce: pending => void told.push(pending.map(({ code }) => code)),
  })
  enrolments.dispose()
})

class Display {
  readonly keys = makeKeyPair()
  readonly nonce = randomBytes(32)
  readonly begin: EnrolBegin
  id = ''
  hubNonce = ''

  constructor(name: string, token?: string) {
    this.begin = { displayId: name, displayKey: this.keys.publicKey, commitment: sha256Hex(this.nonce), kind: 'electron', hint: '', token }
  }

  start(address = '10.0.0.1'): string {
    const begun = enrolments.begin(this.begin, address)
    if (!begun.ok) return begun.fault.kind
    this.id = begun.value.enrolmentId
    this.hubNonce = begun.value.hubNonce
    return 'begun'
  }

  async reveal(nonce: Uint8Array = this.nonce): Promise<string> {
    const revealed = await enrolments.reveal(this.id, Buffer.from(nonce).toString('base64'))
    return revealed.ok ? 'revealed' : revealed.fault.kind
  }

  get code(): string {
    return enrolmentCode({ displayKey: this.keys.publicKey, hubKey, tlsPin: 'ab'.repeat(32), displayNonce: this.nonce.toString('base64'), hubNonce: this.hubNonce })
  }

  claim(privateKey = this.keys.privateKey) {
    const claimed = enrolments.claim(this.id, signText(claimText(this.id, this.hubNonce), privateKey))
    return claimed.ok ? claimed.value : claimed.fault
  }
}

describe('by a code', () => {
  test('both sides see the same one, and the approved display gets secrets that only it knows', async () => {
    const display = new Display('a')
    expect([display.start(), await display.reveal()]).toEqual(['begun', 'revealed'])
    expect(enrolments.pending()).toMatchObject([{ code: display.code, displayId: 'a', address: '10.0.0.1', untilMs: nowMs + enrolmentLimits.lifeMs }])
    expect(display.claim()).toEqual({ kind: 'waiting' })
    expect(await enrolments.approve(display.id, display.code.toLowerCase(), place)).toMatchObject({ ok: true })
    const claimed = display.claim()
    if (claimed.kind !== 'approved') throw new Error(claimed.kind)
    expect(enrolled[0]).toMatchObject({ id: 'a', roomId: 'r1' })
    expect(isSecret(claimed.password, enrolled[0]!.passwordHash)).toBe(true)
    expect(isSecret(claimed.credential, enrolled[0]!.credentialHash)).toBe(true)
    expect(JSON.stringify(enrolled)).not.toContain(claimed.password)
  })

  test('a code is not shown before the display has opened its commitment', () => {
    const display = new Display('a')
    display.start()
    expect(enrolments.pending()).toEqual([])
  })

  test('another nonce than the one committed to ends the enrolment: nobody can pick a nonce to fit a code', async () => {
    const display = new Display('a')
    display.start()
    expect(await display.reveal(randomBytes(32))).toBe('malformed')
    expect(await display.reveal()).toBe('unknown')
  })

  test('the nonce is opened once', async () => {
    const display = new Display('a')
    display.start()
    await display.reveal()
    expect(await display.reveal()).toBe('malformed')
    expect(enrolments.pending()).toHaveLength(1)
  })

  test('only the holder of the display’s key may claim', async () => {
    const display = new Display('a')
    display.start()
    await display.reveal()
    await enrolments.approve(display.id, display.code, place)
    expect(display.claim(makeKeyPair().privateKey)).toEqual({ kind: 'malformed' })
  })

  test('a code approves once', async () => {
    const display = new Display('a')
    display.start()
    await display.reveal()
    const both = await Promise.all([enrolments.approve(display.id, display.code, place), enrolments.approve(display.id, display.code, place)])
    expect(both.map(({ ok }) => ok)).toEqual([true, false])
    expect(await enrolments.approve(display.id, display.code, place)).toEqual({ ok: false, fault: { kind: 'unknown' } })
    expect(enrolled).toHaveLength(1)
  })

  test('a claim whose answer was lost may be asked again with the same answer', async () => {
    const display = new Display('a')
    display.start()
    await display.reveal()
    await enrolments.approve(display.id, display.code, place)
    expect(display.claim()).toEqual(display.claim())
    expect(enrolled).toHaveLength(1)
  })

  test('after ten minutes it can be neither approved nor claimed', async () => {
    const display = new Display('a')
    display.start()
    await display.reveal()
    const { code } = display
    nowMs += enrolmentLimits.lifeMs
    expect(enrolments.pending()).toEqual([])
    expect(await enrolments.approve(display.id, code, place)).toEqual({ ok: false, fault: { kind: 'expired' } })
    expect(display.claim()).toEqual({ kind: 'expired' })
    expect(enrolled).toEqual([])
  })

  test('a refused display is told so', async () => {
    const display = new Display('a')
    display.start()
    await display.reveal()
    expect(enrolments.refuse(display.id)).toMatchObject({ ok: true })
    expect(display.claim()).toEqual({ kind: 'refused' })
    expect(await enrolments.approve(display.id, display.code, place)).toEqual({ ok: false, fault: { kind: 'unknown' } })
  })
})

describe('limits', () => {
  test('an address may ask five times in the life of a code; another address is not touched', () => {
    const answers = Array.from({ length: enrolmentLimits.attemptsPerAddress + 1 }, (_, i) => new Display(`d${i}`).start())
    expect(answers).toEqual([...Array.from({ length: enrolmentLimits.attemptsPerAddress }, () => 'begun'), 'too-many-attempts'])
    expect(new Display('other').start('10.0.0.2')).toBe('begun')
    nowMs += enrolmentLimits.lifeMs
    expect(new Display('later').start()).toBe('begun')
  })

  test('browsers whose agents run on the hub do not use up each other’s attempts', () => {
    const web = (name: string) => {
      const display = new Display(name)
      return enrolments.begin({ ...display.begin, kind: 'web' }, '127.0.0.1').ok
    }
    expect(Array.from({ length: 8 }, (_, i) => web(`w${i}`))).toEqual(Array.from({ length: 8 }, () => true))
    expect(Array.from({ length: 8 }, (_, i) => new Display(`d${i}`).start('127.0.0.1')).filter(answer => answer === 'begun')).toHaveLength(5)
  })

  test('twenty may wait at once', () => {
    for (let i = 0; i < enrolmentLimits.pendingAtOnce; i++) expect(new Display(`d${i}`).start(`10.0.1.${i}`)).toBe('begun')
    expect(new Display('one-more').start('10.0.2.1')).toBe('too-many-pending')
  })

  test('a display that begins again takes its own place, not another one', async () => {
    const display = new Display('a')
    display.start()
    await display.reveal()
    const first = display.id
    display.start()
    expect(display.id).not.toBe(first)
    expect(enrolments.pending()).toEqual([])
  })

  test('nobody begins under the id of an enrolled or waiting display with another key', async () => {
    const display = new Display('a')
    display.start()
    expect(new Display('a').start()).toBe('malformed')
    await display.reveal()
    await enrolments.approve(display.id, display.code, place)
    nowMs += enrolmentLimits.lifeMs * 2
    expect(new Display('a').start()).toBe('malformed')
  })
})

describe('by a one-time token', () => {
  test('the display of this machine needs no person', async () => {
    const display = new Display('a', tokens.issue())
    expect([display.start(), await display.reveal()]).toEqual(['begun', 'revealed'])
    expect(display.claim().kind).toBe('approved')
    expect(enrolled).toMatchObject([{ id: 'a', name: place.name }])
    expect(told.flat()).toEqual([])
  })

  test('it serves one display key only, and none once that display has connected', async () => {
    const token = tokens.issue()
    const display = new Display('a', token)
    expect(display.start()).toBe('begun')
    expect(new Display('b', token).start()).toBe('wrong-token')
    await display.reveal()
    expect(display.start()).toBe('begun') // its program was killed before it kept the answer
    tokens.spend(display.keys.publicKey)
    expect(display.start()).toBe('wrong-token')
  })

  test('wrong tokens are counted like other attempts', () => {
    const answers = Array.from({ length: 6 }, () => new Display('a', 'guess').start())
    expect(answers).toEqual([...Array.from({ length: 5 }, () => 'wrong-token'), 'too-many-attempts'])
    expect(new Display('b', tokens.issue()).start()).toBe('too-many-attempts')
  })
})
