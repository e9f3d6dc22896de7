import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { zipOf } from '../../../hub/library/testing/hostile-zip'

/** Runs ffmpeg; a journey that needs it says so first. */
export function ffmpeg(...args: string[]): void {
  const { status, stderr } = spawnSync('ffmpeg', ['-loglevel', 'error', '-y', ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`)
}

/** A PNG of one grey whose size is all that is large: 400 megapixels are 50 KB. */
export function greyPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const sized = Buffer.alloc(4)
    sized.writeUInt32BE(data.length)
    const checked = Buffer.alloc(4)
    checked.writeUInt32BE(crc32(named))
    return Buffer.concat([sized, named, checked])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))), chunk('IEND', Buffer.alloc(0))])
}

/** A PDF of scans: each page one JPEG over the whole of it, as a scanner writes them. */
export function scannedPdf(pages: readonly Buffer[], width: number, height: number): Buffer {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let length = 0
  const put = (...pieces: (string | Buffer)[]) => {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece
      parts.push(bytes)
      length += bytes.length
    }
  }
  const object = (...pieces: (string | Buffer)[]) => {
    offsets.push(length)
    put(`${offsets.length} 0 obj\n`, ...pieces, '\nendobj\n')
  }
  put('%PDF-1.4\n')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ')}] >>`)
  pages.forEach((picture, index) => {
    const first = 3 + index * 3
    const content = `q 595 0 0 842 0 0 cm /Scan Do Q`
    object(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Scan ${first + 2} 0 R >> >> /Contents ${first + 1} 0 R >>`)
    object(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    object(`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.length} >>\nstream\n`, picture, '\nendstream')
  })
  const table = length
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`, ...offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`))
  put(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(parts)
}

/** A textbook of `chapters`, each with what a hostile author would put in: scripts, handlers, frames, forms and addresses outside. */
export function hostileEpub(chapters: readonly { title: string; paragraphs: readonly string[] }[]): Buffer {
  const chapter = ({ title, paragraphs }: { title: string; paragraphs: readonly string[] }) => `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ru"><head><title>${title}</title>
<script>parent.bookRan = 'inline'; try { top.bookRan = 'inline' } catch (e) {}</script><script src="evil.js"></script><meta http-equiv="refresh" content="1;url=https://example.org/"/></head>
<body onload="parent.bookRan = 'handler'"><h1>${title}</h1>${paragraphs.map(words => `<p>${words}</p>`).join('')}
<p><a href="javascript:parent.bookRan='link'">ссылка</a> <img src="https://example.org/x.png" onerror="parent.bookRan='onerror'" alt=""/></p>
<iframe src="https://example.org/"></iframe><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>parent.bookRan = 'svg'</script></svg></body></html>`
  const items = chapters.map((_, index) => `<item id="c${index}" href="c${index}.xhtml" media-type="application/xhtml+xml" properties="scripted"/>`).join('')
  return zipOf([
    { name: 'mimetype', data: 'application/epub+zip' },
    { name: 'META-INF/container.xml', data: '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>' },
    {
      name: 'OEBPS/book.opf',
      data: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="ru"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:doska:book</dc:identifier><dc:title>Физика</dc:title><dc:language>ru</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="js" href="evil.js" media-type="text/javascript"/>${items}</manifest><spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`,
    },
    { name: 'OEBPS/nav.xhtml', data: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>nav</title></head><body><nav epub:type="toc"><ol>${chapters.map(({ title }, index) => `<li><a href="c${index}.xhtml">${title}</a></li>`).join('')}</ol></nav></body></html>` },
    { name: 'OEBPS/evil.js', data: "parent.bookRan = 'file'" },
    ...chapters.map((each, index) => ({ name: `OEBPS/c${index}.xhtml`, data: chapter(each) })),
  ])
}

export const fixture = (name: string): Buffer => readFileSync(`tests/fixtures/media/${name}`)
