/** Binds the textbook: an EPUB 3 with its pictures and a table of contents. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { pictures } from './book-pictures.mjs'
import { chapters, title } from './book-thermal.mjs'
import { libraryFile } from './paths.mjs'
import { zip } from './zip.mjs'

const id = 'physics-8-thermal-book'
const page = (name, body, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="ru" xml:lang="ru"><head><title>${name}</title><link rel="stylesheet" href="${more}book.css"/></head><body>${body}</body></html>
`
const files = chapters.map(([name, body], i) => [`chapter-${i + 1}.xhtml`, name, page(name, `<h1>§ ${i + 1}. ${name}</h1>${body}\n`, '../')])
const css = `body { line-height: 1.5; } h1 { line-height: 1.2; } figure { margin: 1.5em 0; text-align: center; } img { max-width: 100%; height: auto; } figcaption { font-size: 0.9em; }
.formula { margin: 1em 0; font-size: 1.3em; text-align: center; } .answers { font-size: 0.9em; }
`
const book = `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="ru">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:doska:demo:${id}</dc:identifier><dc:title>${title}</dc:title><dc:language>ru</dc:language><dc:creator>Doska</dc:creator><dc:rights>CC0 1.0</dc:rights><meta property="dcterms:modified">2026-11-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="css" href="book.css" media-type="text/css"/>
${files.map(([file], i) => `<item id="c${i + 1}" href="text/${file}" media-type="application/xhtml+xml"/>`).join('')}
${Object.keys(pictures).map((file, i) => `<item id="p${i + 1}" href="images/${file}" media-type="image/svg+xml"/>`).join('')}</manifest>
<spine>${files.map((_file, i) => `<itemref idref="c${i + 1}"/>`).join('')}</spine>
</package>
`
const contents = page(title, `<nav epub:type="toc" id="toc"><h1>Оглавление</h1><ol>${files.map(([file, name], i) => `<li><a href="text/${file}">§ ${i + 1}. ${name}</a></li>`).join('')}</ol></nav>`)

mkdirSync(libraryFile(id), { recursive: true })
writeFileSync(libraryFile(id, 'book.epub'), zip([
  ['mimetype', 'application/epub+zip'],
  ['META-INF/container.xml', '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'],
  ['book/book.opf', book], ['book/nav.xhtml', contents], ['book/book.css', css],
  ...files.map(([file, , text]) => [`book/text/${file}`, text]),
  ...Object.entries(pictures).map(([file, svg]) => [`book/images/${file}`, svg]),
]))
