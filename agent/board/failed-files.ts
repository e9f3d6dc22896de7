import { z } from 'zod'
import { sha256Schema } from '#shared/domain/ids'
import type { StateFile } from '../disk/state-file'

/** After so many failures a file is left out of sequences until it changes (acceptance T-04). */
export const leaveOutAfter = 3

/** How often each file (by its hash) could not be shown. A file that changes has another hash and another chance. */
export const failedFilesSchema = z.record(sha256Schema, z.int().min(1))
export type FailedFilesState = z.infer<typeof failedFilesSchema>

/** More are never kept: whoever has so many bad files has another problem. */
const filesLimit = 2000

interface Needs {
  readonly file: StateFile<FailedFilesState>
  changed(): void
  report(problem: unknown): void
}

/** Files that this display could not show: told once each, left out after three times. */
export class FailedFiles {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  isLeftOut(sha256: string | undefined): boolean {
    return sha256 !== undefined && (this.#needs.file.value[sha256] ?? 0) >= leaveOutAfter
  }

  /** Counts a failure; true for the first of this file, which is the one to tell. */
  failed(sha256: string): boolean {
    const known = this.#needs.file.value[sha256] ?? 0
    if (known < leaveOutAfter) this.#write(kept => ({ ...Object.fromEntries(Object.entries(kept).slice(-filesLimit)), [sha256]: (kept[sha256] ?? 0) + 1 }))
    return known === 0
  }

  /** It was shown after all. */
  shown(sha256: string): void {
    if (this.#needs.file.value[sha256] === undefined) return
    this.#write(({ [sha256]: _gone, ...others }) => others)
  }

  #write(change: (kept: FailedFilesState) => FailedFilesState): void {
    const { file, changed, report } = this.#needs
    file.update(change).then(changed, report)
  }
}
