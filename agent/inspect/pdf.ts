import { success, type Result } from '#shared/result'
import type { ByteSource } from './byte-source'
import { damaged, type Inspected, type InspectFault } from './inspected'

const tailBytes = 2048

/** PDF (ISO 32000-1 §7.5): a header, and at the end `startxref`, a place inside the file, and `%%EOF`. */
export async function inspectPdf(source: ByteSource): Promise<Result<Inspected, InspectFault>> {
  const tail = (await source.read(Math.max(0, source.size - tailBytes), tailBytes)).toString('latin1')
  const end = /startxref\s+(\d{1,15})\s+%%EOF(?![\s\S]*startxref)/.exec(tail)
  if (!end) return damaged('truncated')
  if (Number(end[1]) >= source.size) return damaged('wrong-structure')
  return success({ type: 'pdf', mediaType: 'application/pdf', extension: 'pdf' })
}
