import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { phoneRuleSchema } from '#shared/domain/school-rules'
import { screenNormsSchema } from '#shared/domain/screen-norms'
import { forgetSurfaces } from './forget-surfaces'
import { RuleBook } from './rule-book'

const resource = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../resources', name), 'utf8'))

test('a display that is gone has no kind of screen any more; its minutes were told to keep theirs first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doska-rules-'))
  const rules = await RuleBook.open(folder, { phones: phoneRuleSchema.parse(resource('phone-rule.json')), norms: screenNormsSchema.parse(resource('screen-norms.json')), now: Date.now, report: () => {} })
  for (const id of ['a', 'gone']) await rules.setSurface(id, 'board')
  const settled: string[] = []
  const stores = { rules, registry: { all: () => [{ id: 'a' }] }, usage: { settle: async (id: string) => void settled.push(`${id} ${rules.surfaceOf(id)}`) } }
  let told = 0
  rules.onChange(() => told++)
  await forgetSurfaces(stores)
  await forgetSurfaces(stores)
  expect([rules.surfaces, settled, told]).toEqual([{ a: 'board' }, ['gone board'], 1])
  expect(await readFile(join(folder, 'surfaces.json'), 'utf8')).not.toContain('gone')
  await rm(folder, { recursive: true })
})
