import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCutXml, parseXml } from './xml'

const whole = `<?xml version="1.0"?>\n<!-- a > b --><m:list n="a > b" t='"'><item/><item a="<x>">слово &amp; <![CDATA[ </item> ]]></item><?go on?></m:list>\n<!-- end -->\n`

test('XML that ends with what it began is whole', () => {
  expect([isCutXml(whole), parseXml(whole)?.name]).toEqual([false, 'list'])
  for (const text of ['<a/>', '\ufeff <a></a >', '<!DOCTYPE a><a><b c=\'>\'/></a>', 'no XML at all', '{"a": "<"}']) expect([text, isCutXml(text)]).toEqual([text, false])
})

test('cut anywhere inside its root it is known as cut, and read by nobody', () => {
  const begin = whole.indexOf('<m:list') + 1
  const end = whole.indexOf('</m:list>') + '</m:list>'.length
  for (let length = begin; length < end; length++) expect([length, isCutXml(whole.slice(0, length)), parseXml(whole.slice(0, length))]).toEqual([length, true, undefined])
})

test('whatever the words, it answers at once', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('<', '>', '/', '"', '\'', 'a', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', ' ', '=')), pieces => {
    expect(typeof isCutXml(pieces.join(''))).toBe('boolean')
  }), { numRuns: 2_000 })
  const startedAt = performance.now()
  for (const piece of ['<', '<a "', '"\'', '<a b="c">', '<!--']) isCutXml(`<a>${piece.repeat(200_000)}`)
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})
