import type { Presence } from '#shared/contract/material-view'
import type { Readiness } from '#shared/domain/readiness'
import type { Result } from '#shared/result'
import type { FetchFault } from '../content/content-store'

export type EnsureFault = FetchFault | { readonly kind: 'unknown'; readonly materialId: string }

/** What the rest of the agent asks about materials on this display's disk. */
export interface MaterialsPort {
  presenceOf(materialId: string): Presence
  readiness(): Readiness
  /** The code with which the disk refuses to take files (read-only, removed, broken); undefined while it takes them. */
  readonly diskCode: string | undefined
  /** The same for any set of materials. */
  readinessOf(materialIds: readonly string[]): Readiness
  /** Brings these, before anything else; the newest wish first. */
  ensure(materialIds: readonly string[], onProgress: (doneBytes: number, totalBytes: number) => void, signal: AbortSignal): Promise<Result<null, EnsureFault>>
  /** Keeps these besides what desired state names, over restarts. */
  keep(materialIds: readonly string[]): Promise<void>
  /** Keeps these like `keep`, and never evicts them. */
  pin(materialIds: readonly string[]): Promise<void>
  /** Takes these off the disk and off what was asked to be kept or pinned; files that the next lessons need, that are on the screen or waited for stay. */
  evict(materialIds: readonly string[]): Promise<{ evicted: number; stayed: number; freedBytes: number }>
  /** Re-reads and re-hashes; damaged ones are fetched again. An empty list: everything. */
  verify(materialIds: readonly string[], signal: AbortSignal): Promise<Result<{ checked: number; damaged: number }, { kind: 'unknown'; materialId: string }>>
}
