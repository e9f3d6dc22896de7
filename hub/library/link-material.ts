import { randomUUID } from 'node:crypto'
import { parseMaterial, type Material } from '#shared/domain/material'
import { plainTitle } from './make-material'

export const linkFileOf = (address: string, title: string): string => `${JSON.stringify({ address, title })}\n`

/** The material of a web link; its one file says where it leads, so that a display shows a card for it without the network. */
export function linkMaterial(address: string, title: string, file: { readonly sha256: string; readonly bytes: number }, nowMs: number): Material {
  const parsed = parseMaterial({
    id: randomUUID(), title: plainTitle(title) ?? new URL(address).host, subject: 'other', grades: [], type: 'link', entry: 'link.json', media: { address },
    manifest: [{ path: 'link.json', ...file, mediaType: 'application/json' }], addedAt: new Date(nowMs).toISOString(),
  })
  if (!parsed.ok) throw new Error(`made a malformed link: ${JSON.stringify(parsed.fault)}`)
  return parsed.value
}
