import { randomUUID } from 'node:crypto'
import { parseMaterial, type Material } from '#shared/domain/material'
import type { Made } from './formats/format'
import { mediaTypeOf } from './media-types'

/** The material of what a format made. Its metadata are a beginning: people put subject and grades right in the panel. */
export function materialOf(name: string, { type, entry, files, durationS, media, about }: Made, nowMs: number): Material {
  const manifest = files.map(({ path, sha256, bytes, mediaType }) => ({ path, sha256, bytes, mediaType: mediaType ?? mediaTypeOf(path) }))
  const title = plainTitle(about?.title ?? '') ?? titleOf(name)
  const parsed = parseMaterial({
    id: randomUUID(), subject: 'other', grades: [], addedAt: new Date(nowMs).toISOString(), ...about, title, type, entry, manifest, media: media ?? {},
    ...(durationS === undefined ? {} : { durationS }),
  })
  if (!parsed.ok) throw new Error(`made a malformed material: ${JSON.stringify(parsed.fault)}`)
  return parsed.value
}

/** The name without folders and extension, at most 200 characters. */
export function titleOf(name: string): string {
  const base = name.replace(/^.*[\\/]/, '')
  return plainTitle(base.replace(/(?<=.)\.[\p{L}\d]{1,8}$/u, '')) ?? plainTitle(base) ?? '–'
}

/** One line of at most 100 characters; undefined when nothing is left. */
export function plainTitle(words: string): string | undefined {
  const line = words.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
  return line === '' ? undefined : [...line].slice(0, 100).join('')
}
