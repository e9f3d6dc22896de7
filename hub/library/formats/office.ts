import { open } from 'node:fs/promises'
import { failure, success } from '#shared/result'
import { convertOffice, type OfficeKind } from '../converting/convert-office'
import { hashedFile } from '../converting/hashed-file'
import { inspectFile } from '../../../agent/inspect/inspect-file'
import type { ReceivedFile } from '../package-files'
import type { Making, Workshop } from './format'
import { faultOf } from './media'
import { pagesOf } from './pdf'

const presentations: readonly OfficeKind[] = ['ppt', 'pptx', 'odp']

/** A document of an office program becomes a PDF, its original beside it; LibreOffice is needed for that. */
export async function makeOfOffice(file: ReceivedFile, kind: OfficeKind, { name, folder, programs: { soffice }, convert }: Workshop): Making {
  if (soffice === undefined) return failure({ kind: 'unsupported', name, detail: 'needs-soffice' })
  return convert(async job => {
    const converted = await convertOffice(soffice, file.file, kind, folder, job)
    if (!converted.ok) return failure(faultOf(converted.fault, name))
    const found = await inspectFile(converted.value)
    if (!found.ok || found.value.kind !== 'media' || found.value.media.type !== 'pdf') return failure({ kind: 'damaged', name, detail: 'conversion-failed' })
    const document = await hashedFile(converted.value, job.signal)
    const pages = await pagesOf(document)
    return success({
      type: 'pdf',
      entry: 'document.pdf',
      files: [{ ...document, path: 'document.pdf', mediaType: 'application/pdf' }, { ...file, path: `original.${kind}` }],
      media: { original: `original.${kind}`, ...(pages === undefined ? {} : { pages }) },
      ...(presentations.includes(kind) ? { about: { genre: 'presentation' } } : {}),
    })
  })
}

export const makeOfRtf = (file: ReceivedFile, workshop: Workshop): Making => makeOfOffice(file, 'rtf', workshop)

/** Names of the streams that tell one binary format of Microsoft Office from another ([MS-CFB] keeps names in UTF-16). */
const streams = { ppt: 'PowerPoint Document', doc: 'WordDocument', xls: 'Workbook' } as const
const searchedBytes = 64 * 1024 * 1024

/** Files of Office 97–2003: one container for all of them, and for locked ones of later years. */
export async function makeOfBinaryOffice(file: ReceivedFile, workshop: Workshop): Making {
  const bytes = await beginning(file)
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return failure({ kind: 'unsupported', name: workshop.name, detail: 'password' })
  const kind = (['ppt', 'doc', 'xls'] as const).find(kind => holds(streams[kind]))
  return kind ? makeOfOffice(file, kind, workshop) : failure({ kind: 'unsupported', name: workshop.name, detail: 'unknown-format' })
}

async function beginning({ file, bytes }: ReceivedFile): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(bytes, searchedBytes))
    await handle.read(buffer, 0, buffer.length, 0)
    return buffer
  } finally {
    await handle.close()
  }
}
