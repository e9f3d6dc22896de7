import { rm } from 'node:fs/promises'
import type { FileLayout } from './file-layout'
import { hashFile, type Pace } from './hashing'
import { codeOf, type StoreProblem } from './store-problem'
import type { Turns } from './turns'
import type { VerifiedIndex } from './verified-index'

/** `unknown`: it could not be read to the end now, and stays what it was. */
export type Finding = 'good' | 'bad' | 'missing' | 'unknown'

export interface CheckerNeeds {
  readonly layout: FileLayout
  readonly index: VerifiedIndex
  readonly turns: Turns
  changed(): void
  report(problem: StoreProblem): void
}

/** Faults of the moment, not of the file. */
const passingCodes = ['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EBUSY', 'EINTR']

/** Re-reads and re-hashes files in place. Good ones enter the index, bad ones leave it and are deleted. */
export class FileChecker {
  readonly #needs: CheckerNeeds
  #background: Promise<void> = Promise.resolve()

  constructor(needs: CheckerNeeds) {
    this.#needs = needs
  }

  /** A file that lies in place but may be anything: hashed when the ones before it are done. */
  suspect(sha256: string, signal: AbortSignal): void {
    this.#background = this.#background.then(async () => {
      if (signal.aborted) return
      await this.#needs.turns.take(sha256, () => this.check(sha256, signal))
      this.#needs.changed()
    })
  }

  /**
   * Reads a known file again at the given pace, outside of its turn, so that nobody waits for it; only one that seems wrong is looked at again in its turn and at
   * full speed, and then judged.
   */
  async scrub(sha256: string, nowMs: number, signal: AbortSignal, pace: Pace): Promise<Finding> {
    const { index, layout, turns } = this.#needs
    const found = await hashFile(layout.fileOf(sha256), signal, pace).catch(() => undefined)
    if (signal.aborted) return 'unknown'
    if (index.bytesOf(sha256) === undefined) return 'missing' // taken away meanwhile
    const finding = found === sha256 ? 'good' : await turns.take(sha256, () => this.check(sha256, signal))
    if (finding === 'good') await this.#journal(index.checked(sha256, nowMs))
    else if (finding === 'bad') this.#needs.changed()
    return finding
  }

  /** Checks known files one after the other. */
  async verify(files: Iterable<string>, signal: AbortSignal): Promise<{ checked: number; damaged: string[] }> {
    const damaged: string[] = []
    let checked = 0
    for (const sha256 of files) {
      if (signal.aborted) break
      if (this.#needs.index.bytesOf(sha256) === undefined) continue
      const found = await this.#needs.turns.take(sha256, () => this.check(sha256, signal))
      if (found === 'unknown') continue
      checked += 1
      if (found !== 'good') damaged.push(sha256)
    }
    if (damaged.length > 0) this.#needs.changed()
    return { checked, damaged }
  }

  /** Only within the file's turn: nobody else may put it in place or take it away meanwhile. */
  async check(sha256: string, signal: AbortSignal): Promise<Finding> {
    const { index, layout, report } = this.#needs
    const file = layout.fileOf(sha256)
    const found = await hashFile(file, signal).catch((error: NodeJS.ErrnoException) => error)
    if (found === sha256) {
      await this.#journal(index.add(sha256))
      return 'good'
    }
    if (signal.aborted) return 'unknown'
    if (found instanceof Error) {
      const code = codeOf(found)
      if (code === 'ENOENT' && index.bytesOf(sha256) === undefined) return 'missing'
      if (passingCodes.includes(code)) {
        report({ kind: 'disk', code, file })
        return 'unknown'
      }
    }
    this.forget(sha256)
    report({ kind: 'damaged-file', sha256, file })
    await rm(file, { force: true }).catch((error: unknown) => report({ kind: 'disk', code: codeOf(error), file }))
    return 'bad'
  }

  /** Takes a file away that is whole but has to make room; only within its turn. False: the disk kept it. */
  async remove(sha256: string): Promise<boolean> {
    const file = this.#needs.layout.fileOf(sha256)
    try {
      await rm(file, { force: true })
    } catch (error) {
      this.#needs.report({ kind: 'disk', code: codeOf(error), file })
      return false
    }
    this.forget(sha256)
    return true
  }

  /** Enters a file that has just been put in place. */
  enter(sha256: string): Promise<void> {
    return this.#journal(this.#needs.index.add(sha256))
  }

  forget(sha256: string): void {
    void this.#journal(this.#needs.index.drop(sha256))
  }

  markPass(nowMs: number): Promise<void> {
    return this.#journal(this.#needs.index.markPass(nowMs))
  }

  /** When no background check is under way or waiting. */
  idle(): Promise<void> {
    return this.#background
  }

  /** A journal that cannot be written costs a second hashing at the next start, nothing else. */
  #journal(written: Promise<void>): Promise<void> {
    return written.catch((error: unknown) => this.#needs.report({ kind: 'disk', code: codeOf(error), file: this.#needs.layout.journal }))
  }
}
