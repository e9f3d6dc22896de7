import { statfs } from 'node:fs/promises'
import { failure, success, type Result } from '#shared/result'
import type { FetchFault } from './content-store'

/** What downloads leave free for the rest of the machine: the larger of both. */
export interface SpaceFloor {
  readonly bytes: number
  /** Of the whole disk, 0–1. */
  readonly share: number
}

export interface Space {
  readonly freeBytes: number
  readonly totalBytes: number
}

/** Space of the disk that holds `folder`, as an ordinary user may use it; undefined where the file system does not tell. */
export type MeasureSpace = (folder: string) => Promise<Space | undefined>

const usualFloor: SpaceFloor = { bytes: 512 * 1024 * 1024, share: 0.05 }

const measureSpace: MeasureSpace = async folder => {
  const { bavail, blocks, bsize } = await statfs(folder)
  return blocks > 0 ? { freeBytes: bavail * bsize, totalBytes: blocks * bsize } : undefined
}

/** `shortBytes` would have to become free. */
export type NoSpace = Extract<FetchFault, { kind: 'no-space' }>

/** Watches that downloads stay above the floor. */
export class SpaceGuard {
  readonly #folder: string
  readonly #floor: SpaceFloor
  readonly #measure: MeasureSpace

  constructor(folder: string, floor: SpaceFloor = usualFloor, measure: MeasureSpace = measureSpace) {
    this.#folder = folder
    this.#floor = floor
    this.#measure = measure
  }

  async freeBytes(): Promise<number | undefined> {
    return (await this.#space())?.freeBytes
  }

  /** A fault when `moreBytes` would go below the floor. A disk that does not tell its space is used until it refuses. */
  async check(moreBytes: number): Promise<Result<null, NoSpace>> {
    const space = await this.#space()
    if (!space || space.freeBytes - moreBytes >= this.#floorBytes(space)) return success(null)
    const floorBytes = this.#floorBytes(space)
    return failure({ kind: 'no-space', freeBytes: space.freeBytes, floorBytes, shortBytes: floorBytes + moreBytes - space.freeBytes })
  }

  /** A fault when content, of which `usedBytes` are there, would go beyond its quota, or the disk below its floor. */
  async checkQuota(moreBytes: number, usedBytes: number, quotaBytes: number | undefined): Promise<Result<null, NoSpace>> {
    const onDisk = await this.check(moreBytes)
    if (!onDisk.ok || quotaBytes === undefined || usedBytes + moreBytes <= quotaBytes) return onDisk
    return failure({ kind: 'no-space', freeBytes: Math.max(0, quotaBytes - usedBytes), floorBytes: 0, shortBytes: usedBytes + moreBytes - quotaBytes })
  }

  /** What the disk's own refusal means. */
  async faultOf(code: string): Promise<FetchFault> {
    if (code !== 'ENOSPC' && code !== 'EDQUOT') return { kind: 'disk', code }
    const space = await this.#space()
    return { kind: 'no-space', freeBytes: space?.freeBytes ?? 0, floorBytes: space ? this.#floorBytes(space) : this.#floor.bytes, shortBytes: 0 }
  }

  #floorBytes({ totalBytes }: Space): number {
    return Math.max(this.#floor.bytes, Math.floor(totalBytes * this.#floor.share))
  }

  #space(): Promise<Space | undefined> {
    return this.#measure(this.#folder).catch(() => undefined)
  }
}
