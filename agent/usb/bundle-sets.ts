import { createHash } from 'node:crypto'
import type { Result } from '#shared/result'
import type { Bundle, BundleFault } from './read-bundle'
import type { StoredEntry } from './zip-directory'

/** One file of a bundle, as it was found on a stick. */
export interface ReadBundle {
  readonly id: string
  readonly path: string
  readonly name: string
  readonly bundle: Result<Bundle, BundleFault>
}

/** A bundle as a person knows it: one file, or those of its parts that are on the stick. */
export interface BundleSet {
  readonly id: string
  readonly name: string
  /** `files` are those of all its parts here. */
  readonly bundle: Result<Bundle, BundleFault>
  /** Numbers of its parts that are not on this stick, and how many there are. */
  readonly missing: readonly number[]
  readonly parts: number
}

/** Parts of one bundle have the same signed contents, and each says which part it is: they belong together wherever on the stick they lie, whatever they are called. */
export function bundleSets(bundles: readonly ReadBundle[]): BundleSet[] {
  const sets = new Map<string, { readonly first: ReadBundle; readonly files: Map<string, StoredEntry>; readonly numbers: Set<number> }>()
  for (const one of bundles) {
    const { bundle } = one
    const part = bundle.ok ? bundle.value.body.part : undefined
    const key = bundle.ok && part ? `${bundle.value.body.contents.sha256} ${part.count}` : one.id
    const set = sets.get(key) ?? { first: one, files: new Map(), numbers: new Set() }
    if (bundle.ok) for (const [sha256, entry] of bundle.value.files) set.files.set(sha256, entry)
    if (part) set.numbers.add(part.number)
    sets.set(key, set)
  }
  return [...sets].map(([key, { first, files, numbers }]) => {
    const { id, name, bundle } = first
    const part = bundle.ok ? bundle.value.body.part : undefined
    if (!bundle.ok || !part) return { id, name, bundle, missing: [], parts: 1 }
    const missing = Array.from({ length: part.count }, (_one, i) => i + 1).filter(number => !numbers.has(number))
    return { id: `stick-bundle-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`, name, bundle: { ok: true, value: { ...bundle.value, files } }, missing, parts: part.count }
  })
}
