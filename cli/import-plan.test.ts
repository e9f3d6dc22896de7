import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { planImport } from './import-plan'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-plan-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function planOf(...paths: string[]) {
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), path)
  }
  const plans = await planImport(folder)
  return plans.ok ? plans.value.map(({ kind, name, files }) => [kind, name, files.map(({ path }) => path).sort()]) : plans.fault.kind
}

test.each([
  ['files are a material each', ['a.png', 'b/c.mp4'], [['file', 'a.png', ['a.png']], ['file', 'c.mp4', ['c.mp4']]]],
  ['a folder with index.html is one package, with all below it', ['x/Index.HTML', 'x/y/index.html'], [['folder', 'x', ['Index.HTML', 'y/index.html']]]],
  ['lesson files come after the materials that they name', ['a.json', 'b.png', 'c/z.json'], [['file', 'b.png', ['b.png']], ['file', 'a.json', ['a.json']], ['file', 'z.json', ['z.json']]]],
  ['litter of systems stays behind', ['.DS_Store', '__MACOSX/a.png', 'Thumbs.db'], 'empty-folder'],
])('%s', async (_rule, paths, plan) => expect(await planOf(...paths)).toEqual(plan))

test('links inside a folder are not followed', async () => {
  await writeFile(join(folder, 'real.png'), 'x')
  await symlink('/etc', join(folder, 'etc'))
  await symlink('/etc/passwd', join(folder, 'passwd.png'))
  expect(await planOf()).toEqual([['file', 'real.png', ['real.png']]])
})

test('what is not there, or may not be read, is said', async () => {
  expect(await planImport(join(folder, 'nothing'))).toEqual({ ok: false, fault: { kind: 'missing', path: join(folder, 'nothing') } })
  await mkdir(join(folder, 'closed'))
  await chmod(join(folder, 'closed'), 0)
  const plans = await planImport(join(folder, 'closed'))
  expect(plans.ok ? '' : plans.fault.kind).toBe(process.getuid?.() === 0 ? 'empty-folder' : 'unreadable') // root reads everything
  await chmod(join(folder, 'closed'), 0o700)
})
