import { readFile } from 'node:fs/promises'
import type { BundleContents } from '#shared/contract/bundle'
import { catalogueRootSchema } from '#shared/contract/catalogue-segment'
import type { DesiredBody, DesiredSet, Reference } from '#shared/contract/mqtt/desired'
import type { Envelope } from '#shared/contract/mqtt/envelope'
import { displayTopics } from '#shared/contract/mqtt/topics'
import { parsePersonal } from '#shared/contract/personal-shelves'
import { parseJson } from '../../agent/trust/envelopes'
import type { DesiredDocument } from '../displays/desired-store'
import type { BundleUnit } from './bundle-parts'

interface Needs {
  readonly root: string
  desiredOf(displayId: string): Promise<DesiredDocument>
  fileOf(sha256: string): string | undefined
  /** Of a file that `fileOf` knows. */
  bytesOf(sha256: string): Promise<number>
  seal(body: DesiredBody): Envelope
}

interface BundleDocuments {
  readonly desired: BundleContents['desired']
  /** What desired state refers to, by SHA-256, with their bytes. */
  readonly documents: ReadonlyMap<string, number>
  /** What lies on the shelves of the room, a unit for each material. */
  readonly shelves: readonly BundleUnit[]
}

/**
 * Signed desired documents, and the files that they refer to: with these a display needs no hub to know what it should be. Teachers' own shelves, and a hall screen with its birthdays, go to the displays of `roomId`
 * alone, in a bundle for that room; a bundle for a whole school, which other schools may read, has none.
 */
export async function documentsOf(displayIds: readonly string[], roomId: string | undefined, needs: Needs): Promise<BundleDocuments> {
  const { root, desiredOf, seal, fileOf, bytesOf } = needs
  const desired: BundleContents['desired'] = []
  const documents = new Map<string, number>()
  const shelves = new Map<string, BundleUnit>()
  for (const displayId of displayIds) {
    const { rev, ts, set } = await desiredOf(displayId)
    if (rev === 0) continue
    const topic = displayTopics(root, displayId).desired
    desired.push({ topic, message: seal({ v: 1, topic, rev, ts, set }) })
    const isOfRoom = roomId !== undefined && set.room?.id === roomId
    const own = isOfRoom ? set.personal : undefined
    for (const { sha256, bytes } of [...referencesOf(set), ...(own ? [own] : []), ...(isOfRoom && set.hall ? [set.hall] : [])]) documents.set(sha256, bytes)
    for (const sha256 of await segmentsOf(set, fileOf)) if (!documents.has(sha256) && fileOf(sha256) !== undefined) documents.set(sha256, await bytesOf(sha256))
    if (own) for (const [id, unit] of await shelfUnits(own, fileOf)) shelves.set(id, unit)
  }
  return { desired, documents, shelves: [...shelves.values()] }
}

/** All but `personal` and `hall`. */
const referencesOf = ({ catalogue, timetable, invites, notices, rules, content }: DesiredSet): Reference[] => [catalogue, timetable, invites, notices, rules, content].filter(reference => reference !== undefined)

async function segmentsOf({ catalogue }: DesiredSet, fileOf: Needs['fileOf']): Promise<string[]> {
  const root = catalogueRootSchema.safeParse(await documentOf(catalogue, fileOf)).data
  return root?.segments.map(({ sha256 }) => sha256) ?? []
}

/** By material id; without what is lost here. */
async function shelfUnits(personal: Reference, fileOf: Needs['fileOf']): Promise<[string, BundleUnit][]> {
  const materials = parsePersonal(await documentOf(personal, fileOf))?.flatMap(shelf => shelf.materials) ?? []
  return materials.flatMap(({ id, manifest }): [string, BundleUnit][] =>
    manifest.every(({ sha256 }) => fileOf(sha256) !== undefined) ? [[id, { files: new Map(manifest.map(({ sha256, bytes }) => [sha256, bytes])) }]] : [])
}

async function documentOf(reference: Reference | undefined, fileOf: Needs['fileOf']): Promise<unknown> {
  const file = reference && fileOf(reference.sha256)
  return file === undefined ? undefined : parseJson(await readFile(file, 'utf8'))
}
