import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inviteHostsSchema } from '#shared/domain/invite-hosts'
import { writeTinySchool } from '../testing/test-hub'
import { readSchoolFolder } from './school-folder'
import { SchoolStore } from './school-store'

const resources = join(import.meta.dirname, '../../resources')
let folder: string
let nowMs = Date.parse('2026-11-23T09:00:00Z')
const hosts = inviteHostsSchema.parse(JSON.parse(await readFile(join(resources, 'invite-hosts.json'), 'utf8')))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-school-'))
  await writeTinySchool(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a school’s folder', () => {
  test('is read with the names of its classes filled in', async () => {
    const read = await readSchoolFolder(folder, hosts)
    expect(read).toMatchObject({
      ok: true,
      value: {
        school: { id: 'tiny', rooms: [{ id: 'r1', groupIds: ['first-floor'] }, { id: 'r2', groupIds: [] }] },
        timetable: { version: 2, timeZone: 'Europe/Moscow', classes: [{ id: 'c8b', name: '8 Б', grade: 8 }], rooms: [{ id: 'r1', name: '101' }, { id: 'r2' }], lessons: [{ classIds: ['c8b'] }] },
        invites: [{ className: '8 Б', url: 'https://sferum.ru/?p=messages&join=AbCd/EfGh_IjKl/MnOp_QrSt/UvWx_Yz012=' }],
        notices: [{ id: 'n1' }],
      },
    })
  })

  test('the demo school that ships is whole', async () => {
    const read = await readSchoolFolder(join(resources, 'demo-school'), hosts)
    expect(read.ok ? read.value.school.rooms.length : read.fault).toBeGreaterThanOrEqual(2)
  })

  test.each([
    ['school.json', '{"id": "x"', 'school.json'],
    ['school.json', '{"id":"НЕТ","name":"x","timeZone":"Europe/Moscow","rooms":[{"id":"r","name":"1"}]}', 'id'],
    ['school.json', '{"id":"x","name":"x","timeZone":"Europe/Atlantis","rooms":[{"id":"r","name":"1"}]}', 'unknown time zone'],
    ['timetable.json', '{"version":1,"timeZone":"Europe/Moscow","bells":[],"lessons":[{"id":"l","weekday":1,"period":1,"classId":"c8b","subject":"physics","roomId":"r1"}],"changes":[]}', 'no-bell'],
    ['timetable.json', '{"version":1,"timeZone":"Europe/Moscow","bells":[{"number":1,"start":"08:00","end":"08:45"}],"lessons":[{"id":"l","weekday":1,"period":1,"classId":"none","subject":"physics","roomId":"r1"}],"changes":[]}', 'className'],
    ['invites.json', '[{"id":"i","classId":"c8b","role":"pupil","kind":"chat","title":"x","url":"https://t.me/joinchat/abc","shortName":"x1","createdAt":"2026-09-01T09:00:00+03:00"}]', 'host-refused'],
    ['notices.json', '[{"id":"n"}]', 'notices.json'],
  ])('a damaged %s is refused with its place: %s', async (name, text, said) => {
    await writeFile(join(folder, name), text)
    const read = await readSchoolFolder(folder, hosts)
    expect(read.ok ? '' : read.fault).toContain(said)
    expect(read.ok ? '' : read.fault).toContain(name)
  })

  test('without a school.json there is none; the other files may be missing', async () => {
    for (const name of ['timetable.json', 'invites.json', 'notices.json']) await rm(join(folder, name))
    expect((await readSchoolFolder(folder, hosts)).ok).toBe(true)
    await rm(join(folder, 'school.json'))
    expect(await readSchoolFolder(folder, hosts)).toMatchObject({ ok: false, fault: expect.stringContaining('ENOENT') })
  })
})

describe('the school’s store', () => {
  const open = () => SchoolStore.open(join(folder, 'store'), { hosts, now: () => nowMs, random: count => new Uint8Array(count).fill(7), report: () => {} })
  const begun = async () => {
    const store = await open()
    const read = await readSchoolFolder(folder, hosts)
    if (!read.ok) throw new Error(read.fault)
    await store.begin(read.value)
    return store
  }
  const candidate = { classId: 'c8b', role: 'parent', kind: 'chat', title: 'Родители', url: 'https://max.ru/join/AbC_d-E', shortName: '8b-rod' }

  test('a first start that was cut off before its end begins again', async () => {
    const store = await begun()
    expect(store.isBegun).toBe(true)
    await rm(join(folder, 'store/school.json'))
    await rm(join(folder, 'store/school.json.last-good'))
    expect((await open()).isBegun).toBe(false)
  })

  test('an invite is kept byte for byte; its age begins anew with another link only', async () => {
    const store = await begun()
    expect(await store.saveInvite(candidate)).toEqual({ ok: true, value: null })
    const first = store.inviteOf('8b-rod')!
    expect(first).toMatchObject({ className: '8 Б', url: candidate.url })
    nowMs += 60_000
    await store.saveInvite({ ...candidate, id: first.id, title: 'Родители 8 Б' })
    expect(store.inviteOf('8b-rod')).toMatchObject({ title: 'Родители 8 Б', createdAt: first.createdAt })
    await store.saveInvite({ ...candidate, id: first.id, url: 'https://max.ru/join/New' })
    expect(Date.parse(store.inviteOf('8b-rod')!.createdAt)).toBe(nowMs)
    expect((await open()).inviteOf('8b-rod')?.url).toBe('https://max.ru/join/New')
  })

  test('an invite is renewed, revoked and given back; another link is neither', async () => {
    const store = await begun()
    await store.saveInvite(candidate)
    const { id } = store.inviteOf('8b-rod')!
    nowMs += 60_000
    expect(await store.renewInvite(id)).toEqual({ ok: true, value: null })
    expect(Date.parse(store.inviteOf('8b-rod')!.renewedAt!)).toBe(nowMs)
    await store.saveInvite({ ...candidate, id, title: 'Другое имя', renewedAt: '2030-01-01T00:00:00Z' })
    expect(Date.parse(store.inviteOf('8b-rod')!.renewedAt!)).toBe(nowMs) // nobody but `renewInvite` says so
    await store.revokeInvite(id, true)
    expect([store.inviteOf('8b-rod'), store.shownInvites().length, store.invites().length]).toEqual([undefined, 1, 2])
    expect((await open()).shownInvites()).toHaveLength(1)
    await store.revokeInvite(id, false)
    expect(store.inviteOf('8b-rod')).toMatchObject({ id })
    await store.revokeInvite(id, true)
    await store.saveInvite({ ...candidate, id, url: 'https://max.ru/join/Other' })
    expect(store.inviteOf('8b-rod')).toMatchObject({ url: 'https://max.ru/join/Other', renewedAt: undefined, revokedAt: undefined })
    expect(await store.revokeInvite('nobody', true)).toEqual({ ok: false, fault: { kind: 'unknown' } })
  })

  test.each([
    [{ url: 'https://t.me/joinchat/abc' }, { kind: 'host-refused', host: 't.me', refusal: { service: 'Telegram' } }],
    [{ url: 'http://max.ru/join/x' }, { kind: 'not-https' }],
    [{ url: 'https://max.ru@evil.example/x' }, { kind: 'malformed' }],
    [{ shortName: '8b' }, { kind: 'malformed', detail: 'shortName' }],
    [{ classId: 'no-such-class' }, { kind: 'malformed' }],
  ])('an invite with %o is refused and changes nothing', async (change, fault) => {
    const store = await begun()
    expect(await store.saveInvite({ ...candidate, ...change })).toMatchObject({ ok: false, fault })
    expect(store.invites()).toHaveLength(1)
  })

  test('removing what is not there is unknown', async () => {
    const store = await begun()
    expect(await store.removeInvite('x')).toEqual({ ok: false, fault: { kind: 'unknown' } })
    expect(await store.removeNotice('x')).toEqual({ ok: false, fault: { kind: 'unknown' } })
    expect(await store.removeInvite('i1')).toMatchObject({ ok: true })
    expect(store.invites()).toEqual([])
  })
})
