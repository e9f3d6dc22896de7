import type { PersonalShelf } from '#shared/contract/personal-shelves'
import type { ShelfStore } from './shelf-store'

/** What the displays of a room keep of teachers' shelves, and which files that lets them read. */
export class PersonalDocuments {
  readonly #shelves: ShelfStore
  /** Room → hashes of its newest document and of the one before, which a display may still be fetching. */
  readonly #hashes = new Map<string, { readonly now: ReadonlySet<string>; readonly before: ReadonlySet<string> }>()

  constructor(shelves: ShelfStore) {
    this.#shelves = shelves
  }

  /** Undefined for a room without shelves. */
  ofRoom(roomId: string): { version: 1; shelves: PersonalShelf[] } | undefined {
    const shelves = this.#shelves.ofRoom(roomId).map(({ record: { id, name, pin }, materials }) => ({ id, name, pin, materials: materials.map(({ material }) => material) }))
    const now = new Set(shelves.flatMap(({ materials }) => materials.flatMap(({ manifest }) => manifest.map(({ sha256 }) => sha256))))
    const before = this.#hashes.get(roomId)?.now ?? now
    if (before.size !== now.size || [...now].some(sha256 => !before.has(sha256)) || !this.#hashes.has(roomId)) this.#hashes.set(roomId, { now, before })
    return shelves.length === 0 ? undefined : { version: 1, shelves }
  }

  mayRead(roomId: string, sha256: string): boolean {
    const hashes = this.#hashes.get(roomId)
    return hashes !== undefined && (hashes.now.has(sha256) || hashes.before.has(sha256))
  }
}
