import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { lessonSchema } from '#shared/domain/lesson'
import { everyMaterialOf } from '#shared/domain/lesson-materials'
import { materialSchema } from '#shared/domain/material'
import { bundlePaths } from '../../hub/library/lesson-bundle/write-bundle'
import { zipStream, type ZipEntry } from '../../hub/library/lesson-bundle/zip-stream'
import { ImportRoom } from './import-room'
import { fixture, mutated, mutation } from './mutations'
import { timeoutMs, tryInputs } from './try-inputs'

const picture = fixture('media/picture.png')
const material = materialSchema.parse({
  id: 'm1', title: 'Опыт', type: 'image', subject: 'physics', grades: [8], entry: 'image.png', addedAt: '2026-09-01T00:00:00Z',
  manifest: [{ path: 'image.png', sha256: createHash('sha256').update(picture).digest('hex'), bytes: picture.length, mediaType: 'image/png' }],
})
const lesson = lessonSchema.parse({ format: 'doska-lesson', version: 1, id: 'l1', title: 'Урок', subject: 'physics', grade: 8, stages: [{ id: 's', title: 'x', minutes: 5, faces: { board: { kind: 'material', materialId: 'm1' }, teacher: { kind: 'text', heading: 'Ответ', paragraphs: ['да'] } } }] })
const words = { lesson: JSON.stringify(lesson), material: JSON.stringify(material) }

/** A lesson file as the hub itself writes it, with these words in it. */
async function zipWith({ lesson, material }: typeof words): Promise<Buffer> {
  const entries: ZipEntry[] = [
    { path: bundlePaths.lesson, content: Buffer.from(lesson) },
    { path: bundlePaths.material('m1'), content: Buffer.from(material) },
    { path: bundlePaths.file('m1', 'image.png'), content: picture },
  ]
  const chunks: Buffer[] = []
  for await (const chunk of zipStream(entries)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const whole = await zipWith(words)

/** Brings lesson files; one that comes through has all its materials, whole. */
async function bringing(bring: (judge: (zip: Buffer) => Promise<'taken' | 'refused'>) => Promise<void>): Promise<{ taken: number; refused: number }> {
  const counts = { taken: 0, refused: 0 }
  const room = await ImportRoom.open({ knowsMaterial: false })
  await bring(async zip => {
    const admitted = await room.bring(zip)
    if (admitted.ok && admitted.value.kind === 'bundle') {
      const { bundle } = admitted.value
      expect(bundle.materials.map(one => one.material.id)).toEqual(everyMaterialOf(bundle.lesson))
      for (const { material: taken, files } of bundle.materials) expect(files.map(({ sha256 }) => sha256)).toEqual(taken.manifest.map(({ sha256 }) => sha256))
    }
    const outcome = admitted.ok ? 'taken' : 'refused'
    counts[outcome]++
    return outcome
  })
  await room.close()
  return counts
}

test('lesson files with changed bytes are taken whole or refused by name', async () => {
  const { taken, refused } = await bringing(async judge => {
    expect(await judge(whole)).toBe('taken')
    await tryInputs('lesson file, bytes', [mutation], async changes => void (await judge(mutated(whole, changes))))
  })
  expect(refused).toBeGreaterThan((taken + refused) / 4)
}, timeoutMs)

test('whole lesson files with changed descriptions: the same', async () => {
  const pieces = ['"', '{', '}', '[', ']', ',', '0', '-1', '1e999', 'null', '../', '"\\ud800"', 'm2', '"__proto__":{},', 'a'.repeat(300)]
  const edit = fc.tuple(fc.constantFrom('lesson' as const, 'material' as const), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 20 }), fc.constantFrom(...pieces))
  const { taken, refused } = await bringing(judge => tryInputs('lesson file, descriptions', [fc.array(edit, { minLength: 1, maxLength: 3 })], async edits => {
    const now = { ...words }
    for (const [which, where, length, piece] of edits) {
      const at = Math.floor(where * now[which].length)
      now[which] = now[which].slice(0, at) + piece + now[which].slice(at + length)
    }
    await judge(await zipWith(now))
  }))
  expect(refused).toBeGreaterThan((taken + refused) / 2)
}, timeoutMs)
