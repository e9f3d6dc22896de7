import { success } from '#shared/result'
import { withByteSource } from '../../../agent/inspect/byte-source'
import type { Inspected } from '../../../agent/inspect/inspected'
import type { ReceivedFile } from '../package-files'
import type { Making } from './format'

/** A PDF stays as it is. */
export async function makePdf(file: ReceivedFile, { mediaType }: Inspected): Making {
  const pages = await pagesOf(file)
  return success({ type: 'pdf', entry: 'pdf.pdf', files: [{ ...file, path: 'pdf.pdf', mediaType }], media: pages === undefined ? {} : { pages } })
}

const pieceBytes = 4 * 1024 * 1024
/** What a node of the page tree takes, list of its first children included. */
const nodeBytes = 2048

/** Pages as the tree of pages counts them (ISO 32000-1 §7.7.3); undefined where it is packed into object streams. */
export function pagesOf({ file }: Pick<ReceivedFile, 'file'>): Promise<number | undefined> {
  return withByteSource(file, async source => {
    let most = 0
    for (let position = 0; position < source.size; position += pieceBytes) {
      const from = Math.max(0, position - nodeBytes)
      const text = (await source.read(from, pieceBytes + 2 * nodeBytes)).toString('latin1')
      for (const { index } of text.matchAll(/\/Type\s{0,9}\/Pages\b/g)) most = Math.max(most, countAround(text, index))
    }
    return most > 0 ? most : undefined
  })
}

/** The count of the object that stands around `index`. */
function countAround(text: string, index: number): number {
  const before = text.slice(Math.max(0, index - nodeBytes), index)
  const after = text.slice(index, index + nodeBytes)
  const node = before.slice(Math.max(0, before.lastIndexOf('obj'))) + after.split('endobj', 1)[0]!
  return Number(/\/Count\s{1,9}(\d{1,6})\b/.exec(node)?.[1] ?? 0)
}
