import { stat } from 'node:fs/promises'
import { hashFile } from '../../../agent/content/hashing'
import type { HashedFile } from '../file-store'

/** A file that a converter has just written, with its hash. */
export async function hashedFile(file: string, signal: AbortSignal = new AbortController().signal): Promise<HashedFile> {
  return { file, sha256: await hashFile(file, signal), bytes: (await stat(file)).size }
}
