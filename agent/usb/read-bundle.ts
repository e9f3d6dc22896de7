import { createHash } from 'node:crypto'
import { bundleBodySchema, bundleContentsSchema, bundleHeadSchema, bundleLimits, bundlePlaces, type BundleBody, type BundleContents } from '#shared/contract/bundle'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import { failure, success, type Result } from '#shared/result'
import { withByteSource, type ByteSource } from '../inspect/byte-source'
import { openEnvelope, parseJson } from '../trust/envelopes'
import { dataStart, readZipDirectory, type StoredEntry } from './zip-directory'

/** A bundle whose words are its hub's: what its files are only their hashes tell, when they are taken. */
export interface Bundle {
  readonly body: BundleBody
  readonly contents: BundleContents
  /** By SHA-256. */
  readonly files: ReadonlyMap<string, StoredEntry>
}

export type BundleFault = 'damaged' | 'foreign' | 'newer-format'

const directoryLimits = { entries: bundleLimits.files + 2, name: 100 }

/** Opens a bundle for a display: signed by a key that it trusts, or not at all. */
export function readBundle(path: string, keyring: readonly TrustedKey[]): Promise<Result<Bundle, BundleFault>> {
  return withByteSource(path, source => readBundleFrom(source, keyring))
}

/** The same from bytes wherever they are. */
export async function readBundleFrom(source: ByteSource, keyring: readonly TrustedKey[]): Promise<Result<Bundle, BundleFault>> {
  const directory = await readZipDirectory(source, directoryLimits)
  if (!directory.ok) return directory
  const head = bundleHeadSchema.safeParse(await jsonOf(source, directory.value.get(bundlePlaces.head), bundleLimits.headBytes))
  if (!head.success) return failure('damaged')
  if (head.data.version !== 1) return failure('newer-format')
  const opened = openEnvelope(head.data.envelope, keyring)
  if (!opened.ok) return failure(opened.fault === 'malformed' ? 'damaged' : 'foreign')
  const body = bundleBodySchema.safeParse(opened.value.body)
  if (!body.success) return failure('damaged')
  const listed = directory.value.get(bundlePlaces.contents)
  const bytes = listed?.bytes === body.data.contents.bytes ? await bytesOf(source, listed) : undefined
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== body.data.contents.sha256) return failure('damaged')
  const contents = bundleContentsSchema.safeParse(parseJson(bytes.toString('utf8')))
  if (!contents.success) return failure('damaged')
  const files = new Map<string, StoredEntry>()
  for (const [name, entry] of directory.value) {
    const sha256 = /^files\/([0-9a-f]{64})$/.exec(name)?.[1]
    if (sha256 !== undefined) files.set(sha256, entry)
  }
  return success({ body: body.data, contents: contents.data, files })
}

/** Where a file of a bundle begins in it. */
export function startInBundle(path: string, entry: StoredEntry): Promise<number | undefined> {
  return withByteSource(path, source => dataStart(source, entry))
}

async function jsonOf(source: ByteSource, entry: StoredEntry | undefined, mostBytes: number): Promise<unknown> {
  const bytes = entry && entry.bytes <= mostBytes ? await bytesOf(source, entry) : undefined
  return bytes && parseJson(bytes.toString('utf8'))
}

async function bytesOf(source: ByteSource, entry: StoredEntry): Promise<Buffer | undefined> {
  const start = await dataStart(source, entry)
  const bytes = start === undefined ? undefined : await source.read(start, entry.bytes)
  return bytes?.length === entry.bytes ? bytes : undefined
}
