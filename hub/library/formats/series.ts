import { failure, success } from '#shared/result'
import { inspectFile, type Recognised } from '../../../agent/inspect/inspect-file'
import { makeOfFile } from './file-formats'
import type { Made, MadeFile, PackageFormat } from './format'

const mostPictures = 500
const order = new Intl.Collator('ru', { numeric: true })

/** A folder or archive of pictures and nothing else: shown one after the other, in the natural order of their names. */
export const series: PackageFormat = {
  claims: async ({ files }) => {
    if (files.length < 2 || files.length > mostPictures) return false
    for (const { file } of files) {
      const found = await inspectFile(file)
      if (!found.ok || !isPicture(found.value)) return false
    }
    return true
  },
  make: async ({ files }, workshop) => {
    const pictures: Made[] = []
    for (const file of files.toSorted((a, b) => order.compare(a.path, b.path))) {
      const found = await inspectFile(file.file)
      if (!found.ok) return failure({ ...found.fault, name: file.path })
      const made = await makeOfFile(file, found.value, { ...workshop, name: file.path })
      if (!made.ok) return made
      pictures.push(made.value)
    }
    const entries = pictures.map((made, index) => renamed(made.files[0]!, index))
    const originals = pictures.flatMap((made, index) => made.files.slice(1).map(file => renamed(file, index, 'original/')))
    return success({ type: 'series', entry: entries[0]!.path, files: [...entries, ...originals], media: pictures[0]!.media?.widthPx ? { widthPx: pictures[0]!.media.widthPx, heightPx: pictures[0]!.media.heightPx } : {} })
  },
}

function isPicture(found: Recognised): boolean {
  return found.kind === 'media' ? found.media.type === 'image' : found.kind === 'svg' || found.kind === 'foreign-picture'
}

/** Numbered, so that the manifest's order is the order on the board. */
const renamed = (file: MadeFile, index: number, folder = ''): MadeFile => ({ ...file, path: `${folder}${String(index + 1).padStart(3, '0')}${/\.[^.]+$/.exec(file.path)?.[0] ?? ''}` })
