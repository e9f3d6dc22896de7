import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withTag } from './guest-pages'

const tag = '<script src="/g.js"></script>'
const after = (page: string) => withTag(Buffer.from(page, 'latin1'), tag).toString('latin1')

test.each([
  ['behind the start of the head', '<!DOCTYPE html><html><head><title>a</title>', `<!DOCTYPE html><html><head>${tag}<title>a</title>`],
  ['behind a head with attributes', '<html><HEAD lang="ru" ><script src=a.js></script>', `<html><HEAD lang="ru" >${tag}<script src=a.js></script>`],
  ['behind html without a head', '<html lang=ru><body>', `<html lang=ru>${tag}<body>`],
  ['behind the document type, which decides how the page is drawn', '<!doctype html><title>a</title>', `<!doctype html>${tag}<title>a</title>`],
  ['behind a byte order mark', '\xef\xbb\xbf<p>a', `\xef\xbb\xbf${tag}<p>a`],
  ['first in a bare page', '<script>a()</script>', `${tag}<script>a()</script>`],
  ['not behind a header, which is no head', '<html><header>a', `<html>${tag}<header>a`],
])('the guest stands %s', (_where, page, expected) => expect(after(page)).toBe(expected))

test('a two-byte encoding stays as it is', () => expect(withTag(Buffer.from('\ufeff<html>', 'utf16le'), tag)).toEqual(Buffer.from('\ufeff<html>', 'utf16le')))

test('whatever the page, its own bytes stay whole and in order', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      const page = Buffer.from(bytes)
      const sent = withTag(page, tag)
      const at = sent.indexOf(tag)
      expect(at === -1 ? sent : Buffer.concat([sent.subarray(0, at), sent.subarray(at + tag.length)])).toEqual(page)
    }),
  )
})
