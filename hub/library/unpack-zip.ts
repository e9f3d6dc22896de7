import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { crc32 } from 'node:zlib'
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl'
import type { ImportFault } from '#shared/contract/panel'
import { failure, success, type Result } from '#shared/result'
import { isJunk, mostFiles, plainPath, type ReceivedFile } from './package-files'
import { receiveFile } from './receive-file'

/** Limits of what an archive may become; counted while inflating, because headers lie. */
export interface UnpackLimits {
  readonly unpackedBytes: number
  readonly files: number
  /** Up to here any ratio is fine: small texts pack well. */
  readonly freeRatioBytes: number
  readonly ratio: number
}
export const unpackLimits: UnpackLimits = { unpackedBytes: 4 * 1024 ** 3, files: mostFiles, freeRatioBytes: 10 * 1024 ** 2, ratio: 200 }

/** Unpacks an archive into numbered files of `folder`; no name of the archive ever becomes a name on disk. */
export async function unpackZip(archive: string, name: string, folder: string, limits: UnpackLimits): Promise<Result<ReceivedFile[], ImportFault>> {
  let zip: ZipFile
  try {
    zip = await openPromise(archive, { lazyEntries: true, decodeStrings: false, autoClose: false })
  } catch {
    return failure({ kind: 'damaged', name, detail: 'truncated' }) // the directory stands at the end
  }
  try {
    const packedBytes = (await stat(archive)).size
    const limitBytes = Math.min(limits.unpackedBytes, Math.max(limits.freeRatioBytes, packedBytes * limits.ratio))
    return await unpackEntries(zip, name, folder, limitBytes, limits.files)
  } finally {
    zip.close()
  }
}

async function unpackEntries(zip: ZipFile, name: string, folder: string, limitBytes: number, fileLimit: number): Promise<Result<ReceivedFile[], ImportFault>> {
  const files: ReceivedFile[] = []
  let leftBytes = limitBytes
  const entries = zip.eachEntry()
  for (let count = 0; ; count++) {
    const next = await entries.next().catch(() => 'damaged' as const)
    if (next === 'damaged') return failure({ kind: 'damaged', name, detail: 'wrong-structure' })
    if (next.done) return success(files)
    if (count >= fileLimit) return failure({ kind: 'too-many-files', limit: fileLimit })
    const entry = next.value
    const checked = checkEntry(entry)
    if (!checked.ok) return checked
    if (checked.value === undefined) continue
    const unpacked = await unpackEntry(zip, entry, checked.value, join(folder, `unpacked-${count}`), leftBytes)
    if (!unpacked.ok) return unpacked.fault.kind === 'too-large-unpacked' ? failure({ ...unpacked.fault, name, limitBytes }) : unpacked
    files.push(unpacked.value)
    leftBytes -= unpacked.value.bytes
  }
}

/** The plain path of an entry that is to be unpacked; undefined for folders and junk. */
function checkEntry(entry: Entry): Result<string | undefined, ImportFault> {
  const raw = nameOf(entry)
  const isFolder = /[\\/]$/.test(raw)
  const path = plainPath(isFolder ? raw.slice(0, -1) : raw)
  if (!path.ok) return /^(\.?[\\/])?$/.test(raw) ? success(undefined) : path
  if (entry.isEncrypted()) return failure({ kind: 'unsupported', name: path.value, detail: 'encrypted' })
  const unixType = [3, 19].includes(entry.versionMadeBy >>> 8) ? (entry.externalFileAttributes >>> 28) & 0xf : 0
  if (![0, 0x4, 0x8].includes(unixType)) return failure({ kind: 'unsupported', name: path.value, detail: 'symbolic-link' })
  if (isFolder || isJunk(path.value)) return success(undefined)
  return entry.compressionMethod === 0 || entry.compressionMethod === 8 ? success(path.value) : failure({ kind: 'unsupported', name: path.value, detail: 'archive' })
}

/** UTF-8 by flag, extra field or look; otherwise the code page in which Windows in Russia packs. */
function nameOf(entry: Entry): string {
  const hasUnicodeName = (entry.generalPurposeBitFlag & 0x800) !== 0 || entry.extraFields.some(({ id }) => id === 0x7075)
  if (hasUnicodeName) return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(entry.fileNameRaw)
  } catch {
    return new TextDecoder('ibm866').decode(entry.fileNameRaw)
  }
}

async function unpackEntry(zip: ZipFile, entry: Entry, path: string, file: string, leftBytes: number): Promise<Result<ReceivedFile, ImportFault>> {
  let sum = 0
  const summing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
  })
  try {
    const packed = await zip.openReadStreamPromise(entry)
    packed.on('error', error => summing.destroy(error))
    const received = await receiveFile(packed.pipe(summing), file, leftBytes, () => {})
    packed.destroy() // the rest of a bomb stays packed
    summing.destroy()
    if (!received.ok) {
      if (received.fault.kind === 'too-long') return failure({ kind: 'too-large-unpacked', name: path, limitBytes: leftBytes })
      return failure(received.fault.kind === 'no-space' ? { kind: 'no-space', name: path } : { kind: 'damaged', name: path, detail: 'wrong-structure' })
    }
    return sum === entry.crc32 ? success({ ...received.value, path }) : failure({ kind: 'damaged', name: path, detail: 'wrong-checksum' })
  } catch (error) {
    // Faults of the disk have a system call; the rest says that the archive lies about itself.
    if ((error as NodeJS.ErrnoException).syscall) throw error
    return failure({ kind: 'damaged', name: path, detail: 'wrong-structure' })
  }
}
