import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMarkdown, paragraphsOf, pictureAddress, renderArticle } from './render-article'

const folder = 'doska-content://m-1/'

test('headings, lists and tables of an article are drawn', () => {
  const html = renderArticle('# Вода\n\n- лёд\n- пар\n\n| t | ρ |\n|---|---|\n| 0 | 1 |\n', folder)
  for (const part of ['<h1>Вода</h1>', '<li>лёд</li>', '<table>', '<td>0</td>']) expect(html).toContain(part)
})

test.each([
  ['HTML stays text', '<script>alert(1)</script><img src=x onerror=alert(1)>', /<script|<img/],
  ['a link leads nowhere', '[сайт](https://example.org/a)', /<a|href/],
  ['a script address is no address', '[x](javascript:alert(1)) ![y](javascript:alert(1))', /<a|<img|src=/],
  ['a foreign picture is words', '![карта](https://example.org/x.png)', /<img/],
  ['a picture outside the folder is words', '![карта](../other/x.png) ![b](/etc/x.png) ![c](..%2fx.png)', /<img/],
])('%s', (_rule, markdown, forbidden) => expect(renderArticle(markdown, folder)).not.toMatch(forbidden))

test('where a link leads is shown, once', () => {
  expect(renderArticle('[сайт](https://example.org/a)', folder)).toContain('сайт</span> <span class="address">(https://example.org/a)</span>')
  expect(renderArticle('<https://example.org/a>', folder).match(/example/g)).toHaveLength(1)
})

test('pictures of the article are its own files, whatever their names', () => {
  expect(renderArticle('![Схема «опыта»](рис/схема%201.png)', folder)).toContain(`<img src="${folder}%D1%80%D0%B8%D1%81/%D1%81%D1%85%D0%B5%D0%BC%D0%B0%201.png" alt="Схема «опыта»"`)
})

test('no text makes markup that acts or a picture from elsewhere', () => {
  const piece = fc.constantFrom('<', '>', '"', "'", '[', ']', '(', ')', '!', 'javascript:', 'onerror=', 'https://x.y', '../', '%2e%2e/', '\n', '`', '*', '&', 'a', '\\')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const html = renderArticle(pieces.join(''), folder)
      expect(html).not.toMatch(/<(script|a|iframe|object|svg|style)\b/i)
      for (const [, source] of html.matchAll(/<img src="([^"]*)"/g)) expect(source!.startsWith(folder)).toBe(true)
      for (const [tag] of html.matchAll(/<[a-z][^>]*>/g)) expect(tag).not.toMatch(/\son\w+=/i)
    }),
    { numRuns: 2000 },
  )
})

test.each([['a.png', `${folder}a.png`], ['./a.png', `${folder}a.png`], ['', undefined], ['%zz', undefined], ['a//b.png', undefined], ['C:\\a.png', undefined]])('%s', (source, address) => expect(pictureAddress(source, folder)).toBe(address))

test('Markdown is told by its name', () => expect(['x/a.md', 'x/A.MARKDOWN', 'x/a.txt', 'x/a.md.txt'].map(isMarkdown)).toEqual([true, true, false, false]))

test('plain text keeps its paragraphs', () => expect(paragraphsOf('Раз\r\nдва\r\n\r\n  \r\nтри\n\n\n')).toEqual(['Раз\nдва', 'три']))
