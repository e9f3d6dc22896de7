import { sizeBytes, type Material } from './material'

/** Why a wanted material is not ready. `unknown`: the display's catalogue does not have it yet. */
export type Missing = {
  readonly materialId: string
  readonly title: string
  readonly reason: 'unknown' | 'waiting' | 'downloading' | 'damaged' | 'no-space' | 'source-unreachable' | 'refused'
  readonly doneBytes: number
  readonly totalBytes: number
}

/** "6 of 7 ready": counts only what is whole and verified on the display's own disk. */
export interface Readiness {
  readonly ready: number
  readonly total: number
  readonly missing: readonly Missing[]
}

/** Sums what a display wants against what its store measured. `has` answers for a file's verified presence; `stateOf` for the rest. */
export function readinessOf(
  wanted: readonly string[],
  catalogue: { get(materialId: string): Material | undefined },
  has: (sha256: string) => boolean,
  stateOf: (materialId: string) => { reason: Exclude<Missing['reason'], 'unknown'>; doneBytes: number },
): Readiness {
  const missing: Missing[] = []
  for (const materialId of new Set(wanted)) {
    const material = catalogue.get(materialId)
    if (!material) {
      missing.push({ materialId, title: materialId, reason: 'unknown', doneBytes: 0, totalBytes: 0 })
      continue
    }
    if (material.manifest.every(({ sha256 }) => has(sha256))) continue
    missing.push({ materialId, title: material.title, totalBytes: sizeBytes(material), ...stateOf(materialId) })
  }
  const total = new Set(wanted).size
  return { ready: total - missing.length, total, missing }
}
