import fc from 'fast-check'
import sharp from 'sharp'
import { describe, test } from 'vitest'
import { ImportRoom } from './import-room'
import { fixture, inputs, mutated, mutation, settings, timeoutMs } from './mutations'

const large = await sharp({ create: { width: 4200, height: 4, channels: 3, background: '#385' } }).jpeg({ quality: 30 }).toBuffer()
/** Two by two pixels, 24 bits each. */
const bitmap = Buffer.concat([Buffer.from('424d46000000000000003600000028000000020000000200000001001800', 'hex'), Buffer.alloc(40, 7)])
const files: Record<string, Buffer[]> = {
  TIFF: [fixture('pictures/picture.tiff')], AVIF: [fixture('pictures/picture.avif')], 'pictures that are scaled': [large], BMP: [bitmap],
  'office documents, recognised': ['text.docx', 'slides.odp', 'text.doc', 'text.rtf', 'table.xlsx'].map(name => fixture(`office/${name}`)),
}

describe(`${inputs} each neither crash nor hang the import, and nothing is written outside its folder`, () => {
  test.each(Object.entries(files))('%s', async (_kind, kinds) => {
    const room = await ImportRoom.open()
    await fc.assert(fc.asyncProperty(fc.constantFrom(...kinds), mutation, (whole, changes) => room.bring(mutated(whole, changes))), settings)
    await room.close()
  }, timeoutMs)

  test('lesson files and other JSON', async () => {
    const room = await ImportRoom.open()
    const lesson = fc.record({ format: fc.constant('doska-lesson'), version: fc.constant(1), id: fc.string(), title: fc.string(), stages: fc.array(fc.jsonValue(), { maxLength: 3 }) })
    await fc.assert(fc.asyncProperty(lesson, candidate => room.bring(Buffer.from(JSON.stringify(candidate)))), settings)
    await room.close()
  }, timeoutMs)
})
