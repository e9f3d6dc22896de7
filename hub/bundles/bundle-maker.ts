import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { bundleExtension, bundleLimits, bundlePlaces, type BundleBody, type BundleContents } from '#shared/contract/bundle'
import type { BundlePlan, BundleScope } from '#shared/contract/bundle-export'
import { catalogueRootSchema } from '#shared/contract/catalogue-segment'
import type { DesiredBody, DesiredSet, Reference } from '#shared/contract/mqtt/desired'
import type { Envelope } from '#shared/contract/mqtt/envelope'
import { displayTopics } from '#shared/contract/mqtt/topics'
import type { School } from '#shared/contract/panel'
import type { Material } from '#shared/domain/material'
import { subjectNames } from '#shared/text/subjects'
import type { HubText } from '#shared/text/hub/ru'
import { failure, success, type Result } from '#shared/result'
import { parseJson } from '../../agent/trust/envelopes'
import type { DesiredDocument } from '../displays/desired-store'
import { zipBytes, type ZipEntry } from '../library/lesson-bundle/zip-stream'
import { chooseForBundle, type ChoiceNeeds } from './bundle-choice'

export interface BundleNeeds {
  readonly root: string
  readonly text: HubText
  readonly language: 'ru' | 'en'
  school(): School
  choice(): ChoiceNeeds
  displays(): readonly { readonly id: string; readonly roomId: string }[]
  desiredOf(displayId: string): Promise<DesiredDocument>
  /** Desired documents are up to date when it resolves. */
  settle(): Promise<void>
  fileOf(sha256: string): string | undefined
  /** Of a file that `fileOf` knows. */
  bytesOf(sha256: string): Promise<number>
  seal(body: BundleBody | DesiredBody): Envelope
  now(): number
}

export interface MadeBundle {
  readonly plan: BundlePlan
  readonly entries: readonly ZipEntry[]
}

export type MakeFault = { readonly kind: 'unknown-room' | 'nothing' }

/** Everything of a bundle but the bytes of its files, which are read while it is sent. */
export async function makeBundle(scope: BundleScope, needs: BundleNeeds): Promise<Result<MadeBundle, MakeFault>> {
  const { school, text, fileOf } = needs
  const { id, name, rooms } = school()
  const room = scope.kind === 'room' ? rooms.find(one => one.id === scope.roomId) : undefined
  if (scope.kind === 'room' && !room) return failure({ kind: 'unknown-room' })
  await needs.settle()
  const chosen = chooseForBundle(scope, needs.choice())
  const materials = chosen.materials.filter(({ manifest }) => manifest.every(({ sha256 }) => fileOf(sha256) !== undefined))
  if (materials.length === 0 && chosen.lessons.length === 0) return failure({ kind: 'nothing' })
  const displays = needs.displays().filter(display => !room || display.roomId === room.id)
  const { desired, documents } = await desiredOf(displays.map(one => one.id), needs)
  const title = room ? text.bundleForRoom(room.name) : scope.kind === 'choice' ? choiceTitle(scope, needs) : text.bundleOfLibrary(name)
  const madeAt = new Date(needs.now()).toISOString()
  const contents = Buffer.from(JSON.stringify({ version: 1, materials: [...materials], lessons: [...chosen.lessons], desired } satisfies BundleContents), 'utf8')
  const envelope = needs.seal({ v: 1, what: 'bundle', madeAt, school: { id, name }, title: title.slice(0, 120), contents: { sha256: createHash('sha256').update(contents).digest('hex'), bytes: contents.length } })
  const entries: ZipEntry[] = [
    { path: bundlePlaces.head, content: Buffer.from(JSON.stringify({ format: 'doska-bundle', version: 1, envelope }), 'utf8') },
    { path: bundlePlaces.contents, content: contents },
    ...filesOf(documents, materials, fileOf),
  ]
  const bytes = zipBytes(entries)
  const isTooLarge = bytes > bundleLimits.bytes || entries.length > bundleLimits.files || contents.length > bundleLimits.contentsBytes
  const plan: BundlePlan = {
    fileName: `${fileNameOf(title)}${bundleExtension}`,
    materials: materials.length, lessons: chosen.lessons.length, displays: displays.length, lost: chosen.materials.length - materials.length,
    bytes, isTooLarge,
  }
  return success({ plan, entries })
}

/** Signed desired documents, and the files that they refer to: with these a display needs no hub to know what it should be. */
async function desiredOf(displayIds: readonly string[], { root, desiredOf: load, seal, fileOf, bytesOf }: BundleNeeds): Promise<{ desired: BundleContents['desired']; documents: ReadonlyMap<string, number> }> {
  const desired: BundleContents['desired'] = []
  const documents = new Map<string, number>()
  for (const displayId of displayIds) {
    const { rev, ts, set } = await load(displayId)
    if (rev === 0) continue
    const topic = displayTopics(root, displayId).desired
    desired.push({ topic, message: seal({ v: 1, topic, rev, ts, set }) })
    for (const { sha256, bytes } of referencesOf(set)) documents.set(sha256, bytes)
    for (const sha256 of await segmentsOf(set, fileOf)) if (!documents.has(sha256) && fileOf(sha256) !== undefined) documents.set(sha256, await bytesOf(sha256))
  }
  return { desired, documents }
}

const referencesOf = ({ catalogue, timetable, invites, notices, content }: DesiredSet): Reference[] => [catalogue, timetable, invites, notices, content].filter(reference => reference !== undefined)

async function segmentsOf({ catalogue }: DesiredSet, fileOf: BundleNeeds['fileOf']): Promise<string[]> {
  const file = catalogue && fileOf(catalogue.sha256)
  const root = file === undefined ? undefined : catalogueRootSchema.safeParse(parseJson(await readFile(file, 'utf8'))).data
  return root?.segments.map(({ sha256 }) => sha256) ?? []
}

/** Documents first: a stick that is cut off short still tells the display the most. */
function filesOf(documents: ReadonlyMap<string, number>, materials: readonly Material[], fileOf: BundleNeeds['fileOf']): ZipEntry[] {
  const sizes = new Map([...documents, ...materials.flatMap(({ manifest }) => manifest.map(({ sha256, bytes }): [string, number] => [sha256, bytes]))])
  return [...sizes].flatMap(([sha256, bytes]) => {
    const file = fileOf(sha256)
    return file === undefined ? [] : [{ path: bundlePlaces.file(sha256), file, bytes }]
  })
}

function choiceTitle({ subject, grade }: Extract<BundleScope, { kind: 'choice' }>, { text, language }: BundleNeeds): string {
  return text.bundleOfChoice(subject && subjectNames[language][subject], grade)
}

/** A name that every file system takes. */
function fileNameOf(title: string): string {
  const plain = title.replaceAll(/[\p{Cc}\p{Cs}\s\\/:*?"<>|]+/gu, ' ').replace(/^[\s.]+|[\s.]+$/g, '')
  return [...plain].slice(0, 80).join('') || 'doska'
}
