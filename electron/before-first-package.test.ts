import { expect, test } from 'vitest'
import { beforeFirstPackage } from './before-first-package'

function desk(forget: () => Promise<void>) {
  const reported: unknown[] = []
  let times = 0
  const before = beforeFirstPackage(() => (times++, forget()), problem => reported.push(problem), 30)
  return { before, reported, times: () => times }
}

test('it is done once, and every package waits for it', async () => {
  let isDone = false
  const { before, reported, times } = desk(async () => {
    await new Promise(resolve => setTimeout(resolve, 10))
    isDone = true
  })
  await Promise.all([before(), before()])
  expect(isDone).toBe(true)
  await before()
  await new Promise(resolve => setTimeout(resolve, 40))
  expect({ times: times(), reported }).toEqual({ times: 1, reported: [] })
})

test('a storage that never answers holds no package for longer than the limit, and that is told once', async () => {
  const { before, reported, times } = desk(() => new Promise(() => {}))
  await before()
  await before()
  expect({ times: times(), reported }).toEqual({ times: 1, reported: [{ kind: 'package-storage-not-forgotten', limitMs: 30 }] })
})

test('a storage that fails is told, and packages open', async () => {
  const fault = new Error('disk')
  const { before, reported } = desk(() => Promise.reject(fault))
  await before()
  await new Promise(resolve => setTimeout(resolve, 40))
  expect(reported).toEqual([fault])
})
