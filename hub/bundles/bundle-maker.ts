import { createHash } from 'node:crypto'
import { bundleExtension, bundleLimits, bundlePlaces, type BundleBody, type BundleContents } from '#shared/contract/bundle'
import type { BundlePlan, BundleScope } from '#shared/contract/bundle-export'
import type { DesiredBody } from '#shared/contract/mqtt/desired'
import type { Envelope } from '#shared/contract/mqtt/envelope'
import type { School } from '#shared/contract/panel'
import type { Material } from '#shared/domain/material'
import { subjectNames } from '#shared/text/subjects'
import type { HubText } from '#shared/text/hub/ru'
import { failure, success, type Result } from '#shared/result'
import type { DesiredDocument } from '../displays/desired-store'
import { zipBytes, type ZipEntry } from '../library/lesson-bundle/zip-stream'
import { chooseForBundle, type ChoiceNeeds } from './bundle-choice'
import { documentsOf } from './bundle-documents'
import { packParts, type BundleUnit, type PartFiles } from './bundle-parts'

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
  /** Files of the zip, part by part; as many as the plan has parts. */
  readonly parts: readonly (readonly ZipEntry[])[]
}

export type MakeFault = { readonly kind: 'unknown-room' | 'nothing' }

/** Everything of a bundle but the bytes of its files, which are read while it is sent. The same wish gives the same contents until something of it changes. */
export async function makeBundle(scope: BundleScope, needs: BundleNeeds, partBytes: number = bundleLimits.bytes): Promise<Result<MadeBundle, MakeFault>> {
  const { school, text, fileOf } = needs
  const { id, name, rooms } = school()
  const room = scope.kind === 'room' ? rooms.find(one => one.id === scope.roomId) : undefined
  if (scope.kind === 'room' && !room) return failure({ kind: 'unknown-room' })
  await needs.settle()
  const chosen = chooseForBundle(scope, needs.choice())
  const here = chosen.materials.filter(({ manifest }) => manifest.every(({ sha256 }) => fileOf(sha256) !== undefined))
  const displays = needs.displays().filter(display => !room || display.roomId === room.id)
  const { desired, documents, shelves } = await documentsOf(displays.map(one => one.id), room?.id, needs)
  if (here.length === 0 && chosen.lessons.length === 0 && shelves.length === 0) return failure({ kind: 'nothing' })
  const title = (room ? text.bundleForRoom(room.name) : scope.kind === 'choice' ? choiceTitle(scope, needs) : text.bundleOfLibrary(name)).slice(0, 120)
  const unitOf = new Map(here.map(material => [unitOfMaterial(material), material]))
  const everything = contentsBuffer(here, chosen.lessons, desired, shelves)
  const packed = packParts(present(documents, fileOf), [...unitOf.keys(), ...shelves], partBytes, fixedBytes(everything.length))
  const tooLong = new Set(packed?.tooLong)
  const materials = [...unitOf].flatMap(([unit, material]) => (tooLong.has(unit) ? [] : [material]))
  const carried = shelves.filter(unit => !tooLong.has(unit))
  const contents = tooLong.size === 0 ? everything : contentsBuffer(materials, chosen.lessons, desired, carried)
  const set = createHash('sha256').update(contents).digest('hex')
  const madeAt = new Date(needs.now()).toISOString()
  const files = packed?.parts ?? [new Map<string, number>()]
  const parts = files.map((part, i): ZipEntry[] => {
    const envelope = needs.seal({
      v: 1, what: 'bundle', madeAt, school: { id, name }, title, contents: { sha256: set, bytes: contents.length },
      ...(files.length > 1 ? { part: { number: i + 1, count: files.length } } : {}),
    })
    return [
      { path: bundlePlaces.head, content: Buffer.from(JSON.stringify({ format: 'doska-bundle', version: 1, envelope }), 'utf8') },
      { path: bundlePlaces.contents, content: contents },
      ...[...part].map(([sha256, bytes]): ZipEntry => ({ path: bundlePlaces.file(sha256), file: fileOf(sha256)!, bytes })),
    ]
  })
  const fileName = (i: number) => `${parts.length > 1 ? text.bundlePart(fileNameOf(title), i + 1, parts.length) : fileNameOf(title)}${bundleExtension}`
  const sizes = parts.map((entries, i) => ({ fileName: fileName(i), bytes: zipBytes(entries) }))
  const plan: BundlePlan = {
    materials: materials.length, lessons: chosen.lessons.length, displays: displays.length, shelfFiles: carried.length,
    lost: chosen.materials.length - here.length, tooLong: tooLong.size,
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0), parts: sizes, set,
    isTooLarge: !packed || parts.length > bundleLimits.parts || materials.length > bundleLimits.files || contents.length > bundleLimits.contentsBytes,
  }
  return success({ plan, parts })
}

const unitOfMaterial = ({ manifest }: Material): BundleUnit => ({ files: new Map(manifest.map(({ sha256, bytes }) => [sha256, bytes])) })

const present = (documents: PartFiles, fileOf: BundleNeeds['fileOf']): PartFiles => new Map([...documents].filter(([sha256]) => fileOf(sha256) !== undefined))

/** What every part has: its head, the contents, the end of the directory. */
const fixedBytes = (contentsBytes: number): number => bundleLimits.headBytes + contentsBytes + 512

function contentsBuffer(materials: readonly Material[], lessons: readonly BundleContents['lessons'][number][], desired: BundleContents['desired'], shelves: readonly BundleUnit[]): Buffer {
  const shelfFiles = [...new Set(shelves.flatMap(({ files }) => [...files.keys()]))]
  return Buffer.from(JSON.stringify({ version: 1, materials: [...materials], lessons: [...lessons], desired, shelfFiles } satisfies BundleContents), 'utf8')
}

function choiceTitle({ subject, grade }: Extract<BundleScope, { kind: 'choice' }>, { text, language }: BundleNeeds): string {
  return text.bundleOfChoice(subject && subjectNames[language][subject], grade)
}

/** A name that every file system takes. */
function fileNameOf(title: string): string {
  const plain = title.replaceAll(/[\p{Cc}\p{Cs}\s\\/:*?"<>|]+/gu, ' ').replace(/^[\s.]+|[\s.]+$/g, '')
  return [...plain].slice(0, 80).join('') || 'doska'
}
