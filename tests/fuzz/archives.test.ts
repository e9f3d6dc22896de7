import fc from 'fast-check'
import { describe, test } from 'vitest'
import { zipOf, type RawEntry } from '../../hub/library/testing/hostile-zip'
import { epubEntries, h5pEntries, scormEntries } from '../../hub/library/testing/sample-packages'
import { cartridgeEntries } from '../../hub/library/sources/testing/sample-cartridge'
import { qtiItems } from '../../hub/library/qti/testing/items'
import { bundleOf } from './bundle-sample'
import { ImportRoom } from './import-room'
import { fixture, mutated, mutation } from './mutations'
import { cues, drawing } from './samples'
import { timeoutMs, tryInputs } from './try-inputs'

const page: RawEntry[] = [{ name: 'index.html', data: '<!doctype html><p>урок</p>' }, { name: 'a/b.js', data: 'x'.repeat(90) }]
const pictures: RawEntry[] = [{ name: '1.png', data: fixture('media/picture.png') }, { name: '2.svg', data: drawing }]
const film: RawEntry[] = [{ name: 'a.mp4', data: fixture('media/video.mp4') }, { name: 'a.srt', data: cues }]
const exercises: RawEntry[] = [{ name: 'imsmanifest.xml', data: '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><metadata><schema>QTIv2.1 Package</schema></metadata><organizations/><resources><resource identifier="I" type="imsqti_item_xmlv2p1" href="a.xml"/></resources></manifest>' }, { name: 'a.xml', data: qtiItems.single }, { name: 'b.xml', data: qtiItems.multiple }]
const archives: Record<string, RawEntry[][]> = { EPUB: [epubEntries()], H5P: [h5pEntries()], SCORM: [scormEntries('1.2'), scormEntries('2004')], HTML: [page], 'a series': [pictures], 'a film with subtitles': [film], 'a bundle of another hub': [bundleOf().entries], 'Common Cartridge': [cartridgeEntries(fixture('media/picture.png'))], 'a QTI package': [exercises] }

/** Are what they are only as an archive; the others are changed inside as a folder, which costs a tenth. */
const packedOnly = new Set(['a bundle of another hub', 'Common Cartridge', 'a QTI package'])

describe('archives neither crash nor hang the import, and nothing is written outside its folder', () => {
  test.each(Object.entries(archives))('%s, changed as an archive or inside it', async (kind, kinds) => {
    const room = await ImportRoom.open()
    const packed = kinds.map(entries => ({ entries, whole: zipOf(entries) }))
    await tryInputs(kind, [fc.constantFrom(...packed), fc.double({ min: 0, max: 1, noNaN: true }), mutation], async ({ entries, whole }, place, changes) => {
      const index = Math.floor(place * entries.length * 2)
      const inside = entries.map((entry, at) => (at === index ? { ...entry, data: mutated(Buffer.from(entry.data), changes) } : entry))
      if (index >= entries.length) await room.bring(mutated(whole, changes))
      else if (packedOnly.has(kind)) await room.bring(zipOf(inside))
      else await room.bringFolder(inside.map(({ name, data }) => ({ name: String(name), data })))
    })
    await room.close()
  }, timeoutMs)

  test('archives of any structure and names', async () => {
    const room = await ImportRoom.open()
    const name = fc.array(fc.constantFrom('..', '.', '/', '\\', 'a', 'index.html', 'C:', '\0', 'imsmanifest.xml', 'h5p.json', 'META-INF', 'ё', ' ', 'CON'), { minLength: 1, maxLength: 5 }).map(parts => parts.join(''))
    const entry = fc.record({ name, data: fc.string({ maxLength: 40 }), method: fc.constantFrom(0 as const, 8 as const), unixMode: fc.constantFrom(0o100644, 0o120777, 0o40755), flags: fc.constantFrom(0x800, 0, 0x801) })
    await tryInputs('archives of any structure', [fc.array(entry, { maxLength: 5 })], async entries => void (await room.bring(zipOf(entries))))
    await room.close()
  }, timeoutMs)
})
