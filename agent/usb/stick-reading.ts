import { createHash } from 'node:crypto'
import { bundleExtension } from '#shared/contract/bundle'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import type { StickRefusal } from '#shared/contract/sticks'
import type { Result } from '#shared/result'
import { bundleSets, type BundleSet, type ReadBundle } from './bundle-sets'
import { judgeFile, type Playable } from './judge-file'
import { plainName } from './plain-name'
import { readBundle, type Bundle, type BundleFault } from './read-bundle'
import type { Stick } from './stick-watch'
import { walkStick, type FoundFile } from './walk-stick'

export interface ReadFile {
  readonly id: string
  readonly found: FoundFile
  /** Name and folder as they may be shown. */
  readonly name: string
  readonly folder: string
  readonly judged: Result<Playable, StickRefusal>
}

/** What a stick was found to hold. */
export interface StickReading {
  readonly files: readonly ReadFile[]
  readonly bundles: readonly ReadBundle[]
  /** The bundles as people know them, parts together. */
  readonly sets: readonly BundleSet[]
  readonly isCut: boolean
}

/** Longest time for looking into files, ms; the rest is not shown. */
const judgingMs = 30_000
/** More files of bundles on one stick are a mistake. */
const mostBundles = 99

/** Looks through a stick: which files may be played, and which bundles are this school's. Nothing of it is run, and nothing is written. */
export async function readStick(stick: Stick, keyring: readonly TrustedKey[], signal: AbortSignal): Promise<StickReading> {
  const walked = await walkStick(stick.path, signal)
  const [files, bundles]: [ReadFile[], ReadBundle[]] = [[], []]
  const endMs = performance.now() + judgingMs
  let isCut = walked.isCut
  for (const found of walked.files) {
    signal.throwIfAborted()
    const [name, folder] = [plainName(found.name, 80), found.folder === '' ? '' : plainName(found.folder, 120)]
    if (isBundleName(found.name)) {
      if (bundles.length < mostBundles) bundles.push({ id: idOf('bundle', stick, found), path: found.path, name, bundle: await readBundle(found.path, keyring).catch(() => damaged) })
      continue
    }
    isCut ||= performance.now() > endMs
    if (performance.now() > endMs) break
    files.push({ id: idOf('file', stick, found), found, name, folder, judged: await judgeFile(found) })
  }
  return { files, bundles, sets: bundleSets(bundles), isCut }
}

const damaged: Result<Bundle, BundleFault> = { ok: false, fault: 'damaged' }
const isBundleName = (name: string): boolean => name.toLowerCase().endsWith(bundleExtension)

/** The same bytes at the same place have the same id. */
const idOf = (kind: 'file' | 'bundle', stick: Stick, { path, bytes, mtimeMs }: FoundFile): string =>
  `${kind === 'file' ? 'stick-file' : 'stick-bundle'}-${createHash('sha256').update(`${stick.id}|${path}|${bytes}|${mtimeMs}`).digest('hex').slice(0, 24)}`
