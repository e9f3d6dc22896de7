import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as { license: string; dependencies: Record<string, string>; devDependencies: Record<string, string>; optionalDependencies?: Record<string, string> }
const { dependencies, devDependencies, optionalDependencies } = readJson('package.json')
const declared = Object.entries({ ...dependencies, ...devDependencies })
const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
const rows = new Map([...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| (\d[^|]*) \|$/gm)].map(([, name, why, licence, release]) => [name!, { why: why!.trim(), licence, release }]))
const free = ['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause', 'BSD-2-Clause', 'MPL-2.0', 'OFL-1.1', '0BSD', 'CC0-1.0']

test.each(declared)('%s %s stands on the page of packages with its reason, licence and release', (name, release) => {
  expect(rows.get(name)).toMatchObject({ licence: readJson(`node_modules/${name}/package.json`).license, release })
})
test.each(declared)('%s %s is pinned to one release', (_name, release) => expect(release).toMatch(/^\d+\.\d+\.\d+$/))
test('every licence is a free one', () => expect([...rows.values()].map(({ licence }) => licence).filter(licence => !free.includes(licence!))).toEqual([]))
test('the page tells of no package that is gone', () => {
  const known = { ...dependencies, ...devDependencies, ...optionalDependencies }
  expect([...rows.keys()].filter(name => !(name in known))).toEqual([])
})

test('npm ci does not refuse the lock file: every package that another one names stands in it, for every platform', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { dependencies?: object; optionalDependencies?: object }> }
  const places = (from: string): string[] => (from === '' ? [''] : [from, ...places(from.includes('/node_modules/') ? from.slice(0, from.lastIndexOf('/node_modules/')) : '')])
  const missing = Object.entries(packages).flatMap(([path, { dependencies: needed, optionalDependencies: optional }]) =>
    Object.keys({ ...needed, ...optional }).filter(name => !places(path).some(place => `${place === '' ? '' : `${place}/`}node_modules/${name}` in packages)).map(name => `${path} → ${name}`))
  expect(missing).toEqual([])
})
