import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { createHash, createHmac, X509Certificate } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importPaths } from '../../cli/import'
import { openLibraryServer, type LibraryServer } from '../../hub/http/testing/library-server'

let folder: string
let hub: LibraryServer
const media = (name: string) => readFileSync(new URL(`../fixtures/media/${name}`, import.meta.url))
const at = (...parts: string[]) => join(folder, ...parts)
const data = () => at('data')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-import-'))
  hub = await openLibraryServer()
  await mkdir(data())
  await tellRunning(await hub.server.listen({ host: '127.0.0.1', port: 0 }))
})
afterEach(async () => {
  await hub.end()
  await rm(folder, { recursive: true })
})

async function tellRunning(address: string, tlsPin = '', key = 'key') {
  await writeFile(join(data(), 'running.json'), JSON.stringify({ address, tlsPin }))
  await writeFile(join(data(), 'import-key'), `${key}\n`)
}
/** What a hub with the import key `key` answers to the question of its proof. */
const proofFor = ({ url = '' }: http.IncomingMessage) =>
  JSON.stringify({ proof: createHmac('sha256', createHash('sha256').update('key').digest('hex')).update(url.slice(url.lastIndexOf('/') + 1)).digest('hex') })
async function put(files: Record<string, string | Buffer>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(at(path, '..'), { recursive: true })
    await writeFile(at(path), content)
  }
}
async function run(paths: string[], more: Partial<Parameters<typeof importPaths>[1]> = {}) {
  let output = ''
  const code = await importPaths(paths, { data: data(), language: 'ru', isTerminal: false, ...more }, text => (output += text))
  return { code, output, lines: output.trimEnd().split('\n') }
}
const titles = () => hub.desk.library.materials().map(({ title }) => title).sort()

describe('doska import', () => {
  test('brings files, folders of files and packages, and says so line by line', async () => {
    await put({
      'уроки/Лёд.mp4': media('video.mp4'), 'уроки/ноты/Гамма.mp3': media('sound.mp3'), 'уроки/.DS_Store': 'x',
      'уроки/Дроби/index.html': '<html>', 'уроки/Дроби/help/index.html': '<html>', 'уроки/Дроби/а б#1.js': '1',
    })
    const { code, lines } = await run([at('уроки')])
    expect(code).toBe(0)
    expect(lines.map(line => line.replace(/, [\d,]+ [КМ]Б$/, ''))).toEqual(['✓ Дроби', '✓ Лёд.mp4', '✓ Гамма.mp3', 'Добавлено 3 материала.'])
    expect(titles()).toEqual(['Гамма', 'Дроби', 'Лёд'])
    expect(hub.desk.library.materials().find(({ type }) => type === 'html')!.manifest.map(({ path }) => path).sort()).toEqual(['help/index.html', 'index.html', 'а б#1.js'])
  })

  test('names every refused file with the reason, takes the others, and fails', async () => {
    await put({ 'a.rar': 'Rar!\x1a\x07', 'b.mp4': media('video.mp4').subarray(0, 2000), 'c.mp4': media('hevc.mp4'), 'd.png': media('picture.png'), 'e.txt': '', 'пусто/x/.gitkeep': '' })
    const { code, lines } = await run(['a.rar', 'b.mp4', 'c.mp4', 'd.png', 'e.txt', 'нет.mp4', 'пусто'].map(name => at(name)))
    expect(code).toBe(1)
    expect(lines).toEqual([
      expect.stringMatching(/^✗ a\.rar: такой архив не открывается/),
      expect.stringMatching(/^✗ b\.mp4: файл обрывается/), expect.stringMatching(/^✗ c\.mp4: .*\(hevc\).*apt install ffmpeg/),
      expect.stringMatching(/^✓ d\.png/), '✗ e.txt: пусто', expect.stringMatching(/^✗ .*нет\.mp4: такого файла или папки нет$/),
      expect.stringMatching(/^✗ .*пусто: в папке нет файлов$/), 'Добавлен 1 материал, не принято: 6.',
    ])
    expect(titles()).toEqual(['d'])
  })

  test('speaks English too', async () => {
    await put({ 'c.mp4': media('hevc.mp4') })
    expect((await run([at('c.mp4')], { language: 'en' })).lines).toEqual([expect.stringMatching(/^✗ c\.mp4: boards do not play such recordings \(hevc\).*apt install ffmpeg/), '0 materials added, not taken: 1.'])
  })

  test('rewrites one line in a terminal, which names of files cannot steer', async () => {
    await put({ 'a\x1b[31m.png': media('picture.png') })
    const { output } = await run([at('a\x1b[31m.png')], { isTerminal: true })
    expect(output).toContain('\r\x1b[2K… a�[31m.png: 100 %')
    expect(output.endsWith('Добавлен 1 материал.\n')).toBe(true)
    expect(output.replaceAll('\r\x1b[2K', '')).not.toContain('\x1b')
  })

  test('says in one line that no hub runs', async () => {
    await put({ 'd.png': media('picture.png') })
    await tellRunning('http://127.0.0.1:9')
    expect(await run([at('d.png')])).toMatchObject({ code: 1, lines: [expect.stringMatching(/^Хаб не запущен/)] })
    await rm(join(data(), 'running.json'))
    expect(await run([at('d.png')])).toMatchObject({ code: 1, lines: [expect.stringMatching(/^Хаб не запущен/)] })
    expect(await run([])).toMatchObject({ code: 1, lines: [expect.stringMatching(/^Укажите/)] })
  })

  test('a program that took the port of a killed hub does not get the import key', async () => {
    await put({ 'd.png': media('picture.png') })
    const heard: string[] = []
    const stranger = http.createServer((request, response) => {
      heard.push(`${request.method} ${request.headers.authorization}`)
      response.writeHead(200).end(JSON.stringify({ proof: 'a'.repeat(64), uploadId: 'x' }))
    })
    await new Promise<void>(done => stranger.listen(0, '127.0.0.1', done))
    await tellRunning(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}`)
    expect(await run([at('d.png')])).toMatchObject({ code: 1, lines: [expect.stringMatching(/отвечает другая программа/)] })
    expect(heard).toEqual(['GET undefined'])
    stranger.close()
  })

  test('does not give its key to a hub that has another', async () => {
    await put({ 'd.png': media('picture.png') })
    await tellRunning(`http://127.0.0.1:${(hub.server.server.address() as AddressInfo).port}`, '', 'other')
    expect(await run([at('d.png')])).toMatchObject({ code: 1, lines: [expect.stringMatching(/отвечает другая программа/)] })
    expect(hub.refusals).toEqual([])
  })

  test('a hub that goes away in the middle is a broken connection, not a success', async () => {
    await put({ 'd.png': media('picture.png') })
    const cut = http.createServer((request, response) => {
      if (request.method === 'PUT') request.socket.destroy()
      else response.writeHead(201).end(request.method === 'GET' ? proofFor(request) : '{"uploadId":"x"}')
    })
    await new Promise<void>(done => cut.listen(0, '127.0.0.1', done))
    await tellRunning(`http://127.0.0.1:${(cut.address() as AddressInfo).port}`)
    expect(await run([at('d.png')])).toMatchObject({ code: 1, lines: [expect.stringMatching(/связь с хабом прервалась/), expect.stringMatching(/не принято: 1/)] })
    cut.close()
  })
})

describe('a hub beyond loopback', () => {
  test('is spoken to only when it shows the key of its own folder', async () => {
    await put({ 'd.png': media('picture.png') })
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'hub' }], { keyType: 'ec' })
    const asked: (string | undefined)[] = []
    const server = https.createServer({ key, cert }, (request, response) => {
      asked.push(request.headers.authorization)
      request.resume().on('end', () => response.writeHead(request.method === 'PUT' || request.url!.endsWith('commit') ? 200 : 201).end(request.method === 'GET' ? proofFor(request) : '{"uploadId":"x"}'))
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    const pin = createHash('sha256').update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })).digest('hex')
    await tellRunning(address, pin)
    expect((await run([at('d.png')])).code).toBe(0)
    expect(asked).toEqual([undefined, 'Import key', 'Import key', 'Import key'])
    await tellRunning(address, 'f'.repeat(64))
    expect(await run([at('d.png')])).toMatchObject({ code: 1, lines: [expect.stringMatching(/чужой ключ/)] })
    expect(asked).toHaveLength(4)
    server.close()
    server.closeAllConnections()
  })
})
