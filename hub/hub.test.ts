import { readFile, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startHub, type Hub } from './hub'
import { startFault } from './start-faults'
import { DisplayDouble, EnrollingDisplay } from './testing/display-double'
import { PanelDouble, signIn } from './testing/panel-double'
import { makePlace, runHub } from './testing/test-hub'
import { until } from './testing/until'

const ownPassword = 'мой долгий пароль'
let place: Awaited<ReturnType<typeof makePlace>>
let hub: Hub | undefined
const displays: DisplayDouble[] = []

beforeAll(async () => { place = await makePlace() })
afterEach(async () => {
  for (const display of displays.splice(0)) await display.cut()
  await hub?.dispose()
  hub = undefined
})
afterAll(() => place.remove())

/** Technician's panel, one-time password replaced. */
async function technician(running: Hub): Promise<PanelDouble> {
  if (!running.ready.technician) return PanelDouble.signedIn(running.ready.address, 'technician', ownPassword)
  const { user, oneTimePassword } = running.ready.technician
  const panel = await PanelDouble.signedIn(running.ready.address, user, oneTimePassword)
  expect(await panel.get('changePassword', oneTimePassword, ownPassword)).toEqual({ ok: true, value: null })
  return panel
}

async function enrolled(running: Hub, id?: string): Promise<DisplayDouble> {
  const display = await DisplayDouble.enrol(running, id)
  displays.push(display)
  return display
}

describe('a day with the hub', () => {
  test('a display is let in by its code, gets a lesson and says how it went', async () => {
    hub = await runHub(place.start({ data: join(place.folder, 'day') }))
    const panel = await technician(hub)
    const stranger = new EnrollingDisplay(hub.ready.address)
    expect(await stranger.begin()).toBe(200)
    expect(await stranger.reveal()).toBe(200)
    const [waiting] = await panel.get('listEnrolments')
    expect(waiting?.code).toBe(stranger.code)
    expect(await panel.get('approveEnrolment', stranger.enrolmentId, 'AAAAAA', { name: 'Доска', roomId: 'r1', groupIds: [] })).toMatchObject({ fault: { kind: 'code-differs' } })
    expect(await stranger.claim()).toEqual({ kind: 'waiting' })
    expect(await panel.get('approveEnrolment', stranger.enrolmentId, stranger.code, { name: 'Доска', roomId: 'r1', groupIds: ['first-floor'] })).toMatchObject({ ok: true })
    const claimed = await stranger.claim()
    if (claimed.kind !== 'approved') throw new Error(claimed.kind)
    const display = new DisplayDouble(stranger.id, claimed)
    displays.push(display)
    await display.connect()
    const document = await until(() => display.desired.at(-1))
    expect(document).toMatchObject({ rev: 1, set: { name: 'Доска', room: { id: 'r1', name: '101' }, groups: [{ id: 'first-floor' }], emergency: null, spreadS: 2 } })

    const pushed = await panel.get('push', { displayIds: [], groupIds: ['first-floor'], thing: { kind: 'lesson', lessonId: 'melting' } })
    if (!pushed.ok) throw new Error(pushed.fault.kind)
    const command = await until(() => display.commands[0])
    expect(command).toMatchObject({ id: pushed.value.commandIds[0], name: 'show.lesson', args: { lessonId: 'melting' } })
    await display.ack(command.id, 'received')
    await display.ack(command.id, 'started')
    await display.ack(command.id, 'done')
    const row = await until(async () => (await panel.get('listCommands')).find(({ state }) => state === 'done'))
    expect(row.history.map(({ state }) => state)).toEqual(['waiting', 'sent', 'received', 'started', 'done'])
    panel.close()
    await hub.dispose()
    const audit = await readFile(join(place.folder, 'day/audit.log'), 'utf8')
    expect(audit.trim().split('\n').map(line => (JSON.parse(line) as { what: string }).what)).toEqual(['signed in', 'changePassword', 'approveEnrolment (refused)', 'approveEnrolment', 'push'])
    expect(audit).not.toContain(ownPassword)
  })

  test('a push of what only a teacher may see is refused', async () => {
    hub = await runHub(place.start({ data: join(place.folder, 'faces') }))
    const panel = await technician(hub)
    const display = await enrolled(hub)
    const push = (materialId: string) => panel.get('push', { displayIds: [display.id], groupIds: [], thing: { kind: 'material', materialId } })
    expect(await push('answers')).toEqual({ ok: false, fault: { kind: 'unknown-thing' } })
    expect(await push('picture')).toMatchObject({ ok: true })
    panel.close()
  })

  test('after a restart of the hub a waiting push arrives, desired state keeps its revision, and the password is no longer shown', async () => {
    const start = place.start({ data: join(place.folder, 'restart') })
    hub = await runHub(start)
    const panel = await technician(hub)
    const display = await enrolled(hub)
    await display.connect()
    await until(() => display.desired.at(-1))
    await display.cut()
    await until(async () => (await panel.get('listDisplays'))[0]?.status?.state === 'lost')
    const pushed = await panel.get('push', { displayIds: [display.id], groupIds: [], thing: { kind: 'notice', text: 'Собрание' } })
    panel.close()
    await hub.dispose()

    hub = await runHub(start)
    expect(hub.ready.technician).toBeUndefined()
    await display.connect(hub.ready.mqttAddress)
    const command = await until(() => display.commands[0])
    expect(pushed).toMatchObject({ value: { commandIds: [command.id] } })
    expect((await until(() => display.desired.at(-1))).rev).toBe(1)
    await display.ack(command.id, 'done')
    const again = await technician(hub)
    await until(async () => (await again.get('listCommands'))[0]?.state === 'done')
    again.close()
  })

  test('a removed display loses its connection, its account and its content at once', async () => {
    hub = await runHub(place.start({ data: join(place.folder, 'removed') }))
    const panel = await technician(hub)
    const display = await enrolled(hub)
    await display.connect()
    const set = (await until(() => display.desired.at(-1))).set as { catalogue: { url: string } }
    const read = () => fetch(hub!.ready.address + set.catalogue.url, { headers: { authorization: `Bearer ${display.approved.credential}` } })
    expect((await read()).status).toBe(200)
    await panel.get('changeSurface', display.id, 'board')
    expect(await panel.get('removeDisplay', display.id)).toMatchObject({ ok: true })
    await until(() => display.client?.connected === false)
    expect((await read()).status).toBe(401)
    await expect(display.connect()).rejects.toThrow()
    expect(await panel.get('listDisplays')).toEqual([])
    expect((await panel.get('readScreenTime', '2026-11-26', '2026-11-26')).surfaces).toEqual({})
    panel.close()
  })

  test('refusals are seen in the panel: foreign topic, wrong password, wrong arguments', async () => {
    hub = await runHub(place.start({ data: join(place.folder, 'refusals') }))
    const panel = await technician(hub)
    const display = await enrolled(hub)
    await display.connect()
    await display.say(display.topics.event, { v: 1, ts: new Date().toISOString(), name: 'refused', detail: { what: 'cmd', reason: 'wrong-signature' } })
    display.client!.publish(display.topics.cmd, '{}', { qos: 1 }, () => {})
    await signIn(hub.ready.address, 'technician', 'wrong')
    expect(await panel.askRaw('removeDisplay', ['НЕ АДРЕС'])).toMatchObject({ ok: false, fault: { kind: 'wrong-arguments' } })
    const rows = await until(async () => {
      const found = await panel.get('listRefusals')
      return found.length >= 4 && found
    })
    expect(rows).toContainEqual(expect.objectContaining({ displayId: display.id, what: `mqtt publish ${display.topics.cmd}`, reason: 'topic' }))
    expect(rows).toContainEqual(expect.objectContaining({ displayId: display.id, what: 'display cmd', reason: 'wrong-signature' }))
    expect(rows).toContainEqual(expect.objectContaining({ what: 'sign-in from 127.0.0.1', reason: 'wrong' }))
    expect(rows).toContainEqual(expect.objectContaining({ what: 'panel removeDisplay by technician', reason: 'wrong-arguments' }))
    expect(panel.events.filter(({ event }) => event === 'refused').length).toBeGreaterThanOrEqual(4)
    panel.close()
  })
})

describe('a start that cannot be', () => {
  const faultOf = async (change: Parameters<typeof place.start>[0]) => {
    const started = await startHub(place.start(change))
    if (!started.ok) return started.fault
    await started.value.dispose()
    throw new Error('it started')
  }

  test('a taken port', async () => {
    const other = net.createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const { port } = other.address() as net.AddressInfo
    expect(await faultOf({ data: join(place.folder, 'taken'), httpPort: port })).toEqual({ kind: 'port-taken', port })
    expect(await faultOf({ data: join(place.folder, 'taken'), mqttPort: port })).toEqual({ kind: 'port-taken', port })
    other.close()
  })

  test('an address that is not this machine’s', async () => {
    expect(await faultOf({ data: join(place.folder, 'address'), host: '203.0.113.7' })).toEqual({ kind: 'address-unavailable', host: '203.0.113.7' })
  })

  test('a data folder that is a file', async () => {
    await writeFile(join(place.folder, 'file'), '')
    expect(await faultOf({ data: join(place.folder, 'file') })).toEqual({ kind: 'data-unwritable', folder: join(place.folder, 'file') })
  })

  test.skipIf(process.platform !== 'linux')('a full disk', async () => {
    const full = await writeFile('/dev/full', 'x').catch((error: unknown) => error)
    expect(startFault(full, '/data')).toEqual({ kind: 'disk-full', folder: '/data' })
    expect(startFault(new Error('what?'), '/data')).toEqual({ kind: 'unexpected', detail: 'what?' })
  })

  test('a data folder of another running hub', async () => {
    const start = place.start({ data: join(place.folder, 'twice') })
    hub = await runHub(start)
    expect(await faultOf({ data: start.data })).toEqual({ kind: 'data-in-use', folder: start.data })
  })

  test('pages that were not built', async () => {
    expect(await faultOf({ pages: join(place.folder, 'nowhere') })).toEqual({ kind: 'pages-missing', folder: join(place.folder, 'nowhere') })
  })

  test('a damaged school is named with its file, and leaves nothing half begun', async () => {
    const school = join(place.folder, 'damaged-school')
    const data = join(place.folder, 'damaged-data')
    expect(await faultOf({ data, school })).toMatchObject({ kind: 'school-damaged' })
    hub = await runHub(place.start({ data }))
    expect(hub.ready.address).toMatch(/^http:\/\/127/)
  })
})
