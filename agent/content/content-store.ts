import type { Disposable } from '#shared/lifetime'
import type { Result } from '#shared/result'

/** A file as a manifest names it. */
export interface WantedFile {
  readonly sha256: string
  readonly bytes: number
}

export type FetchFault =
  | { readonly kind: 'source-unreachable' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'no-space'; readonly freeBytes: number; readonly floorBytes: number; readonly shortBytes: number }
  | { readonly kind: 'disk'; readonly code: string }
  | { readonly kind: 'stopped' }

export interface Inventory {
  readonly files: number
  readonly bytes: number
  readonly freeBytes: number | undefined
  /** Epoch ms of the last full pass that found every hash right. */
  readonly verifiedAtMs: number | undefined
}

/** Files by SHA-256. `has` and `fileOf` know only what is whole and verified. */
export interface ContentStore extends Disposable {
  readonly kind: 'own' | 'hub'
  has(sha256: string): boolean
  /** Absolute path of a verified file. */
  fileOf(sha256: string): string | undefined
  /** Brings a file; two calls for the same file share one download. `onProgress` gets bytes on disk so far. */
  fetch(file: WantedFile, signal: AbortSignal, onProgress: (doneBytes: number) => void): Promise<Result<null, FetchFault>>
  /** Bytes of an unfinished download on disk. */
  partialBytes(sha256: string): number
  /** Re-reads and re-hashes; damaged or vanished files are no longer `has` and are returned. Empty list: everything. */
  verify(files: readonly string[], signal: AbortSignal): Promise<{ readonly checked: number; readonly damaged: readonly string[] }>
  inventory(): Promise<Inventory>
  /**
   * Reads again the file that was not read for longest, if that was before `beforeMs` (epoch ms); a damaged one is no longer `has`. Undefined: none is due, and when
   * all were found right that is a full pass.
   */
  scrubNext(beforeMs: number, signal: AbortSignal, pace: (tookMs: number) => Promise<void>): Promise<{ readonly sha256: string; readonly isGood: boolean } | undefined>
  /** What lies verified on this disk; empty for a store that is not the display's own to clear. */
  files(): readonly WantedFile[]
  /** Deletes files, whether anybody wants them or not; the bytes that became free. */
  evict(files: readonly string[]): Promise<number>
}
