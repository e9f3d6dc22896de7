import { describe, expect, test } from 'vitest'
import { bytesAsSource } from '../../agent/inspect/byte-source'
import { readBundleFrom } from '../../agent/usb/read-bundle'
import { dataStart, readZipDirectory } from '../../agent/usb/zip-directory'
import { zipOf } from '../../hub/library/testing/hostile-zip'
import { bundleOf, goodContents, keyring } from './bundle-sample'
import { mutated, mutation } from './mutations'
import { timeoutMs, tryInputs } from './try-inputs'

const whole = zipOf(bundleOf().entries)

describe('a bundle on a stick neither crashes nor hangs the display', () => {
  test('the bundle that is changed is a good one', async () => {
    const read = await readBundleFrom(bytesAsSource(whole), keyring)
    expect(read.ok && [read.value.body.title, read.value.contents.materials.length, read.value.files.size]).toEqual(['Кабинет 204', 1, 1])
  })

  test('changed anywhere, its words are the hub’s own or none', async () => {
    await tryInputs('a bundle on a stick', [mutation], async changes => {
      const read = await readBundleFrom(bytesAsSource(mutated(whole, changes)), keyring)
      if (read.ok) expect(JSON.stringify(read.value.contents)).toBe(goodContents)
    })
  }, timeoutMs)

  test('contents that are signed and nonsense all the same are damaged, or what a display can take', async () => {
    await tryInputs('contents of a bundle', [mutation], async changes => {
      const read = await readBundleFrom(bytesAsSource(zipOf(bundleOf(mutated(Buffer.from(goodContents), changes)).entries)), keyring)
      expect(read.ok || read.fault === 'damaged').toBe(true)
    })
  }, timeoutMs)

  test('whatever a directory says, an entry begins and ends inside the file', async () => {
    await tryInputs('the directory of a bundle', [mutation], async changes => {
      const bytes = mutated(whole, changes)
      const source = bytesAsSource(bytes)
      const directory = await readZipDirectory(source, { entries: 10, name: 100 })
      for (const entry of directory.ok ? directory.value.values() : []) {
        const start = await dataStart(source, entry)
        if (start !== undefined) expect(start >= 0 && start + entry.bytes <= bytes.length).toBe(true)
      }
    })
  }, timeoutMs)
})
