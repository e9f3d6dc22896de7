import { randomUUID } from 'node:crypto'
import { parseMaterial, type Material } from '#shared/domain/material'
import type { Inspected } from './inspect/inspected'
import { mediaTypeOf } from './media-types'
import type { ReceivedFile } from './package-files'

/** A material of one file. Its metadata are a beginning: people put subject and grades right in the panel. */
export function materialOfFile(name: string, file: ReceivedFile, media: Inspected, nowMs: number): Material {
  const path = `${media.type}.${media.extension}`
  const { durationS } = media
  return checked({
    ...beginning(name, nowMs),
    type: media.type,
    entry: path,
    ...(durationS === undefined ? {} : { durationS }),
    manifest: [{ path, sha256: file.sha256, bytes: file.bytes, mediaType: media.mediaType }],
  })
}

/** A material of an HTML package. */
export function materialOfPackage(name: string, files: readonly ReceivedFile[], entry: string, nowMs: number): Material {
  const manifest = files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes, mediaType: mediaTypeOf(path) }))
  return checked({ ...beginning(name, nowMs), type: 'html', entry, manifest })
}

function beginning(name: string, nowMs: number): Record<string, unknown> {
  return { id: randomUUID(), title: titleOf(name), subject: 'other', grades: [], addedAt: new Date(nowMs).toISOString() }
}

/** The name without folders and extension, at most 200 characters. */
export function titleOf(name: string): string {
  const base = name.replace(/^.*[\\/]/, '')
  const title = base.replace(/(?<=.)\.[\p{L}\d]{1,8}$/u, '').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
  return [...(title || base.trim() || '–')].slice(0, 100).join('')
}

function checked(candidate: unknown): Material {
  const parsed = parseMaterial(candidate)
  if (!parsed.ok) throw new Error(`made a malformed material: ${JSON.stringify(parsed.fault)}`)
  return parsed.value
}
