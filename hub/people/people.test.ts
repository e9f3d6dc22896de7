import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GuessLimit } from '#shared/domain/guess-limit'
import { isTooWeak, makeOneTimePassword } from './passwords'
import { People } from './people'
import { idleMs, Sessions } from './sessions'

let folder: string
let nowMs: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-people-'))
  nowMs = Date.parse('2026-11-23T09:00:00Z')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const needs = { now: () => nowMs, report: () => {}, reportProblem: (error: unknown) => { throw error } }
const openPeople = () => People.open(join(folder, 'people.json'), needs)
const openSessions = () => Sessions.open(join(folder, 'sessions.json'), needs)

describe('guessing', () => {
  test('five wrong ones close the door for 1, 5, then 15 minutes; a right one opens the count', () => {
    const limit = new GuessLimit(5)
    for (const minutes of [1, 5, 15, 15]) {
      for (let i = 0; i < 5; i++) {
        expect(limit.lockedUntil('x', nowMs)).toBeUndefined()
        limit.wrong('x', nowMs)
      }
      expect(limit.lockedUntil('x', nowMs)).toBe(nowMs + minutes * 60_000)
      nowMs += minutes * 60_000
    }
    limit.right('x')
    limit.wrong('x', nowMs)
    expect(limit.lockedUntil('x', nowMs)).toBeUndefined()
  })

  test('the right password is refused too while an address is locked, a hundred tries at once are still five, other addresses go on', async () => {
    const people = await openPeople()
    await people.add('anna', 'teacher', 'Длинный пароль 1', false)
    const tries = await Promise.all(Array.from({ length: 20 }, () => people.signIn('anna', 'wrong', '10.0.0.1')))
    expect(tries.filter(result => !result.ok && result.fault.kind === 'wrong')).toHaveLength(5)
    expect(await people.signIn('anna', 'Длинный пароль 1', '10.0.0.1')).toEqual({ ok: false, fault: { kind: 'locked', untilMs: nowMs + 60_000 } })
    expect(await people.signIn('anna', 'Длинный пароль 1', '10.0.0.2')).toMatchObject({ ok: true })
    nowMs += 60_000
    expect(await people.signIn('anna', 'Длинный пароль 1', '10.0.0.1')).toMatchObject({ ok: true })
  })

  test('a name that does not exist is as wrong as a wrong password', async () => {
    expect(await (await openPeople()).signIn('nobody', 'x', '10.0.0.1')).toEqual({ ok: false, fault: { kind: 'wrong' } })
  })
})

describe('the technician’s first password', () => {
  test('is readable, long enough, changes with every start and is nowhere on disk', async () => {
    const first = (await (await openPeople()).issueOneTimePassword())!
    const second = (await (await openPeople()).issueOneTimePassword())!
    expect(first.oneTimePassword).toMatch(/^[4679acdefghjkmnpqrtwxy]{4}(-[4679acdefghjkmnpqrtwxy]{4}){2}$/)
    expect(second.oneTimePassword).not.toBe(first.oneTimePassword)
    const people = await openPeople()
    expect(await people.signIn('technician', first.oneTimePassword, 'x')).toMatchObject({ ok: false })
    for (const name of await readdir(folder)) expect(await readFile(join(folder, name), 'utf8')).not.toContain(second.oneTimePassword)
  })

  test('is no longer given once it was replaced, and the new one counts after a restart', async () => {
    const people = await openPeople()
    const { user, oneTimePassword } = (await people.issueOneTimePassword())!
    expect(people.find(user)?.mustChangePassword).toBe(true)
    expect(await people.changePassword(user, 'wrong', 'Совсем новый 7', 'x')).toEqual({ ok: false, fault: { kind: 'wrong-password' } })
    expect(await people.changePassword(user, oneTimePassword, 'короткий', 'x')).toEqual({ ok: false, fault: { kind: 'too-weak' } })
    expect(await people.changePassword(user, oneTimePassword, oneTimePassword, 'x')).toEqual({ ok: false, fault: { kind: 'too-weak' } })
    expect(await people.changePassword(user, oneTimePassword, 'Совсем новый 7', 'x')).toEqual({ ok: true, value: null })
    const later = await openPeople()
    expect(await later.issueOneTimePassword()).toBeUndefined()
    expect(await later.signIn(user, 'Совсем новый 7', 'x')).toMatchObject({ ok: true, value: { mustChangePassword: false } })
  })

  test.each([['1234567890', false], ['aaaaaaaaaaaa', true], ['short', true], ['technician12', true], ['верблюд и два горба', false]])('%s too weak: %s', (password, weak) => {
    expect(isTooWeak(password, 'technician')).toBe(weak)
  })

  test('no two are alike', () => {
    expect(new Set(Array.from({ length: 200 }, makeOneTimePassword)).size).toBe(200)
  })
})

describe('sessions', () => {
  test('survive a restart, end after twelve idle hours and are kept as hashes', async () => {
    const cookie = await (await openSessions()).begin('anna')
    const sessions = await openSessions()
    expect(sessions.find(cookie)?.user).toBe('anna')
    expect(await readFile(join(folder, 'sessions.json'), 'utf8')).not.toContain(cookie)
    nowMs += idleMs - 1
    expect(sessions.find(cookie)?.user).toBe('anna') // and this use keeps it alive
    await sessions.end('nobody’s') // written after the use was
    nowMs += idleMs - 1
    expect(sessions.find(cookie)?.user).toBe('anna')
    await sessions.end('nobody’s') // written after the use was
    nowMs += idleMs
    expect(sessions.find(cookie)).toBeUndefined()
  })

  test('a new password ends the others of that person and tells whom it ended', async () => {
    const sessions = await openSessions()
    const [mine, other, stranger] = [await sessions.begin('anna'), await sessions.begin('anna'), await sessions.begin('boris')]
    const ended: string[] = []
    sessions.onEnd(hash => ended.push(hash))
    const otherHash = sessions.find(other)!.hash
    await sessions.endOthers('anna', sessions.find(mine)!.hash)
    expect([sessions.find(mine)?.user, sessions.find(other), sessions.find(stranger)?.user, ended]).toEqual(['anna', undefined, 'boris', [otherHash]])
  })

  test('a made-up cookie is nobody', async () => {
    const sessions = await openSessions()
    await sessions.begin('anna')
    expect([sessions.find('x'), sessions.find(''), sessions.find(undefined)]).toEqual([undefined, undefined, undefined])
  })
})
