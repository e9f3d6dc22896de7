import { readFile } from 'node:fs/promises'
import { decodeText } from './formats/text'
import type { ReceivedFile } from './package-files'
import { isCutXml } from './xml'

/** Larger ones are read by nobody. */
const mostBytes = 20 * 1024 * 1024
/** What packages are read by: of SCORM, Common Cartridge and QTI, and of a book. */
const described = /^(imsmanifest\.xml|META-INF\/(container|encryption)\.xml|.*\.opf)$/i

/** The path of a description that stops in the middle; a single XML file describes itself. Whatever stands behind the cut would be missing from the material, so it is refused by that name. */
export async function cutDescription(name: string, files: readonly ReceivedFile[]): Promise<string | undefined> {
  const isAlone = files.length === 1 && /\.xml$/i.test(name)
  for (const { path, file, bytes } of files) {
    if (bytes > mostBytes || !(isAlone || described.test(path))) continue
    const text = decodeText(await readFile(file))
    if (text.ok && isCutXml(text.value)) return isAlone ? name : path
  }
  return undefined
}
