import { expect, test, vi } from 'vitest'
import { meshSource } from './mesh-source'

const fileOf = (content: unknown, name = 'Лёд.json') => new File([typeof content === 'string' ? content : JSON.stringify(content)], name)
const mesh = {
  name: 'Плавление', used_materials: [{ key: 'k1', material_id: 'ice', file: 'Лёд.png' }, { key: 'k2', material_id: 'x', file: 'Карта.png' }],
  stages: [{ name: 'Начало', duration: 5, data: [{ display_type: 'dashboard', material_key: 'k1', title: 'Лёд' }, { display_type: 'teacher_pad', material_key: 'k2', title: 'Карта' }] }],
}

test('the library is asked once, for what the lesson names, and the lesson shows what it has', async () => {
  const named = vi.fn((names: { id: string }[]) => Promise.resolve(names.map(({ id }) => (id === 'ice' ? { id: 'ice', title: 'Как тает лёд', by: 'id' as const } : null))))
  const read = await meshSource(fileOf(mesh), named)
  expect(named.mock.calls.map(([names]) => names.map(({ id }) => id))).toEqual([['ice', 'x']])
  expect(read.ok && [read.value.source.draft.stages[0]?.faces, [...read.value.titles]]).toEqual([
    { board: { kind: 'material', materialId: 'ice' }, teacher: { kind: 'missing', title: 'Карта', key: 'x' } }, [['ice', 'Как тает лёд']],
  ])
})

test('what is no lesson of МЭШ is refused without asking anybody; without an answer nothing is made up', async () => {
  const named = vi.fn(() => Promise.resolve(undefined))
  expect([await meshSource(fileOf('{'), named), await meshSource(fileOf({ a: 1 }), named)]).toEqual([{ ok: false, fault: 'not-mesh' }, { ok: false, fault: 'not-mesh' }])
  expect(named).not.toHaveBeenCalled()
  expect(await meshSource(fileOf(mesh), named)).toEqual({ ok: false, fault: 'no-answer' })
})
