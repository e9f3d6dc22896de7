import type { MaterialView } from '#shared/contract/material-view'
import type { StickBundle, StickContents, StickFile } from '#shared/contract/sticks'
import { sizeBytes, type Material } from '#shared/domain/material'
import type { ServedFile } from '../agent-contract'
import type { ContentStore } from '../content/content-store'
import type { BundleSet } from './bundle-sets'
import { mayBeShelved } from './judge-file'
import { titleOf } from './plain-name'
import { freshOf } from './take-bundle'
import type { ReadFile, StickReading } from './stick-reading'

interface Known {
  readonly store: Pick<ContentStore, 'has'>
  readonly taken: ReadonlyMap<string, Material>
}

/** What a person may choose from. */
export function contentsOf(label: string, { files, sets, isCut }: StickReading, known: Known): StickContents {
  const takenBy = new Map([...known.taken.values()].map(material => [takenKey(material.title, material.manifest[0]!.bytes), material.id]))
  const shown = files.map(file => stickFileOf(file, takenBy))
  const here = new Set(shown.map(({ materialId }) => materialId))
  const takenBefore = [...known.taken.values()].filter(({ id }) => !here.has(id)).map(material => ({ materialId: material.id, title: material.title, bytes: sizeBytes(material) }))
  return { label, isCut, files: shown, bundles: sets.map(set => stickBundleOf(set, known.store)), takenBefore }
}

/** A file that was taken is known again by its name and size: reading all of it only to draw a mark would take minutes. */
const takenKey = (title: string, bytes: number): string => `${bytes}:${title}`

function stickFileOf({ id, name, folder, found, judged }: ReadFile, takenBy: ReadonlyMap<string, string>): StickFile {
  return {
    id, name, folder,
    bytes: found.bytes,
    type: judged.ok ? judged.value.type : undefined,
    refusal: judged.ok ? undefined : judged.fault,
    mayBeShelved: mayBeShelved(judged),
    materialId: judged.ok ? takenBy.get(takenKey(titleOf(name), found.bytes)) : undefined,
  }
}

function stickBundleOf({ id, name, bundle, missing, parts }: BundleSet, store: Pick<ContentStore, 'has'>): StickBundle {
  if (!bundle.ok) return { id, name, state: bundle.fault, title: '', madeAt: '', materials: 0, fresh: 0, freshShelfFiles: 0, freshBytes: 0, missing, parts }
  const { body, contents } = bundle.value
  const fresh = freshOf(bundle.value, store)
  return { id, name, state: 'own', title: body.title, madeAt: body.madeAt, materials: contents.materials.length, fresh: fresh.materials, freshShelfFiles: fresh.shelfFiles, freshBytes: fresh.bytes, missing, parts }
}

/** As the window draws it; always ready, because it lies there. */
export function viewOf({ id, name, found, judged }: ReadFile, addressOf: (materialId: string, path: string) => string): MaterialView | undefined {
  if (!judged.ok) return undefined
  const { type, mediaType, entry, widthPx, heightPx } = judged.value
  return {
    id, title: name, type, mediaType, widthPx, heightPx,
    address: addressOf(id, entry),
    folder: addressOf(id, ''),
    bytes: found.bytes,
    loudnessLufs: undefined,
    pictures: [],
    subtitles: [],
    presence: { kind: 'ready' },
  }
}

/** Only the one file, only under the one name that is ours. */
export function servedOf({ id, found, judged }: ReadFile, path: string): ServedFile | undefined {
  if (!judged.ok || path !== judged.value.entry) return undefined
  // No hash is known without reading all of it; nothing caches what comes from a stick.
  return { file: found.path, bytes: found.bytes, mediaType: judged.value.mediaType, sha256: id }
}
