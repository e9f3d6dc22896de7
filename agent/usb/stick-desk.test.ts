import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failure, success } from '#shared/result'
import type { ContentStore } from '../content/content-store'
import { StoreRoom } from '../content/testing/store-room'
import { sha256Hex } from '../trust/keys'
import { folderSticks } from './folder-sticks'
import { StickDesk, type StickDeskNeeds } from './stick-desk'
import { StickSource } from './stick-source'
import { TakenShelf } from './taken-shelf'

const picture = await readFile(new URL('../../tests/fixtures/media/picture.png', import.meta.url))
let root: string
let room: StoreRoom
let store: ContentStore
let shelf: TakenShelf
let desk: StickDesk
let source: StickSource
let shown: string | undefined
let pinned: string[]
let libraryChanges: number

async function open(needs: Partial<StickDeskNeeds> = {}): Promise<void> {
  shelf = await TakenShelf.open(join(root, 'state', 'taken.json'), problem => expect.unreachable(JSON.stringify(problem)))
  desk = new StickDesk({
    finder: folderSticks(join(root, 'sticks')),
    everyMs: 20,
    source, store, shelf,
    desired: { receiveBundled: () => Promise.resolve(), settled: () => Promise.resolve(), library: { materials: new Map() }, documents: { personal: [] } },
    materials: {
      ensure: () => Promise.resolve(success(null)),
      keep: () => Promise.resolve(),
      pin: ids => Promise.resolve(void pinned.push(...ids)),
      evict: () => Promise.resolve({ evicted: 1, stayed: 0, freedBytes: 1 }),
    },
    keyring: () => [],
    now: () => Date.parse('2026-11-26T09:00:00Z'),
    addressOf: (id, path) => `content://${id}/${path}`,
    shownMaterial: () => shown,
    show: id => void (shown = id),
    close: () => void (shown = undefined),
    toShelf: () => undefined,
    changed: () => {},
    libraryChanged: () => void libraryChanges++,
    sourceCame: () => {},
    report: problem => expect.unreachable(String(problem)),
    ...needs,
  })
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'doska-usb-'))
  await mkdir(join(root, 'sticks'))
  room = await StoreRoom.make()
  source = new StickSource()
  store = await room.open({}, { sources: () => [source] })
  shown = undefined
  pinned = []
  libraryChanges = 0
})
afterEach(async () => {
  await desk.dispose()
  await room.dispose()
  await rm(root, { recursive: true, force: true })
})

/** Plugs in at once, as a system mounts. */
async function plugIn(files: Record<string, string | Buffer>, name = 'KINGSTON'): Promise<string> {
  const making = join(root, 'sticks', `.${name}`)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(making, path, '..'), { recursive: true })
    await writeFile(join(making, path), content)
  }
  await rename(making, join(root, 'sticks', name))
  const card = await vi.waitFor(() => {
    const found = desk.view.cards.find(one => one.label === name)
    expect(found?.isReading).toBe(false)
    return found!
  })
  return card.id
}
const pullOut = (name = 'KINGSTON') => rename(join(root, 'sticks', name), join(root, `pulled-${name}`))
const contents = (id: string) => Promise.resolve(desk.handlers.readStick(id)).then(found => found!)
const over = () => vi.waitFor(() => {
  expect(desk.view.taking?.state).not.toBe('running')
  return desk.view.taking!
}, { timeout: 20_000 })

test('a stick is looked through by content: what runs is never offered, whatever it is called', async () => {
  await open()
  const id = await plugIn({
    'Опыт.png': picture, 'заметки.txt': 'Лёд тает при 0 °C', 'autorun.inf': '[autorun]\nopen=virus.exe', 'игра.exe': picture, 'page.png': '<!doctype html><script>alert(1)</script>',
    'старый.txt': Buffer.from([0xcb, 0xb8, 0xe4]), 'пусто.mp4': '', 'архив.zip': 'PK\x03\x04', 'Урок.pptx': 'PK\x03\x04', '.hidden.png': picture, 'System Volume Information/x.png': picture,
  })
  const { files, bundles, isCut } = await contents(id)
  expect(Object.fromEntries(files.map(({ name, type, refusal }) => [name, type ?? refusal]))).toEqual({
    'Опыт.png': 'image', 'заметки.txt': 'article', 'autorun.inf': 'program', 'игра.exe': 'program', 'page.png': 'page',
    'старый.txt': 'not-utf8', 'пусто.mp4': 'empty', 'архив.zip': 'archive', 'Урок.pptx': 'needs-hub',
  })
  expect([bundles, isCut]).toEqual([[], false])
  expect(desk.view.cards).toMatchObject([{ label: 'KINGSTON', files: 2, bundles: 0 }])
})

test('links are not followed, and names come without what misleads the eye', async () => {
  await open()
  await writeFile(join(root, 'secret.txt'), 'пароль')
  await mkdir(join(root, 'sticks', '.LINKS'))
  await symlink(join(root, 'secret.txt'), join(root, 'sticks', '.LINKS', 'link.txt'))
  await symlink(root, join(root, 'sticks', '.LINKS', 'up'))
  await writeFile(join(root, 'sticks', '.LINKS', `otchet\u202Egnp.txt`), 'x')
  await rename(join(root, 'sticks', '.LINKS'), join(root, 'sticks', 'LINKS'))
  const id = await vi.waitFor(() => {
    expect(desk.view.cards[0]?.isReading).toBe(false)
    return desk.view.cards[0]!.id
  })
  expect((await contents(id)).files.map(({ name }) => name)).toEqual(['otchetgnp.txt'])
})

test('a file is played from the stick under a name of ours; pulled out while it is on the screen, the screen is left and it is said', async () => {
  await open()
  const id = await plugIn({ 'сны/../Опыт.png': picture })
  const [file] = (await contents(id)).files
  expect(await desk.handlers.openStickFile(id, file!.id)).toBe('opened')
  expect(desk.materialView(shown!)).toMatchObject({ title: 'Опыт.png', type: 'image', address: `content://${file!.id}/file.png`, presence: { kind: 'ready' } })
  expect(desk.findFile(file!.id, 'file.png')).toMatchObject({ bytes: picture.length, mediaType: 'image/png' })
  expect(desk.findFile(file!.id, 'Опыт.png')).toBeUndefined()
  await pullOut()
  await vi.waitFor(() => expect(desk.view).toMatchObject({ cards: [], lost: 'Опыт.png' }))
  expect([shown, desk.materialView(file!.id)]).toEqual([undefined, undefined])
  expect(await desk.handlers.openStickFile(id, file!.id)).toBe('gone')
})

test('what is taken is in the display’s own library, verified and pinned, also after a restart; it can be taken off again', async () => {
  await open()
  const id = await plugIn({ 'Опыт 1.png': picture, 'заметки.txt': 'Лёд', 'игра.exe': 'MZ' })
  const files = (await contents(id)).files
  expect(await desk.handlers.takeStickFiles(id, files.map(file => file.id))).toBe(true)
  expect(await desk.handlers.takeStickFiles(id, files.map(file => file.id))).toBe(false)
  expect(await over()).toMatchObject({ state: 'done', done: 2, total: 2 })
  expect(store.has(sha256Hex(picture))).toBe(true)
  const again = await TakenShelf.open(join(root, 'state', 'taken.json'), () => {})
  const material = [...again.materials.values()].find(({ title }) => title === 'Опыт 1')!
  expect(material).toMatchObject({ type: 'image', entry: 'file.png', manifest: [{ sha256: sha256Hex(picture), bytes: picture.length }] })
  expect(pinned).toContain(material.id)
  expect((await contents(id)).files.find(({ name }) => name === 'Опыт 1.png')?.materialId).toBe(material.id)
  await plugIn({ 'другое.txt': 'x' }, 'SECOND').then(async second => expect((await contents(second)).takenBefore.map(({ title }) => title).sort()).toEqual(['заметки', 'Опыт 1'].sort()))
  await desk.handlers.dropTaken(material.id)
  expect([shelf.materials.has(material.id), libraryChanges]).toEqual([false, 3])
})

test('a stick that is pulled while it is copied leaves nothing half in the library, and copying goes on where it stopped', async () => {
  const big = Buffer.alloc(40 * 1024 * 1024, 'Лёд тает при 0 °C. '.repeat(40))
  await open()
  const id = await plugIn({ 'первый.txt': 'Лёд', 'фильм.wav': wav(big) })
  const files = (await contents(id)).files
  const pulling = vi.waitFor(() => expect(desk.view.taking).toMatchObject({ done: 1, state: 'running' }), { interval: 1 }).then(() => pullOut())
  await desk.handlers.takeStickFiles(id, files.map(file => file.id))
  await pulling
  const ended = await over()
  expect(ended.state === 'stick-gone' || ended.state === 'done').toBe(true)
  expect([...shelf.materials.values()].map(({ title }) => title)).toContain('первый')
  if (ended.state === 'stick-gone') expect(shelf.materials.size).toBe(1)
  await rename(join(root, 'pulled-KINGSTON'), join(root, 'sticks', 'KINGSTON'))
  const back = await vi.waitFor(() => {
    expect(desk.view.cards[0]?.isReading).toBe(false)
    return desk.view.cards[0]!.id
  })
  await desk.handlers.endTaking()
  await desk.handlers.takeStickFiles(back, (await contents(back)).files.map(file => file.id))
  expect(await over()).toMatchObject({ state: 'done' })
  expect(shelf.materials.size).toBe(2)
})

test('cancelling keeps what is whole and drops the rest', async () => {
  await open()
  const id = await plugIn({ 'фильм.wav': wav(Buffer.alloc(30 * 1024 * 1024)) })
  await desk.handlers.takeStickFiles(id, (await contents(id)).files.map(file => file.id))
  await desk.handlers.endTaking()
  expect(await over()).toMatchObject({ state: 'cancelled' })
  expect(shelf.materials.size).toBe(0)
  await desk.handlers.endTaking()
  expect(desk.view.taking).toBeUndefined()
})

test('onto a shelf goes what somebody chose while it was open: documents that the hub converts too, never programs; what is refused is told', async () => {
  const sent: [string, string][] = []
  await open({
    toShelf: () => (file, { name, visibility, sent: tell }) => {
      sent.push([name, visibility])
      tell(10)
      return Promise.resolve(success({ taken: !file.endsWith('.txt') }))
    },
  })
  const id = await plugIn({ 'Опыт.png': picture, 'Урок.pptx': 'PK\x03\x04', 'заметки.txt': 'Лёд', 'игра.exe': 'MZ' })
  const { files } = await contents(id)
  expect(Object.fromEntries(files.map(({ name, mayBeShelved }) => [name, mayBeShelved]))).toEqual({ 'Опыт.png': true, 'Урок.pptx': true, 'заметки.txt': true, 'игра.exe': false })
  expect(await desk.handlers.shelveStickFiles(id, files.map(file => file.id), 'private')).toBe(true)
  expect(await over()).toMatchObject({ onto: 'shelf', state: 'done', done: 2, total: 3, refused: ['заметки.txt'] })
  expect(sent.map(([name]) => name).sort()).toEqual(['Опыт.png', 'Урок.pptx', 'заметки.txt'].sort())
  expect(shelf.materials.size).toBe(0)
})

test('no shelf is open, or the hub is away: nothing begins, or it is said', async () => {
  const isOpen = { value: false }
  await open({ toShelf: () => (isOpen.value ? () => Promise.resolve(failure({ kind: 'unreachable' as const })) : undefined) })
  const id = await plugIn({ 'Опыт.png': picture })
  const ids = (await contents(id)).files.map(file => file.id)
  expect(await desk.handlers.shelveStickFiles(id, ids, 'private')).toBe(false)
  isOpen.value = true
  expect(await desk.handlers.shelveStickFiles(id, ids, 'private')).toBe(true)
  expect(await over()).toMatchObject({ state: 'hub-away', done: 0 })
})

test('a full disk says so', async () => {
  await room.close(store)
  store = await room.open({}, { sources: () => [source], space: () => Promise.resolve({ freeBytes: 10, totalBytes: 1000 }) })
  await open()
  const id = await plugIn({ 'Опыт.png': picture })
  await desk.handlers.takeStickFiles(id, (await contents(id)).files.map(file => file.id))
  expect(await over()).toMatchObject({ state: 'no-space' })
})

test('a file that calls itself a bundle and is none is damaged, and hurts nobody', async () => {
  await open()
  const id = await plugIn({ 'кабинет 204.doska': Buffer.alloc(5000, 7), 'пусто.doska': '' })
  expect((await contents(id)).bundles).toMatchObject([{ state: 'damaged' }, { state: 'damaged' }])
  expect(await desk.handlers.takeStickBundle(id, (await contents(id)).bundles[0]!.id)).toBe(false)
})

/** PCM, 8 bits, one channel. */
function wav(sound: Buffer): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + sound.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(sound.length, 40)
  return Buffer.concat([head, sound])
}
