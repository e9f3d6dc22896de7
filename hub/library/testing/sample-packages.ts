import type { RawEntry } from './hostile-zip'

/** Small whole packages of each kind, as entries of an archive; tests change one thing in them. Written for these tests, no foreign content. */
export const epubEntries = (): RawEntry[] => [
  { name: 'mimetype', data: 'application/epub+zip', method: 0 },
  { name: 'META-INF/container.xml', data: '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>' },
  {
    name: 'OEBPS/book.opf',
    data: `<?xml version="1.0" encoding="UTF-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:1</dc:identifier><dc:title>Физика. 8 класс</dc:title><dc:creator>Иванова А. Б.</dc:creator><dc:language>ru</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c1" href="%D0%B3%D0%BB%D0%B0%D0%B2%D0%B0%201.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/><itemref idref="c1"/></spine></package>`,
  },
  { name: 'OEBPS/nav.xhtml', data: '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol><li><a href="глава 1.xhtml">Глава 1</a></li></ol></nav></body></html>' },
  { name: 'OEBPS/глава 1.xhtml', data: '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Глава 1</h1><p>Лёд плавится при нуле.</p></body></html>' },
]

export const h5pEntries = (): RawEntry[] => [
  { name: 'h5p.json', data: JSON.stringify({ title: 'Верно или нет', language: 'ru', mainLibrary: 'H5P.TrueFalse', embedTypes: ['div'], license: 'U', preloadedDependencies: [{ machineName: 'H5P.TrueFalse', majorVersion: '1', minorVersion: '8' }] }) },
  { name: 'content/content.json', data: JSON.stringify({ question: '<p>Лёд легче воды.</p>', correct: 'true' }) },
  { name: 'H5P.TrueFalse-1.8/library.json', data: JSON.stringify({ title: 'True/False', machineName: 'H5P.TrueFalse', majorVersion: 1, minorVersion: 8, patchVersion: 1, runnable: 1, preloadedJs: [{ path: 'a.js' }], preloadedDependencies: [{ machineName: 'H5P.JoubelUI', majorVersion: 1, minorVersion: 3 }] }) },
  { name: 'H5P.TrueFalse-1.8/a.js', data: 'var H5P = H5P || {}' },
  { name: 'H5P.JoubelUI-1.3/library.json', data: JSON.stringify({ title: 'Joubel UI', machineName: 'H5P.JoubelUI', majorVersion: 1, minorVersion: 3, patchVersion: 1, runnable: 0 }) },
]

const scormManifests = {
  '1.2': `<?xml version="1.0"?><manifest identifier="M" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="B"><organization identifier="A"><item identifier="x" identifierref="R0"/></organization><organization identifier="B"><title>Дроби &amp; доли</title><item identifier="top"><title>Раздел</title><item identifier="i" identifierref="R1"><title>Урок</title></item></item></organization></organizations><resources><resource identifier="R0" type="webcontent" href="other.html"/><resource identifier="R1" type="webcontent" adlcp:scormtype="sco" href="sco/start.html?mode=1"><file href="sco/start.html"/></resource></resources></manifest>`,
  '2004': `<?xml version="1.0"?><manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"><metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata><organizations default="A"><organization identifier="A"><title>Круги</title><item identifier="i" identifierref="R1"><title>Урок</title></item></organization></organizations><resources xml:base="sco/"><resource identifier="R1" type="webcontent" adlcp:scormType="sco" href="start.html"/></resources></manifest>`,
}
export const scormEntries = (version: '1.2' | '2004'): RawEntry[] => [
  { name: 'imsmanifest.xml', data: scormManifests[version] },
  { name: 'sco/start.html', data: '<!doctype html><script>parent.API.LMSInitialize("")</script>' },
  { name: 'other.html', data: '<!doctype html>' },
]

/** The entries with one changed, left out (`undefined`) or added. */
export function withEntry(entries: readonly RawEntry[], name: string, data: RawEntry['data'] | undefined): RawEntry[] {
  const others = entries.filter(entry => entry.name !== name)
  return data === undefined ? others : [...others, { name, data }]
}
