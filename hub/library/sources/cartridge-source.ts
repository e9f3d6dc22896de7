import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { failure, success } from '#shared/result'
import { unpackLimits, unpackZip } from '../unpack-zip'
import { readCartridge, type CartridgeItem } from './cartridge-items'
import { checkFile, itemFile } from './folder-walk'
import { markOf } from './item-mark'
import type { LibrarySource, SourceItem } from './source-port'

/** An IMS Common Cartridge file: its files and web links become materials. `temporary` is for this source alone. */
export function cartridgeSource(place: string, hubData: string, temporary: string): LibrarySource {
  return {
    list: async () => {
      const file = await checkFile(place, hubData)
      if (!file.ok) return file
      await rm(temporary, { recursive: true, force: true })
      await mkdir(temporary, { recursive: true })
      const unpacked = await unpackZip(file.value, basename(place), await mkdtemp(join(temporary, 'cartridge-')), unpackLimits)
      if (!unpacked.ok) return failure({ kind: unpacked.fault.kind === 'too-large-unpacked' || unpacked.fault.kind === 'too-many-files' ? 'too-large' : 'not-a-cartridge', detail: basename(place).slice(0, 300) })
      const read = await readCartridge(unpacked.value)
      return read.ok ? success({ items: read.value.items.map(sourceItem), problems: read.value.problems }) : read
    },
    dispose: () => rm(temporary, { recursive: true, force: true, maxRetries: 3 }),
  }
}

function sourceItem(item: CartridgeItem): SourceItem {
  const { key, title } = item
  if (item.kind === 'link') return { key, title, metadata: { title }, mark: markOf([title, item.address]), content: async () => success({ kind: 'link', address: item.address, title }) }
  const { kind, name, files } = item
  return { key, title, metadata: { title }, mark: markOf([title, files.map(({ path, sha256 }) => [path, sha256])]), content: async () => success({ kind, name, files: files.map(file => itemFile(file.path, file)) }) }
}
