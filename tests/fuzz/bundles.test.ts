import fc from 'fast-check'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { bytesAsSource } from '../../agent/inspect/byte-source'
import { readBundleFrom } from '../../agent/usb/read-bundle'
import { dataStart, readZipDirectory } from '../../agent/usb/zip-directory'
import { zipOf } from '../../hub/library/testing/hostile-zip'
import { bundleOf, goodContents, keyring } from './bundle-sample'
import { inputs, mutated, mutation, settings, timeoutMs } from './mutations'

const whole = zipOf(bundleOf().entries)

describe(`a bundle on a stick: ${inputs} each neither crash nor hang the display`, () => {
  test('the bundle that is changed is a good one', async () => {
    const read = await readBundleFrom(bytesAsSource(whole), keyring)
    expect(read.ok && [read.value.body.title, read.value.contents.materials.length, read.value.files.size]).toEqual(['Кабинет 204', 1, 1])
  })

  test('changed anywhere, its words are the hub’s own or none', async () => {
    await fc.assert(fc.asyncProperty(mutation, async changes => {
      await setImmediate() // a time limit is a timer: it must get its turn
      const read = await readBundleFrom(bytesAsSource(mutated(whole, changes)), keyring)
      if (read.ok) expect(JSON.stringify(read.value.contents)).toBe(goodContents)
    }), settings)
  }, timeoutMs)

  test('contents that are signed and nonsense all the same are damaged, or what a display can take', async () => {
    await fc.assert(fc.asyncProperty(mutation, async changes => {
      await setImmediate() // a time limit is a timer: it must get its turn
      const read = await readBundleFrom(bytesAsSource(zipOf(bundleOf(mutated(Buffer.from(goodContents), changes)).entries)), keyring)
      expect(read.ok || read.fault === 'damaged').toBe(true)
    }), settings)
  }, timeoutMs)

  test('whatever a directory says, an entry begins and ends inside the file', async () => {
    await fc.assert(fc.asyncProperty(mutation, async changes => {
      await setImmediate() // a time limit is a timer: it must get its turn
      const bytes = mutated(whole, changes)
      const source = bytesAsSource(bytes)
      const directory = await readZipDirectory(source, { entries: 10, name: 100 })
      for (const entry of directory.ok ? directory.value.values() : []) {
        const start = await dataStart(source, entry)
        if (start !== undefined) expect(start >= 0 && start + entry.bytes <= bytes.length).toBe(true)
      }
    }), settings)
  }, timeoutMs)
})
