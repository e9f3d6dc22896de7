import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('T-14 a folder is given to one, by whatever path it is named, and to the next after the first has left', async () => {
  await mkdir(join(folder, 'a'))
  await symlink(join(folder, 'a'), join(folder, 'b'), 'dir')
  const first = await lockFolder(join(folder, 'a'))
  expect(first.ok).toBe(true)
  expect(await lockFolder(join(folder, 'b'))).toEqual({ ok: false, fault: { kind: 'in-use', pid: process.pid } })
  expect(await lockFolder(join(folder, 'b', '..', 'b'))).toMatchObject({ ok: false })
  if (first.ok) await first.value.dispose()
  const second = await lockFolder(join(folder, 'b'))
  expect(second.ok).toBe(true)
  if (second.ok) await second.value.dispose()
})

test('two folders do not hinder each other', async () => {
  await mkdir(join(folder, 'a'))
  const locks = [await lockFolder(folder), await lockFolder(join(folder, 'a'))]
  expect(locks.map(({ ok }) => ok)).toEqual([true, true])
  for (const lock of locks) if (lock.ok) await lock.value.dispose()
})

test('of twenty who come at once exactly one gets the folder', async () => {
  const locks = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder)))
  expect(locks.filter(({ ok }) => ok)).toHaveLength(1)
  for (const lock of locks) if (lock.ok) await lock.value.dispose()
})

test('a folder that is not there is the caller\'s mistake', async () => {
  await expect(lockFolder(join(folder, 'nowhere'))).rejects.toThrow('ENOENT')
})
