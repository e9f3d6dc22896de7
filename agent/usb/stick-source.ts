import type { ContentSource, NamedPlace } from '../content/content-source'
import type { WantedFile } from '../content/content-store'
import { startInBundle } from './read-bundle'
import type { StickReading } from './stick-reading'

/** What is inserted, as a source of files: bundles of the school by hash, and single files that were hashed to be taken. Only bytes of the right hash are ever kept. */
export class StickSource implements ContentSource {
  readonly #sticks = new Map<string, StickReading>()
  readonly #hashed = new Map<string, { readonly stickId: string; readonly path: string }>()

  add(stickId: string, reading: StickReading): void {
    this.#sticks.set(stickId, reading)
  }

  /** A single file whose hash is known now. */
  offer(stickId: string, sha256: string, path: string): void {
    this.#hashed.set(sha256, { stickId, path })
  }

  remove(stickId: string): void {
    this.#sticks.delete(stickId)
    for (const [sha256, file] of this.#hashed) if (file.stickId === stickId) this.#hashed.delete(sha256)
  }

  async placesOf({ sha256, bytes }: WantedFile): Promise<NamedPlace[]> {
    const places: NamedPlace[] = []
    const hashed = this.#hashed.get(sha256)
    if (hashed) places.push({ name: hashed.stickId, place: { kind: 'disk', path: hashed.path } })
    for (const [stickId, { bundles }] of this.#sticks) {
      for (const { path, bundle } of bundles) {
        const entry = bundle.ok ? bundle.value.files.get(sha256) : undefined
        const start = entry?.bytes === bytes ? await startInBundle(path, entry).catch(() => undefined) : undefined
        if (start !== undefined) places.push({ name: stickId, place: { kind: 'disk', path, start } })
      }
    }
    return places
  }
}
