import { expect, test } from 'vitest'
import { sanitiseSvg } from './svg-drawing'

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`
const cleaned = (inside: string) => sanitiseSvg(svg(inside))?.text

test('what draws stays, letter by letter, with its size', () => {
  expect(sanitiseSvg(svg('<style>.a{fill:url(#g)}</style><g id="g" class="a" transform="rotate(5)"><text x="1">Лёд &amp; <tspan>вода</tspan></text></g><use xlink:href="#g"/>', 'viewBox="0 0 40 20"'))).toEqual({
    text: '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><style>.a{fill:url(#g)}</style><g id="g" class="a" transform="rotate(5)"><text x="1">Лёд &amp; <tspan>вода</tspan></text></g><use href="#g"/></svg>\n',
    widthPx: 40, heightPx: 20,
  })
})

test.each([
  ['a script', '<script>alert(1)</script>'], ['a script by another name space', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
  ['an event', '<rect onclick="alert(1)" ONLOAD="alert(1)"/>'], ['foreign content', '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="alert(1)"/></body></foreignObject>'],
  ['a link that runs', '<a xlink:href="javascript:alert(1)"><rect/></a>'], ['a picture from outside', '<image href="https://evil.example/alert(1).png"/>'], ['a drawing in a picture', '<image href="data:image/svg+xml;base64,alert(1)"/>'],
  ['a use from outside', '<use href="https://evil.example/alert(1).svg#x"/>'], ['a style that fetches', '<style>@import url(https://evil.example/alert(1));</style>'], ['a style in disguise', '<style>rect{fill:\\75rl(https://alert(1))}</style>'],
  ['a fill from outside', '<rect fill="url(https://evil.example/alert(1)#x)"/>'], ['an animated link', '<a><animate attributeName="href" to="javascript:alert(1)"/></a>'], ['a set', '<set attributeName="onclick" to="alert(1)"/>'],
  ['an unknown attribute', '<rect formaction="javascript:alert(1)"/>'], ['a comment and an instruction', '<!-- alert(1) --><?xml-stylesheet href="alert(1)"?>'], ['a section of characters', '<![CDATA[<script>alert(1)</script>]]>'],
])('%s goes', (_what, inside) => {
  const text = cleaned(inside)
  expect(text).toBeDefined()
  expect(text!.replaceAll('&lt;script&gt;alert(1)&lt;/script&gt;', '')).not.toMatch(/alert|javascript|evil|on\w+=|<a[ >]|<set/i)
})

test.each([
  ['an address split by a control character', svg('<rect fill="ur\u0001l(https://evil.example/x)"/>')], ['one split by its number', svg('<rect fill="ur&#13;l(https://evil.example/x)"/>')],
  ['entities of its own', '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>'], ['an unknown entity', svg('<text>&a;</text>')], ['another root', '<html/>'], ['two roots', '<svg/><svg/>'],
  ['a circle of uses', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')],
  ['a billion of itself', svg(Array.from({ length: 30 }, (_, i) => `<g id="g${i}"><use href="#g${i + 1}"/><use href="#g${i + 1}"/></g>`).join('') + '<g id="g30"><rect/></g>')],
  ['depth without end', svg('<g>'.repeat(500) + '</g>'.repeat(500))],
])('%s is refused', (_what, text) => expect(sanitiseSvg(text)).toBeUndefined())
