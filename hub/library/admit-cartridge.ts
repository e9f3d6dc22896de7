import { copyFile, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportFault } from '#shared/contract/panel'
import { failure, success, type Result } from '#shared/result'
import type { Admitted, AdmittedCartridge, Arrival } from './admitted'
import type { ReceivedFile } from './package-files'
import { readCartridge } from './sources/cartridge-items'
import { refusalOf } from './sources/source-sync'

type AdmitOne = (arrival: Arrival) => Promise<Result<Admitted, ImportFault>>

/** Each part passes the gate that a file of its own would pass; one that does not is told and costs itself only. */
export async function admitCartridge({ name, files, folder }: Arrival, admitOne: AdmitOne): Promise<Result<AdmittedCartridge, ImportFault>> {
  const read = await readCartridge(files)
  if (!read.ok) return failure({ kind: 'damaged', name, detail: 'wrong-structure' })
  const problems = [...read.value.problems]
  const materials: AdmittedCartridge['materials'][number][] = []
  const links: AdmittedCartridge['links'][number][] = []
  const used = new Set<string>()
  for (const item of read.value.items) {
    const { key, title } = item
    if (item.kind === 'link') {
      links.push({ key, title, address: item.address })
      continue
    }
    const own = await mkdtemp(join(folder, 'part-'))
    const one = await admitOne({ name: item.name, kind: item.kind, folder: own, files: await Promise.all(item.files.map(file => ownFile(file, own, used))) })
    if (one.ok && one.value.kind === 'material') materials.push({ material: { ...one.value.material, title, source: read.value.title.slice(0, 80) }, files: one.value.files })
    else problems.push({ key, title, ...(one.ok ? { kind: 'not-mapped', detail: one.value.kind } : { kind: 'not-imported', detail: refusalOf(one.fault).slice(0, 300) }) })
  }
  return materials.length + links.length > 0 ? success({ materials, links, problems }) : failure({ kind: 'unsupported', name, detail: 'empty-cartridge' })
}

/** The library moves files in; one that several pages need is moved once and copied for the others. */
async function ownFile(file: ReceivedFile, folder: string, used: Set<string>): Promise<ReceivedFile> {
  if (!used.has(file.file)) {
    used.add(file.file)
    return file
  }
  const copy = join(folder, `copied-${used.size}`)
  used.add(copy)
  await copyFile(file.file, copy)
  return { ...file, file: copy }
}
