import { createHash, type Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { hashRange } from './hashing'

/** One write call a batch; so many may be on their way to the disk, one after the other, so that neither network nor disk waits for a hiccup of the other. */
const batchBytes = 1024 * 1024
const batchesUnderWay = 4

/**
 * As soon as so much waits, it is brought to the disk behind the writing: the fsync at the end then has little left to wait for, and a power cut costs
 * little. A disk that cannot follow gets larger steps, and the download waits for it only when `unsyncedLimitBytes` wait.
 */
const syncStepBytes = 32 * 1024 * 1024
const unsyncedLimitBytes = 256 * 1024 * 1024

/** An unfinished download: bytes are hashed while they are written. Its file holds a gapless prefix at any moment. Methods throw the disk's errors. */
export class PartFile {
  readonly #handle: FileHandle
  #hash: Hash = createHash('sha256')
  #bytes = 0
  #batch: Uint8Array[] = []
  #batchedBytes = 0
  #writing: Promise<void> = Promise.resolve()
  readonly #underWay: Promise<void>[] = []
  #unsyncedBytes = 0
  #isSyncing = false
  #syncing: Promise<void> = Promise.resolve()

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Opens or makes the file and hashes what an earlier run left of it; more than `wholeBytes` cannot be right and is dropped. */
  static async open(file: string, wholeBytes: number, signal: AbortSignal): Promise<PartFile> {
    const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600)
    const part = new PartFile(handle)
    try {
      const { size } = await handle.stat()
      if (size > wholeBytes) await part.restart()
      else part.#bytes = await hashRange(handle, part.#hash, size, signal)
      return part
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** Bytes taken so far, on disk or about to be. */
  get bytes(): number {
    return this.#bytes
  }

  /** Takes the next bytes; waits only while the disk is behind. True: a batch was handed to the disk. */
  async append(chunk: Uint8Array): Promise<boolean> {
    this.#hash.update(chunk)
    this.#bytes += chunk.byteLength
    this.#batch.push(chunk)
    this.#batchedBytes += chunk.byteLength
    if (this.#batchedBytes < batchBytes) return false
    await this.#handOver()
    return true
  }

  /** Begins again from nothing. */
  async restart(): Promise<void> {
    this.#batch = []
    this.#batchedBytes = 0
    await this.#settle()
    await this.#handle.truncate(0)
    this.#hash = createHash('sha256')
    this.#bytes = 0
  }

  /** Everything on disk (fsync); the hash of all of it. Ends the taking of bytes. */
  async finish(): Promise<string> {
    await this.#handOver()
    await this.#settle()
    await this.#handle.sync()
    return this.#hash.digest('hex')
  }

  /** Keeps what arrived for the next time. */
  async close(): Promise<void> {
    try {
      await this.#handOver()
    } finally {
      await this.#settle().finally(() => this.#handle.close())
    }
  }

  async #handOver(): Promise<void> {
    if (this.#batchedBytes === 0) return
    const batch = this.#batch
    const position = this.#bytes - this.#batchedBytes
    await this.#syncBehind(this.#batchedBytes)
    this.#batch = []
    this.#batchedBytes = 0
    // After a failed write the ones behind it are not begun: the file stays a gapless prefix.
    this.#writing = this.#writing.then(() => writeWhole(this.#handle, batch, position))
    this.#writing.catch(() => {}) // whoever waits for it next hears of it
    this.#underWay.push(this.#writing)
    if (this.#underWay.length > batchesUnderWay) await this.#underWay.shift()
  }

  async #syncBehind(moreBytes: number): Promise<void> {
    this.#unsyncedBytes += moreBytes
    if (this.#unsyncedBytes >= unsyncedLimitBytes) await this.#syncing
    if (this.#isSyncing || this.#unsyncedBytes < syncStepBytes) return
    this.#unsyncedBytes = 0
    this.#isSyncing = true
    // The system tells the fault of a sync once: it stays in the chain, and whoever settles hears of it.
    this.#syncing = this.#syncing.then(() => this.#handle.datasync()).finally(() => {
      this.#isSyncing = false
    })
    this.#syncing.catch(() => {})
  }

  async #settle(): Promise<void> {
    await Promise.all([this.#writing, this.#syncing])
  }
}

/** The system may take less than it was given (a disk about to be full). */
async function writeWhole(handle: FileHandle, batch: Uint8Array[], position: number): Promise<void> {
  const { bytesWritten } = await handle.writev(batch, position)
  const total = batch.reduce((sum, { byteLength }) => sum + byteLength, 0)
  if (bytesWritten === total) return
  const all = Buffer.concat(batch)
  for (let done = bytesWritten; done < total; ) done += (await handle.write(all, done, total - done, position + done)).bytesWritten
}
