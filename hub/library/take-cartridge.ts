import type { ImportParts } from '#shared/contract/library-sources'
import type { Material } from '#shared/domain/material'
import type { Result } from '#shared/result'
import type { AdmittedCartridge } from './admitted'
import type { ReceivedFile } from './package-files'

/** Refusals beyond these are only counted. */
const mostPartsTold = 100

interface Needs {
  /** Takes a material in; again, it doubles nothing. */
  settle(material: Material, files: readonly ReceivedFile[]): Promise<unknown>
  hasLink(address: string, title: string): boolean
  addLink(address: string, title: string): Promise<Result<unknown, { readonly kind: string; readonly host?: string }>>
}

/** Takes a cartridge's materials and links into the library, and says what was not taken. */
export async function takeCartridge({ materials, links, problems: refused }: AdmittedCartridge, { settle, hasLink, addLink }: Needs): Promise<ImportParts> {
  const problems = [...refused]
  for (const { material, files } of materials) await settle(material, files)
  let taken = materials.length
  for (const { key, title, address } of links) {
    const added = hasLink(address, title) ? undefined : await addLink(address, title)
    if (!added || added.ok) taken++
    else problems.push({ key, title, kind: 'link-refused', detail: added.fault.host ?? added.fault.kind })
  }
  return { taken, refused: problems.slice(0, mostPartsTold), moreRefused: Math.max(0, problems.length - mostPartsTold) }
}
