import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkLink } from '#shared/domain/link'
import { sanitiseSvg } from '../../hub/library/formats/svg-drawing'
import { toWebVtt } from '../../hub/library/formats/subtitles'
import { decodeText } from '../../hub/library/formats/text'
import { bytesAsSource } from '../../agent/inspect/byte-source'
import { inspectSource } from '../../agent/inspect/inspect-file'
import { fixture, mutated, mutation } from './mutations'
import { cues, drawing } from './samples'
import { timeoutMs, tryInputs } from './try-inputs'

const media = [
  'video.mp4', 'hevc.mp4', 'video.webm', 'video.mkv', 'video.avi', 'video.wmv', 'video.mpg', 'video.m2ts', 'video.mov', 'sound.mp3', 'sound.m4a', 'sound.ogg', 'sound.opus', 'sound.wav', 'sound.flac', 'sound.wma',
  'sound.aac', 'picture.png', 'picture.jpg', 'picture.gif', 'picture.webp', 'page.pdf',
]
/** What must never be in a drawing, however it was mutated. */
const hostile = /<script|<foreignObject|<[^<>]*\son\w+\s*=|<[^<>]*javascript:|<!ENTITY|<a[\s>]/i

describe('importers neither crash nor hang', () => {
  test.each(media)('the recognition of %s', async name => {
    const whole = fixture(`media/${name}`)
    await tryInputs(`recognition of ${name}`, [mutation], async changes => {
      expect(await inspectSource(bytesAsSource(mutated(whole, changes)))).toHaveProperty('ok')
    })
  }, timeoutMs)

  test('drawings: what comes out holds no script and can be read again', async () => {
    const seedBytes = Buffer.from(drawing)
    await tryInputs('SVG', [mutation], changes => {
      const made = sanitiseSvg(mutated(seedBytes, changes).toString('utf8'))
      if (!made) return
      expect(made.text).not.toMatch(hostile)
      expect(sanitiseSvg(made.text)?.text).toBe(made.text)
    })
  }, timeoutMs)

  test('subtitles and texts', async () => {
    const words = [cues, 'WEBVTT\n\n00:01.000 --> 00:02.000\nx\n'].map(text => Buffer.from(text))
    await tryInputs('subtitles and texts', [fc.constantFrom(...words), mutation], (whole, changes) => {
      const text = decodeText(mutated(whole, changes))
      const made = text.ok ? toWebVtt(text.value) : undefined
      if (made !== undefined) expect(toWebVtt(made)).toBe(made)
    })
  }, timeoutMs)

  test('addresses of links: only allowed hosts come through', async () => {
    const hosts = { asOf: '2026-11-26', source: '', allowed: ['edu.ru', 'rutube.ru'] }
    const part = fc.constantFrom('https://', 'http:', '//', 'edu.ru', '.', '@', ':', '/', '\\', 'evil.example', '#', '?', '%2f', '\t', ' ', 'rutube.ru', 'xn--', '443', 'ё')
    await tryInputs('links', [fc.array(part, { maxLength: 9 }).map(parts => parts.join(''))], address => {
      const checked = checkLink(address, hosts)
      if (checked.ok) expect(new URL(checked.value).hostname).toMatch(/(^|\.)(edu|rutube)\.ru$/)
    })
  }, timeoutMs)
})
