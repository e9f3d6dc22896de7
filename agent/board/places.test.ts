import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StateFile } from '../disk/state-file'
import { FailedFiles, failedFilesSchema } from './failed-files'
import { PlaceKeeper, placesLimit, placesSchema } from './places'

const report = (problem: unknown) => {
  throw new Error(JSON.stringify(problem))
}
const folder = () => mkdtemp(join(tmpdir(), 'doska-places-'))
const hash = (digit: string) => digit.repeat(64)

test('a place is still there after a restart, and gone when the file was replaced', async () => {
  const file = join(await folder(), 'places.json')
  let sha256 = hash('a')
  const open = async () => {
    const state = await StateFile.open({ file, schema: placesSchema, empty: [], report })
    return { state, keeper: new PlaceKeeper({ file: state, sha256Of: id => (id === 'film' ? sha256 : undefined), report }) }
  }
  const { state, keeper } = await open()
  keeper.keep('film', { kind: 'time', positionS: 192 })
  keeper.keep('unknown', { kind: 'time', positionS: 5 })
  await state.idle()
  const again = (await open()).keeper
  expect(again.read('film')).toEqual({ kind: 'time', positionS: 192 })
  expect(again.read('unknown')).toBeUndefined()
  sha256 = hash('b')
  expect(again.read('film')).toBeUndefined()
})

test('a place that is taken back is gone, and the oldest makes room', async () => {
  const full = Array.from({ length: placesLimit }, (_, i) => ({ materialId: `m${i}`, sha256: hash('a'), place: { kind: 'page' as const, page: i + 1 } }))
  const state = await StateFile.open({ file: join(await folder(), 'places.json'), schema: placesSchema, empty: full, report })
  const keeper = new PlaceKeeper({ file: state, sha256Of: () => hash('a'), report })
  keeper.keep(`m${placesLimit}`, { kind: 'page', page: placesLimit + 1 })
  keeper.keep('m5', null)
  await state.idle()
  expect([keeper.read('m0'), keeper.read('m1'), keeper.read('m5'), keeper.read(`m${placesLimit}`)]).toEqual([undefined, { kind: 'page', page: 2 }, undefined, { kind: 'page', page: placesLimit + 1 }])
})

test('T-04 a file that failed three times is left out over restarts, told once, and its next version has another chance', async () => {
  const file = join(await folder(), 'failed.json')
  const open = async () => {
    const state = await StateFile.open({ file, schema: failedFilesSchema, empty: {}, report })
    return { state, failed: new FailedFiles({ file: state, changed: () => {}, report }) }
  }
  const { state, failed } = await open()
  const told: boolean[] = []
  for (let i = 0; i < 3; i++) {
    expect(failed.isLeftOut(hash('a'))).toBe(false)
    told.push(failed.failed(hash('a')))
    await state.idle()
  }
  expect(told).toEqual([true, false, false])
  const again = (await open()).failed
  expect([again.isLeftOut(hash('a')), again.isLeftOut(hash('b'))]).toEqual([true, false])
})

test('T-04 a file that was shown after all begins to count anew', async () => {
  const state = await StateFile.open({ file: join(await folder(), 'failed.json'), schema: failedFilesSchema, empty: {}, report })
  const failed = new FailedFiles({ file: state, changed: () => {}, report })
  for (let i = 0; i < 2; i++) failed.failed(hash('a'))
  await state.idle()
  failed.shown(hash('a'))
  await state.idle()
  expect(failed.failed(hash('a'))).toBe(true)
  await state.idle()
  expect(failed.isLeftOut(hash('a'))).toBe(false)
})
