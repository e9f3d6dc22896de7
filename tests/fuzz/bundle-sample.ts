import { createHash } from 'node:crypto'
import { bundlePlaces } from '#shared/contract/bundle'
import { lessonSchema } from '#shared/domain/lesson'
import { materialSchema } from '#shared/domain/material'
import { sealEnvelope } from '../../agent/trust/envelopes'
import { kidOf, makeKeyPair } from '../../agent/trust/keys'
import type { RawEntry } from '../../hub/library/testing/hostile-zip'
import { fixture } from './mutations'

const picture = fixture('media/picture.png')
const sha256Of = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
const material = materialSchema.parse({
  id: 'm1', title: 'Опыт', type: 'image', subject: 'physics', grades: [8], entry: 'image.png', addedAt: '2026-09-01T00:00:00Z',
  manifest: [{ path: 'image.png', sha256: sha256Of(picture), bytes: picture.length, mediaType: 'image/png' }],
})
const lesson = lessonSchema.parse({ format: 'doska-lesson', version: 1, id: 'l1', title: 'Урок', subject: 'physics', grade: 8, stages: [{ id: 's', title: 'x', minutes: 5, faces: { board: { kind: 'material', materialId: 'm1' } } }] })
const keys = makeKeyPair()

/** Whose word the display of these tests takes. */
export const keyring = [{ kid: kidOf(keys.publicKey), publicKey: keys.publicKey }]
/** Contents as a hub writes them. */
export const goodContents = JSON.stringify({ version: 1, materials: [material], lessons: [lesson], desired: [{ topic: 'doska/1/s/d/a/desired', message: sealEnvelope({ v: 1 }, keys) }], shelfFiles: [] })

/** The files of a bundle, rightly signed whatever its contents are. */
export function bundleOf(contents: string | Buffer = goodContents): { entries: RawEntry[] } {
  const bytes = Buffer.from(contents)
  const body = { v: 1, what: 'bundle', madeAt: '2026-11-26T09:00:00.000Z', school: { id: 's', name: 'Школа' }, title: 'Кабинет 204', contents: { sha256: sha256Of(bytes), bytes: bytes.length } }
  return {
    entries: [
      { name: bundlePlaces.head, data: JSON.stringify({ format: 'doska-bundle', version: 1, envelope: sealEnvelope(body, keys) }), method: 0 },
      { name: bundlePlaces.contents, data: bytes, method: 0 },
      { name: bundlePlaces.file(sha256Of(picture)), data: picture, method: 0 },
    ],
  }
}
