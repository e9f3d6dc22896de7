import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportBundle, type ExportOptions } from '../../cli/export'
import { kidOf } from '../../agent/trust/keys'
import { readBundle } from '../../agent/usb/read-bundle'
import type { Hub } from '../../hub/hub'
import { makePlace, runHub } from '../../hub/testing/test-hub'

let place: Awaited<ReturnType<typeof makePlace>>
let hub: Hub
let data = ''
beforeAll(async () => {
  place = await makePlace()
  // Texts that are no texts to anybody here: a school's folder is taken over as it is.
  for (const id of ['picture', 'answers']) await writeFile(join(place.folder, 'school', 'library', id, 'picture.png'), Buffer.alloc(700_000, id))
  const start = place.start()
  data = start.data
  hub = await runHub(start)
})
afterAll(async () => {
  await hub.dispose()
  await place.remove()
})

async function run(args: string[], more: Partial<ExportOptions> = {}) {
  let output = ''
  const code = await exportBundle(args, { data, language: 'ru', isTerminal: false, ...more }, text => (output += text))
  return { code, lines: output.trimEnd().split('\n') }
}
async function stick(name: string): Promise<string> {
  await mkdir(join(place.folder, name))
  return join(place.folder, name)
}
const keyring = async () => {
  const { publicKey } = (JSON.parse(await readFile(join(data, 'trust', 'signing.json'), 'utf8')) as { value: { publicKey: string } }).value
  return [{ publicKey, kid: kidOf(publicKey) }]
}

describe('doska export', () => {
  test('writes a room’s bundle, by id or by name, and says what is in it', async () => {
    const to = await stick('by-id')
    const { code, lines } = await run(['--room', 'r1', '--to', to])
    expect([code, lines]).toEqual([0, ['1 МБ: 1 материал', `✓ ${join(to, 'Кабинет 101.doska')}, 1 МБ`, 'Готово. Извлеките флешку безопасно и вставьте её в доску.']])
    expect(await readdir(to)).toEqual(['Кабинет 101.doska'])
    const read = await readBundle(join(to, 'Кабинет 101.doska'), await keyring())
    expect(read.ok && read.value.contents.materials.map(({ id }) => id)).toEqual(['picture'])
    const named = await run(['--room= 101 ', `--to=${join(to, 'моя.doska')}`])
    expect([named.code, (await readdir(to)).sort()]).toEqual([0, ['Кабинет 101.doska', 'моя.doska'].sort()])
  })

  test('what is larger than one file may be is written in parts, each of them a bundle', async () => {
    const to = await stick('parts')
    const { code, lines } = await run(['--library', '--part', '1', '--to', to])
    expect([code, lines[0]]).toEqual([0, expect.stringMatching(/^\d МБ: 2 материала, 1 урок, 2 части$/)])
    const files = (await readdir(to)).sort()
    expect(files).toEqual(['Библиотека Маленькая школа (1 из 2).doska', 'Библиотека Маленькая школа (2 из 2).doska'])
    const trusted = await keyring()
    const parts = await Promise.all(files.map(file => readBundle(join(to, file), trusted)))
    expect(parts.map(part => part.ok && [part.value.body.part, part.value.files.size > 0])).toEqual([1, 2].map(number => [{ number, count: 2 }, true]))
    expect(new Set(parts.map(part => part.ok && part.value.body.contents.sha256)).size).toBe(1)
    expect((await run(['--library', '--part', '1', '--to', to, '--language-x'])).code).toBe(2)
  })

  test.each<[string, () => string[], number, RegExp]>([
    ['no choice', () => ['--to', place.folder], 2, /--room <кабинет> или --library/],
    ['two choices', () => ['--library', '--room', 'r1', '--to', place.folder], 2, /--room <кабинет> или --library/],
    ['no target', () => ['--room', 'r1'], 2, /--to <папка>/],
    ['a part of nothing', () => ['--room', 'r1', '--to', place.folder, '--part', '0'], 2, /от 1 до 4095/],
    ['a value that is missing', () => ['--to', place.folder, '--room'], 2, /После --room нужно значение/],
    ['a folder that is not there', () => ['--room', 'r1', '--to', join(place.folder, 'нет')], 1, /Вставьте флешку/],
    ['no such room', () => ['--room', '999', '--to', place.folder], 1, /Кабинета «999» нет\. Есть: 101 \(r1\), 202 \(r2\)\./],
  ])('%s is said in words', async (_name, args, code, words) => {
    const said = await run(args())
    expect([said.code, said.lines]).toEqual([code, [expect.stringMatching(words)]])
  })

  test('no hub, or a folder that cannot be written: said, and nothing is left behind', async () => {
    expect((await run(['--room', 'r1', '--to', place.folder], { data: join(place.folder, 'elsewhere') })).lines).toEqual([expect.stringContaining('Хаб не запущен')])
    const to = await stick('taken')
    await mkdir(join(to, 'Кабинет 101.doska', 'x'), { recursive: true }) // a folder stands where the file is to be
    const { code } = await run(['--room', 'r1', '--to', to])
    expect([code, await readdir(to)]).toEqual([1, ['Кабинет 101.doska']])
  })

  test('speaks English too', async () => {
    expect((await run(['--room', '999', '--to', place.folder], { language: 'en' })).lines).toEqual([expect.stringContaining('There is no room “999”')])
  })
})
