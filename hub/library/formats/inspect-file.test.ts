import { crc32 as crcOf } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mediaFixture } from '../testing/library-desk'
import { bytesAsSource } from '../../../agent/inspect/byte-source'
import { inspectSource } from '../../../agent/inspect/inspect-file'

const inspect = (bytes: Buffer | string) => inspectSource(bytesAsSource(Buffer.from(bytes)))
const detailOf = async (bytes: Buffer | string) => {
  const result = await inspect(bytes)
  if (result.ok && result.value.kind === 'foreign-media') return `foreign: ${result.value.demuxer} ${result.value.codec}`
  return result.ok ? result.value.kind : 'detail' in result.fault ? `${result.fault.kind}: ${result.fault.detail}` : result.fault.kind
}
const changed = (name: string, change: (bytes: Buffer) => void): Buffer => {
  const bytes = mediaFixture(name)
  change(bytes)
  return bytes
}
/** Puts another four-letter code where the first one stands last. */
const recoded = (name: string, from: string, to: string) => changed(name, bytes => void bytes.write(to, bytes.lastIndexOf(from), 'latin1'))

describe('what a file is, its bytes decide', () => {
  test.each([
    ['video.mp4', 'video', 'video/mp4', 0.4], ['video.webm', 'video', 'video/webm', 0.4], ['sound.m4a', 'audio', 'audio/mp4', 0.46],
    ['sound.mp3', 'audio', 'audio/mpeg', 0.5], ['sound.ogg', 'audio', 'audio/ogg', 0.4], ['sound.opus', 'audio', 'audio/ogg', 0.4],
    ['sound.wav', 'audio', 'audio/wav', 0.4], ['picture.png', 'image', 'image/png', undefined], ['picture.jpg', 'image', 'image/jpeg', undefined],
    ['picture.gif', 'image', 'image/gif', undefined], ['picture.webp', 'image', 'image/webp', undefined], ['page.pdf', 'pdf', 'application/pdf', undefined],
  ] as const)('%s is %s (%s)', async (name, type, mediaType, seconds) => {
    const found = await inspect(mediaFixture(name))
    expect(found).toMatchObject({ ok: true, value: { kind: 'media', media: { type, mediaType } } })
    const durationS = found.ok && found.value.kind === 'media' ? found.value.media.durationS : undefined
    if (seconds === undefined) expect(durationS).toBeUndefined()
    else expect(Math.abs(durationS! - seconds)).toBeLessThan(0.12)
  })

  test.each([
    ['<!doctype html><p>урок</p>', 'html'], ['\ufeff  <!-- a --><!-- b --><HTML lang=ru>', 'html'], ['{"format": "doska-lesson"}', 'json'],
    ['PK\x03\x04rest', 'zip'], ['', 'empty'], ['plain words', 'text'], ['\u0001\u0002', 'unsupported: unknown-format'], ['<data/>', 'text'], ['<?xml version="1.0"?><data/>', 'unsupported: unknown-format'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\nx', 'subtitles'], ['1\r\n00:00:01,000 --> 00:00:02,000\r\nx', 'subtitles'], ['{\\rtf1 x}', 'rtf'], ['# Урок', 'text'],
    ['fLaC....', 'foreign: flac flac'], ['FLV\x01....', 'foreign: flv flv'], ['#EXTM3U', 'text'], ['<!doctype html>%PDF-1.4', 'html'],
    ['<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'svg'], ['<svg/onload=alert(1)>', 'svg'],
    ['Rar!\x1a\x07', 'unsupported: archive'], ['7z\xbc\xaf\x27\x1c', 'unsupported: archive'], ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'office'],
  ])('%j is %s', async (text, kind) => expect(await detailOf(Buffer.from(text, /[\x80-\xff]/.test(text) && !text.startsWith('\ufeff') ? 'latin1' : 'utf8'))).toBe(kind))
})

describe('a damaged or foreign file is told apart', () => {
  test.each([
    ['a video without its index', changed('video.mp4', bytes => void bytes.write('free', bytes.indexOf('moov'), 'latin1')), 'damaged: no-index'],
    ['HEVC, which browsers play as sound without a picture', mediaFixture('hevc.mp4'), 'foreign: mov hevc'],
    ['AV1 in MP4', recoded('video.mp4', 'avc1', 'av01'), 'foreign: mov av1'],
    ['AC-3 sound', recoded('video.mp4', 'mp4a', 'ac-3'), 'foreign: mov ac3'],
    ['an unheard-of codec with hostile letters', recoded('video.mp4', 'avc1', 'x\x1b<>'), 'foreign: mov x___'],
    ['HEIC', changed('video.mp4', bytes => void bytes.write('heic', 8, 'latin1')), 'foreign-picture'],
    ['Matroska', mediaFixture('video.mkv'), 'foreign: matroska matroska'],
    ['WebM with a strange codec', changed('video.webm', bytes => void bytes.write('V_XYZ', bytes.indexOf('V_VP9'), 'latin1')), 'foreign: matroska xyz'],
    ['a PNG with a flipped bit', changed('picture.png', bytes => void (bytes[200]! ^= 1)), 'damaged: wrong-checksum'],
    ['a PNG of 400 megapixels', pngOf(20_000, 20_000), 'unsupported: too-many-pixels'],
    ['a PNG without height', pngOf(10, 0), 'damaged: no-picture'],
    ['a PNG without data', Buffer.concat([mediaFixture('picture.png').subarray(0, 33), mediaFixture('picture.png').subarray(-12)]), 'damaged: no-picture'],
    ['a JPEG with arithmetic coding', changed('picture.jpg', bytes => void (bytes[bytes.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc9)), 'unsupported: picture-coding'],
    ['an empty JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'damaged: no-picture'],
    ['a PDF whose index lies outside', Buffer.from(mediaFixture('page.pdf').toString('latin1').replace(/startxref\n\d+/, 'startxref\n99999'), 'latin1'), 'damaged: wrong-structure'],
    ['a WAV with a strange coding', changed('sound.wav', bytes => void bytes.writeUInt16LE(2, bytes.indexOf('fmt ') + 8)), 'foreign: wav wav-2'],
    ['an Ogg with Theora', changed('sound.ogg', bytes => void bytes.write('\x80theora', bytes.indexOf('\x01vorbis'), 'latin1')), 'foreign: ogg theora'],
    ['a name without music', Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x04abcd', 'latin1'), Buffer.alloc(500)]), 'damaged: wrong-structure'],
  ])('%s', async (_what, bytes, expected) => expect(await detailOf(bytes)).toBe(expected))

  test.each(['video.mp4', 'video.webm', 'sound.m4a', 'sound.mp3', 'sound.opus', 'sound.wav', 'picture.png', 'picture.jpg', 'picture.gif', 'picture.webp', 'page.pdf'])(
    '%s is refused wherever it was cut off',
    async name => {
      const whole = mediaFixture(name)
      const accepted: number[] = []
      for (let length = 1; length < whole.length - 8; length += Math.max(1, Math.floor(whole.length / 97))) {
        const result = await inspect(whole.subarray(0, length))
        if (result.ok && result.value.kind === 'media') accepted.push(length) // a few first letters may be a text, and a converter judges what is foreign
      }
      expect(accepted).toEqual([])
    },
  )
})

describe('hostile bytes', () => {
  const names = ['video.mp4', 'video.webm', 'picture.png', 'picture.jpg', 'picture.gif', 'picture.webp', 'sound.mp3', 'sound.ogg', 'sound.wav', 'page.pdf']
  const change = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), value: fc.integer({ min: 0, max: 255 }) })

  test('never crash or hang the inspection, whatever is flipped or cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.array(change, { maxLength: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), async (name, changes, keep) => {
        const bytes = mediaFixture(name)
        for (const { at, value } of changes) bytes[Math.floor(at * bytes.length)] = value
        expect(await inspect(bytes.subarray(0, Math.ceil(keep * bytes.length)))).toHaveProperty('ok')
      }),
      { numRuns: 400 },
    )
  })

  test('never crash or hang it, even when only the first bytes are right', async () => {
    const heads = ['\0\0\0\x18ftypisom', '\x1a\x45\xdf\xa3', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF89a', 'RIFF\xff\xff\xff\xffWEBP', 'RIFF\0\0\0\0WAVE', 'OggS', 'ID3\x03', '\xff\xfb', '%PDF-1.7\n', '<!--', '<?xml ']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 4096 }), async (head, rest) => {
        expect(await inspect(Buffer.concat([Buffer.from(head, 'latin1'), rest]))).toHaveProperty('ok')
      }),
      { numRuns: 400 },
    )
  })

  test('a thousand comments before nothing are read at once', async () => {
    expect(await detailOf('<!-- -->'.repeat(1000))).toBe('unsupported: unknown-format') // no words within the first kilobyte
  })
})

function pngOf(width: number, height: number): Buffer {
  const bytes = mediaFixture('picture.png')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crcOf(bytes.subarray(12, 29)), 29)
  return bytes
}
