import type http from 'node:http'
import type { WantedFile } from './content-store'

/** A file as bytes behind an address; ranges and `If-Range` by hash are asked for. `agent` carries the pinned TLS key. */
export interface HttpPlace {
  readonly kind: 'http'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly agent?: http.Agent
}

/** A file that lies on a disk of this machine: a stick, a bundle. It may vanish at any moment. */
export interface DiskPlace {
  readonly kind: 'disk'
  readonly path: string
  /** Where the file begins inside a larger one; absent: it is all of it. */
  readonly start?: number
}

export type Place = HttpPlace | DiskPlace

/** A place that has a file (or says so). `name` stands for whoever answers there, so that its conduct is remembered: `hub`, `display d-…`, `stick …`. */
export interface NamedPlace {
  readonly name: string
  readonly place: Place
}

/**
 * Somewhere that files may come from: the hub, a stick, the other displays. Whatever it says, only bytes of the right hash are ever taken: a source needs no
 * trust. It answers soon and never rejects; no places when it has not got the file or cannot be asked now.
 */
export interface ContentSource {
  placesOf(file: WantedFile, signal: AbortSignal): Promise<readonly NamedPlace[]>
}
