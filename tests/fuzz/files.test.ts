import fc from 'fast-check'
import sharp from 'sharp'
import { describe, test } from 'vitest'
import { ImportRoom } from './import-room'
import { fixture, mutated, mutation } from './mutations'
import { drawing } from './samples'
import { timeoutMs, tryInputs } from './try-inputs'

const large = await sharp({ create: { width: 4200, height: 4, channels: 3, background: '#385' } }).jpeg({ quality: 30 }).toBuffer()
/** Two by two pixels, 24 bits each. */
const bitmap = Buffer.concat([Buffer.from('424d46000000000000003600000028000000020000000200000001001800', 'hex'), Buffer.alloc(24), Buffer.alloc(16, 7)])
const files: Record<string, Buffer[]> = {
  TIFF: [fixture('pictures/picture.tiff')], AVIF: [fixture('pictures/picture.avif')], 'pictures that are scaled': [large], BMP: [bitmap],
  'texts and Markdown': [Buffer.from('Лёд и вода.\r\nВторая строка.\n'), Buffer.from('# Дроби\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n**Правило** и [ссылка](x)\n'), Buffer.from('cbe5e42c20e2eee4e0', 'hex'), Buffer.from('\ufeffМороз\n', 'utf16le')],
  'SVG, imported': [Buffer.from(drawing)], 'web page alone': [Buffer.from('<!doctype html><title>Лёд</title><p>урок<img src=a.png>')],
  'PDF, imported': [fixture('media/page.pdf')], 'film and sound, imported': ['video.mp4', 'video.webm', 'sound.mp3', 'sound.m4a', 'sound.ogg', 'sound.wav'].map(name => fixture(`media/${name}`)), 'pictures, imported': ['picture.png', 'picture.jpg', 'picture.gif', 'picture.webp'].map(name => fixture(`media/${name}`)),
  'office documents, recognised': ['text.docx', 'slides.odp', 'text.doc', 'text.rtf', 'table.xlsx'].map(name => fixture(`office/${name}`)),
}

describe('files neither crash nor hang the import, and nothing is written outside its folder', () => {
  test.each(Object.entries(files))('%s', async (kind, kinds) => {
    const room = await ImportRoom.open()
    await tryInputs(kind, [fc.constantFrom(...kinds), mutation], async (whole, changes) => void (await room.bring(mutated(whole, changes))))
    await room.close()
  }, timeoutMs)

  test('lesson files and other JSON', async () => {
    const room = await ImportRoom.open()
    const lesson = fc.record({ format: fc.constant('doska-lesson'), version: fc.constant(1), id: fc.string(), title: fc.string(), stages: fc.array(fc.jsonValue(), { maxLength: 3 }) })
    await tryInputs('lesson files, any JSON', [lesson], async candidate => void (await room.bring(Buffer.from(JSON.stringify(candidate)))))
    await room.close()
  }, timeoutMs)
})
