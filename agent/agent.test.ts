import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import { aboutSchema } from '#shared/contract/mqtt/about'
import { statusSchema } from '#shared/contract/mqtt/status'
import { success } from '#shared/result'
import type { Agent } from './agent-contract'
import { startAgent } from './agent'
import { TestBroker, eventually } from './testing/test-broker'
import { TestHub } from './testing/test-hub'
import { makeKeyPair, sha256Hex } from './trust/keys'
import { sealEnvelope } from './trust/envelopes'

let hub: TestHub
let folder = ''
const agents: Agent[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-agent-'))
  hub = new TestHub()
  await hub.start()
})
afterEach(async () => {
  await Promise.all(agents.splice(0).map(async agent => agent.dispose()))
  await hub.stop()
  await rm(folder, { recursive: true })
})

const video = Buffer.from('not really a video, but whole')
const poster = Buffer.from('a picture')
const material = (id: string, content: Buffer) => ({
  id, title: `Материал ${id}`, type: 'image', subject: 'physics', grades: [8], entry: 'a.png', addedAt: '2026-11-20T08:00:00Z',
  manifest: [{ path: 'a.png', sha256: sha256Hex(content), bytes: content.byteLength, mediaType: 'image/png' }],
})
const lesson = {
  id: 'l-1', title: 'Плавление', subject: 'physics', grade: 8,
  stages: ['m-1', 'm-2'].map((materialId, index) => ({ id: `s-${index}`, title: `Этап ${index}`, minutes: 5, board: { kind: 'material', materialId } })),
}
const catalogue = { version: 1, materials: [material('m-1', video), material('m-2', poster)], lessons: [lesson] }
const timetable = { version: 1, timeZone: 'Europe/Moscow', bells: [], lessons: [], changes: [] }
const invite = { id: 'i-1', classId: 'c-8', className: '8б', role: 'pupil', kind: 'chat', title: 'Класс', url: 'https://sferum.ru/?p=messages&join=a/_=', shortName: 'abc', createdAt: '2026-11-20T08:00:00Z' }
const school = {
  name: 'Доска 204', room: { id: 'r-204', name: '204' }, groups: [{ id: 'maths', priority: 0 }], school: { name: 'Школа', timeZone: 'Europe/Moscow' },
  catalogue, timetable, invites: { version: 1, invites: [invite] }, notices: { version: 1, notices: [] }, content: { version: 1, materialIds: ['m-1', 'm-2'] }, spreadS: 0,
}

interface BoardDouble {
  readonly agent: Agent
  readonly last: () => BoardSnapshot
  /** Paints every picture at once, as the window does. */
  paints: boolean
  takesVolume: boolean
}

async function start(token: string | null = 'token', now = Date.now): Promise<BoardDouble> {
  const agent = await startAgent(
    { folder, kind: 'electron', hubAddress: hub.address, token: token ?? undefined, hint: 'test', app: '0', runtime: 'test', diagonalInch: 65, roomDepthM: 8 },
    { now, screenshot: () => Promise.resolve(success(Buffer.from('jpeg'))), addressOf: (id, path) => `x://${id}/${path}`, report: () => {} },
  )
  agents.push(agent)
  let latest = agent.handlers.readBoard() as BoardSnapshot
  const double: BoardDouble = { agent, last: () => latest, paints: true, takesVolume: true }
  let painted = ''
  agent.follow((name, detail) => {
    if (name !== 'boardChanged') return
    latest = detail as BoardSnapshot
    setImmediate(() => {
      if (double.paints && painted !== latest.scene.key) void agent.handlers.reportShown((painted = latest.scene.key))
      if (double.takesVolume) void agent.handlers.reportAudio(latest.audio.level, latest.audio.muted)
    })
  })
  void agent.handlers.setScreen({ widthPx: 1920, heightPx: 1080, codecs: [] })
  return double
}

async function startReady(): Promise<BoardDouble> {
  hub.files.set(sha256Hex(video), video).set(sha256Hex(poster), poster)
  const board = await start()
  await eventually(() => board.last().link.reachable)
  await hub.desire(school)
  await eventually(() => board.last().readiness.ready === 2)
  return board
}

async function restart(offline = false): Promise<BoardDouble> {
  await Promise.all(agents.splice(0).map(async agent => agent.dispose()))
  if (offline) await hub.stop()
  return start(null)
}

test('a display shows its code, is approved, and becomes a display of the school with everything on disk', async () => {
  hub.decision = 'waiting'
  hub.files.set(sha256Hex(video), video).set(sha256Hex(poster), poster)
  const board = await start(null)
  await eventually(() => board.last().standing.kind === 'awaiting-approval')
  expect(board.last().standing).toMatchObject({ code: hub.code })
  hub.decision = 'approved'
  await eventually(() => board.last().link.reachable)
  await hub.desire(school)
  await eventually(() => board.last().readiness.ready === 2)
  expect(board.last()).toMatchObject({ standing: { kind: 'enrolled' }, display: { name: 'Доска 204', roomName: '204', store: 'own' }, invites: [{ url: invite.url }] })
  await eventually(() => hub.reported()?.inventory.ready === 2 && hub.reported()?.revs[hub.topics.desired] === 1)
  expect(hub.reported()?.pending).toEqual([])
  expect(aboutSchema.parse(hub.broker.jsonOn(hub.topics.about).at(-1)).screen).toEqual({ widthPx: 1920, heightPx: 1080, diagonalInch: 65 })
  expect(statusSchema.parse(hub.broker.jsonOn(hub.topics.status).at(-1))).toMatchObject({ state: 'ready', seq: 1 })
})

test('a pushed picture is done only after the window painted it', async () => {
  const board = await startReady()
  const id = await hub.send(hub.command('show.material', { materialId: 'm-1' }))
  await hub.acked(id, 'done')
  expect(hub.acksOf(id).map(({ st }) => st)).toEqual(['received', 'started', 'done'])
  expect(board.last().scene).toMatchObject({ kind: 'face', face: { material: { address: 'x://m-1/a.png' } } })
  expect(board.agent.findFile('m-1', 'a.png')).toMatchObject({ bytes: video.byteLength })
  expect(board.agent.findFile('m-1', '../identity.json')).toBeUndefined()
  await eventually(() => hub.reported()?.scene.kind === 'material')
  const cleared = await hub.send(hub.command('clear'))
  await hub.acked(cleared, 'done')
  expect(board.last().scene.key).toBe('idle')
})

test('wrong signature, replay, retained, foreign, extra key and oversize are refused, seen by a person, and change nothing', async () => {
  const board = await startReady()
  const show = (more: object = {}) => hub.command('show.notice', { text: 'нет' }, more)
  await hub.send(show(), makeKeyPair())
  await hub.send({ ...show(), n: 100_000, target: 'd/somebody-else' })
  await hub.send({ ...show(), shell: 'reboot' })
  await hub.broker.publish(hub.topics.cmd, 'x'.repeat(17 * 1024))
  await hub.broker.publish(hub.topics.cmd, 'not json')
  const good = await hub.send(hub.command('ping'))
  await hub.acked(good, 'done')
  const replayed = await hub.send({ ...show(), n: 1 })
  await hub.acked(replayed, 'rejected')
  await hub.broker.publish(hub.topics.cmd, JSON.stringify(sealEnvelope(show(), hub.keys)), true)
  await eventually(() => hub.broker.jsonOn(hub.topics.ack).length > 0)
  await restart()
  await eventually(() => hub.refusals().includes('retained-command'))
  for (const reason of ['unknown-key', 'foreign-target', 'malformed', 'oversize', 'not-json', 'replayed']) expect(hub.refusals()).toContain(reason)
  expect(board.last().scene.key).not.toContain('notice:')
})

test('a command sent twice is done once and answered twice', async () => {
  await startReady()
  const body = hub.command('show.material', { materialId: 'm-1' })
  await hub.send(body)
  await hub.acked(body.id, 'done')
  await hub.send(body)
  expect(await hub.acked(body.id, 'duplicate')).toMatchObject({ result: { st: 'done' } })
  await eventually(() => hub.refusals().includes('duplicate'))
})

test('T-31 a push that waited beyond its time is said to have expired', async () => {
  await startReady()
  const id = await hub.send(hub.command('show.notice', { text: 'поздно' }, { ts: new Date(Date.now() - 120_000).toISOString() }))
  await hub.acked(id, 'expired')
})

test('T-33 after a restart a command already done is a duplicate, and the picture is there again', async () => {
  await startReady()
  const body = hub.command('show.lesson', { lessonId: 'l-1', stage: 1 })
  await hub.send(body)
  await hub.acked(body.id, 'done')
  const again = await restart()
  expect(again.last().scene).toMatchObject({ kind: 'face', lesson: { id: 'l-1', stage: 1 } })
  await eventually(() => again.last().link.reachable)
  await hub.send(body)
  expect(await hub.acked(body.id, 'duplicate')).toMatchObject({ result: { st: 'done' } })
})

test('T-10 a cold start with no hub at all has the lesson list, and opens a prepared lesson', async () => {
  await startReady()
  const cold = await restart(true)
  expect(cold.last()).toMatchObject({ standing: { kind: 'enrolled' }, link: { reachable: false }, readiness: { ready: 2, total: 2 }, lessons: [{ id: 'l-1', readiness: { ready: 2, total: 2 } }] })
  expect(await cold.agent.handlers.openLesson('l-1', 0)).toBeUndefined()
  expect(cold.last().scene).toMatchObject({ kind: 'face', lesson: { stage: 0 }, next: { kind: 'material' } })
  await hub.start()
})

test('the hub goes away in the middle of a lesson: the lesson goes on, and after its return revisions agree', async () => {
  const board = await startReady()
  await board.agent.handlers.openLesson('l-1', 0)
  await hub.stop()
  await eventually(() => !board.last().link.reachable)
  await board.agent.handlers.goToStage(1)
  expect(board.last().scene).toMatchObject({ lesson: { stage: 1 } })
  hub.broker.heard = []
  await hub.start()
  await eventually(() => board.last().link.reachable)
  const rev = await hub.desire({ ...school, name: 'Доска 205' })
  await eventually(() => hub.reported()?.revs[hub.topics.desired] === rev)
  expect(board.last().display.name).toBe('Доска 205')
})

test.each(['nobody', 'another school’s broker'])('a hub that comes back on other ports is found by its display, %s at its old ones', async who => {
  await startReady()
  await Promise.all(agents.splice(0).map(async agent => agent.dispose()))
  const { accounts, port } = hub.broker
  await hub.stop()
  const other = new TestBroker()
  other.accounts = new Map()
  other.port = port
  if (who !== 'nobody') await other.start()
  hub.port = 0
  hub.broker.port = 0
  await hub.start()
  hub.broker.accounts = accounts
  const board = await start(null)
  await eventually(() => board.last().link.reachable)
  if (who !== 'nobody') await other.stop()
})

test('during a lesson a push is an offer; the teacher decides', async () => {
  const board = await startReady()
  await board.agent.handlers.openLesson('l-1', 0)
  const offer = async (answer: 'now' | 'after' | 'no') => {
    const id = await hub.send(hub.command('show.notice', { text: answer }))
    expect(await hub.acked(id, 'offered')).toMatchObject({ result: { offerUntil: expect.any(String) as string } })
    await eventually(() => board.last().offers.some(({ commandId }) => commandId === id))
    expect(board.last().scene).toMatchObject({ lesson: { id: 'l-1' } })
    await board.agent.handlers.answerOffer(id, answer)
    return id
  }
  await hub.acked(await offer('no'), 'declined')
  const later = await offer('after')
  await hub.acked(later, 'deferred')
  await board.agent.handlers.closeContent()
  await hub.acked(later, 'done')
  expect(board.last().scene).toMatchObject({ kind: 'notice', text: 'after' })
})

test('a volume that the window does not take, a picture that it does not know and a lesson that it lacks are failures with a reason', async () => {
  const board = await startReady()
  board.takesVolume = false
  const volume = await hub.send(hub.command('audio.volume', { level: 93 }))
  const unknown = await hub.send(hub.command('show.material', { materialId: 'm-9' }))
  const lessonless = await hub.send(hub.command('show.lesson', { lessonId: 'l-9' }))
  expect(await hub.acked(unknown, 'failed')).toMatchObject({ err: { code: 'unknown-material' } })
  expect(await hub.acked(lessonless, 'failed')).toMatchObject({ err: { code: 'unknown-material' } })
  expect(await hub.acked(volume, 'failed')).toMatchObject({ err: { code: 'not-verified' } })
})

test('content that is not here is fetched with progress while the present picture stays, then shown', async () => {
  const board = await startReady()
  const late = Buffer.alloc(300_000, 7)
  await hub.desire({ ...school, catalogue: { ...catalogue, materials: [...catalogue.materials, material('m-3', late)] } })
  await eventually(() => hub.reported()?.revs[hub.topics.desired] === 2)
  hub.files.set(sha256Hex(late), late)
  const id = await hub.send(hub.command('show.material', { materialId: 'm-3' }))
  await hub.acked(id, 'done')
  expect(board.last().scene).toMatchObject({ face: { material: { id: 'm-3', presence: { kind: 'ready' } } } })
})

test('what the room’s next lessons need is fetched though nobody planned it, and board and hub hear which lesson lacks what and why', async () => {
  hub.files.set(sha256Hex(video), video)
  const board = await start()
  await eventually(() => board.last().link.reachable)
  const daily = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ id: `p-${weekday}`, weekday, period: 1, classId: 'c-8', className: '8б', subject: 'physics', roomId: 'r-204', lessonId: 'l-1' }))
  await hub.desire({ ...school, timetable: { ...timetable, bells: [{ number: 1, start: '09:00', end: '09:45' }], lessons: daily }, content: { version: 1, materialIds: [] } })
  await eventually(() => board.last().soon.all.missing[0]?.reason === 'refused' && board.last().soon.all.ready === 1)
  expect(board.last().soon).toMatchObject({ all: { ready: 1, total: 2 }, lessons: [{ title: 'Плавление', readiness: { ready: 1, missing: [{ materialId: 'm-2' }] } }, { day: expect.stringMatching(/today|tomorrow/) as string }] })
  await eventually(() => hub.reported()?.inventory.soon?.ready === 1)
  expect(hub.reported()?.inventory).toMatchObject({ soon: { total: 2, lessons: [{ start: '09:00', className: '8б', missing: ['m-2'] }, {}] }, missing: [{ id: 'm-2', reason: 'refused' }] })
})

test('a screenshot goes to the hub, and only to the hub', async () => {
  await startReady()
  const [good, evil] = [await hub.send(hub.command('screenshot', { uploadUrl: '/d/x/uploads/1' })), await hub.send(hub.command('screenshot', { uploadUrl: 'http://127.0.0.1:1/' }))]
  await hub.acked(good, 'done')
  expect(hub.uploads).toEqual([{ path: '/d/x/uploads/1', bytes: Buffer.from('jpeg') }])
  expect(await hub.acked(evil, 'failed')).toMatchObject({ err: { code: 'wrong-args' } })
})

test('desired state that is unsigned, for another display or older is refused', async () => {
  const board = await startReady()
  await hub.desire({ name: 'Чужая' }, { keys: makeKeyPair(), rev: 50 })
  await hub.desire({ name: 'Чужая' }, { topic: 'doska/1/school-1/d/other/desired', rev: 51 })
  await hub.desire({ ...school, name: 'Новая' }, { rev: 40 })
  await eventually(() => board.last().display.name === 'Новая')
  await hub.desire({ name: 'Старая' }, { rev: 39 })
  await eventually(() => hub.refusals().includes('old-revision'))
  expect(hub.refusals()).toEqual(expect.arrayContaining(['unknown-key', 'wrong-topic', 'old-revision']))
  expect(board.last().display.name).toBe('Новая')
})

test('a removed display says so, keeps its lessons, and asks to be enrolled again when a person wants it', async () => {
  const board = await startReady()
  hub.broker.accounts = new Map()
  hub.broker.cut()
  await eventually(() => board.last().standing.kind === 'seeking-hub')
  expect(board.last()).toMatchObject({ standing: { fault: 'refused' }, readiness: { ready: 2 } })
  await board.agent.handlers.retryEnrolment()
  await eventually(() => board.last().link.reachable)
  expect(board.last().standing).toEqual({ kind: 'enrolled' })
})

test('what is chosen at the board one after the other is chosen together', async () => {
  const board = await start()
  await board.agent.handlers.setPreferences({ theme: 'light' })
  await board.agent.handlers.setPreferences({ language: 'en' })
  expect(board.last().preferences).toEqual({ language: 'en', theme: 'light' })
})

test('a hub that forgot everything takes the display of its own machine in again by a fresh token', async () => {
  await startReady()
  await Promise.all(agents.splice(0).map(async agent => agent.dispose()))
  hub.broker.accounts = new Map()
  const board = await start('fresh token')
  await eventually(() => board.last().link.reachable)
  expect(board.last()).toMatchObject({ standing: { kind: 'enrolled' }, readiness: { ready: 2 } })
})

test('T-10 a board whose clock says 1970 starts, says so, and shows the right time once the hub answers', async () => {
  await startReady()
  await Promise.all(agents.splice(0).map(async agent => agent.dispose()))
  hub.answersTime = false
  const board = await start(null, () => 1_000)
  expect(board.last()).toMatchObject({ link: { clockDoubt: true }, lessons: [{ id: 'l-1' }] })
  await eventually(() => board.last().link.reachable)
  const doubted = await hub.send(hub.command('show.notice', { text: 'нет' }))
  expect(await hub.acked(doubted, 'rejected')).toMatchObject({ err: { code: 'clock-doubt' } })
  hub.answersTime = true
  const trusted = await hub.send(hub.command('show.notice', { text: 'да' }))
  await hub.acked(trusted, 'done')
  expect(board.last().link.clockDoubt).toBe(false)
  expect(Math.abs(board.last().nowMs - Date.now())).toBeLessThan(5_000)
}, 30_000)

test('an emergency is shown even by a board whose clock says 1970, and ends once the right time shows that it is over', async () => {
  await startReady()
  await Promise.all(agents.splice(0).map(async agent => agent.dispose()))
  hub.answersTime = false
  const over = { id: 'fire', text: 'Пожарная тревога', since: new Date(Date.now() - 60_000).toISOString(), until: new Date(Date.now() - 1_000).toISOString() }
  await hub.desire({ ...school, emergency: over })
  const board = await start(null, () => 1_000)
  await eventually(() => board.last().scene.kind === 'emergency')
  hub.answersTime = true
  const ping = await hub.send(hub.command('show.notice', { text: 'да' }))
  await hub.acked(ping, 'done')
  expect(board.last().scene.kind).toBe('notice')
}, 30_000)

test('an emergency covers a lesson at once and leaves it where it was', async () => {
  const board = await startReady()
  await board.agent.handlers.openLesson('l-1', 1)
  const emergency = { id: 'fire', text: 'Пожарная тревога', since: new Date(Date.now() - 1_000).toISOString(), until: new Date(Date.now() + 60_000).toISOString() }
  await hub.desire({ ...school, emergency })
  await eventually(() => board.last().scene.kind === 'emergency')
  await hub.desire({ ...school, emergency: null })
  await eventually(() => board.last().scene.kind === 'face')
  expect(board.last().scene).toMatchObject({ lesson: { stage: 1 } })
})

test('a command to its group is obeyed, also after its groups changed', async () => {
  await startReady()
  const toGroup = async (group: string) => {
    const body = hub.command('ping', {}, { target: `g/${group}` })
    await hub.broker.publish(`doska/1/school-1/g/${group}/cmd`, JSON.stringify(sealEnvelope(body, hub.keys)))
    return body.id
  }
  await hub.acked(await toGroup('maths'), 'done')
  hub.broker.subscribed = []
  await hub.desire({ ...school, groups: [{ id: 'second-floor', priority: 0 }] })
  await eventually(() => hub.broker.subscribed.flat().some(topic => topic.endsWith('g/second-floor/cmd')))
  await hub.acked(await toGroup('second-floor'), 'done')
  expect(await toGroup('maths').then(id => hub.acksOf(id))).toEqual([])
})

test('a damaged state file is set aside, told to people, and the display comes up', async () => {
  await startReady()
  await Promise.all(agents.splice(0).map(async agent => agent.dispose()))
  await writeFile(join(folder, 'state', 'scene.json'), '{"sha256":"00","value":{}}')
  await writeFile(join(folder, 'state', 'documents', 'index.json'), 'garbage')
  const board = await start(null)
  await eventually(() => hub.broker.jsonOn(hub.topics.alert('state-damaged')).length > 0)
  await eventually(() => board.last().readiness.ready === 2)
  expect(board.last().scene.key).toBe('idle')
})

test('two processes never share one display\'s folder', async () => {
  await startReady()
  await expect(start()).rejects.toThrow('already running')
})
