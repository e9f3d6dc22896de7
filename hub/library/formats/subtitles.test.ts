import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toWebVtt } from './subtitles'

test.each([
  ['SubRip', '1\n00:00:01,5 --> 00:00:02,500\nРаз\n\n2\n00:00:03,000 --> 00:00:04,000\nДва\nТри\n', 'WEBVTT\n\n00:00:01.500 --> 00:00:02.500\nРаз\n\n00:00:03.000 --> 00:00:04.000\nДва\nТри\n'],
  ['WebVTT with hours left out, notes, styles and places', 'WEBVTT - x\n\nNOTE ничего\n\nSTYLE\n::cue{color:red}\n\nимя\n00:01.000 --> 00:02.000 line:0 evil:1\n<c.red>Раз</c> <b>два</b>\n', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:0\nРаз <b>два</b>\n'],
  ['a cue that ends before it begins is left out', '1\n00:00:05,000 --> 00:00:04,000\nнет\n\n2\n00:00:05,000 --> 00:00:06,000\nда\n', 'WEBVTT\n\n00:00:05.000 --> 00:00:06.000\nда\n'],
  ['an arrow inside words is no timing', '1\n00:00:05,000 --> 00:00:06,000\nа --> б\n', 'WEBVTT\n\n00:00:05.000 --> 00:00:06.000\nа → б\n'],
])('%s', (_what, text, vtt) => expect(toWebVtt(text)).toBe(vtt))

test('no cue, no subtitles', () => expect(toWebVtt('WEBVTT\n\nпросто слова')).toBeUndefined())

test('what was made once stays the same when it is made again', () => {
  const line = fc.constantFrom('1', '00:00:01,000 --> 00:00:02,000', '00:01.0 --> 00:59:59.999 align:start', 'слово', '<i>x', '', '-->', 'WEBVTT')
  fc.assert(fc.property(fc.array(line, { maxLength: 30 }), lines => {
    const made = toWebVtt(lines.join('\n'))
    expect(made === undefined ? undefined : toWebVtt(made)).toBe(made)
  }))
})
