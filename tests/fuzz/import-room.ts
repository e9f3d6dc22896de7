import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { admit } from '../../hub/library/admit'
import type { Programs } from '../../hub/library/converting/programs'
import { unpackLimits } from '../../hub/library/unpack-zip'

/** In memory where the system has that: ten thousand uploads are not for a disk. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** A folder in which uploads are admitted one after the other; nothing may ever appear beside it. */
export class ImportRoom {
  readonly #root: string
  readonly #programs: Programs
  #last: Promise<void> = Promise.resolve()

  private constructor(root: string, programs: Programs) {
    this.#root = root
    this.#programs = programs
  }

  static async open(programs: Programs = { ffmpeg: undefined, soffice: undefined }): Promise<ImportRoom> {
    const root = await mkdtemp(join(place, 'doska-fuzz-'))
    await mkdir(join(root, 'a', 'b', 'upload'), { recursive: true })
    return new ImportRoom(root, programs)
  }

  /** Admits one file; whatever it is, the answer is a material of whole files or a fault with its name. */
  bring(bytes: Buffer): Promise<void> {
    return (this.#last = this.#admit(bytes))
  }

  async #admit(bytes: Buffer): Promise<void> {
    const folder = join(this.#root, 'a', 'b', 'upload', 'one')
    await mkdir(folder)
    await writeFile(join(folder, 'received-0'), bytes)
    const file = { file: join(folder, 'received-0'), sha256: '0'.repeat(64), bytes: bytes.length, path: 'file' }
    const admitted = await admit(
      { name: 'file', kind: 'file', folder, files: [file] },
      { knowsMaterial: () => true, nowMs: 0, limits: unpackLimits, programs: this.#programs, convert: work => work({ signal: new AbortController().signal, done: () => {} }) },
    )
    if (admitted.ok && admitted.value.kind === 'material') {
      for (const { file } of admitted.value.files) if (!file.startsWith(folder)) expect.fail(`a file outside: ${file}`)
    } else if (!admitted.ok) expect(admitted.fault.kind).toMatch(/^[a-z-]+$/)
    await rm(folder, { recursive: true })
  }

  /** Nothing was written beside the folder, in any of the folders above it. */
  async close(): Promise<void> {
    await this.#last // the time was up in the middle of one
    expect(await readdir(this.#root, { recursive: true })).toEqual(['a', join('a', 'b'), join('a', 'b', 'upload')])
    await rm(this.#root, { recursive: true })
  }
}
