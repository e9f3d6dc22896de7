import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { ImportFault } from '#shared/contract/panel'
import type { Result } from '#shared/result'
import { admit } from '../../hub/library/admit'
import type { Admitted } from '../../hub/library/admitted'
import type { Programs } from '../../hub/library/converting/programs'
import type { ReceivedFile } from '../../hub/library/package-files'
import { unpackLimits } from '../../hub/library/unpack-zip'

/** In memory where the system has that: ten thousand uploads are not for a disk. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** What the hub of these uploads has, and the name they all bear. */
interface House {
  readonly programs: Programs
  readonly knowsMaterial: boolean
  readonly name: string
}

/** A folder in which uploads are admitted one after the other; nothing may ever appear beside it. */
export class ImportRoom {
  readonly #root: string
  readonly #folder: string
  readonly #house: House
  /** What lies in the files of the last upload. */
  readonly #there = new Map<string, Buffer>()
  #last: Promise<unknown> = Promise.resolve()

  private constructor(root: string, house: House) {
    this.#root = root
    this.#folder = join(root, 'a', 'b', 'upload', 'one')
    this.#house = house
  }

  /** Without converters, and knowing every material, unless told otherwise. */
  static async open(house: Partial<House> = {}): Promise<ImportRoom> {
    const root = await mkdtemp(join(place, 'doska-fuzz-'))
    await mkdir(join(root, 'a', 'b', 'upload', 'one'), { recursive: true })
    return new ImportRoom(root, { programs: { ffmpeg: undefined, soffice: undefined }, knowsMaterial: true, name: 'file', ...house })
  }

  /** Admits one file; whatever it is, the answer is a material of whole files or a fault with its name. */
  bring(bytes: Buffer): Promise<Result<Admitted, ImportFault>> {
    return this.#next('file', [this.#put(0, this.#house.name, bytes)])
  }

  /** Admits a folder; files that are there already, as the last folder left them, are not written again. */
  bringFolder(entries: readonly { readonly name: string; readonly data: Buffer | string }[]): Promise<Result<Admitted, ImportFault>> {
    return this.#next('folder', entries.map(({ name, data }, index) => this.#put(index, name, Buffer.from(data))))
  }

  #put(index: number, path: string, bytes: Buffer): ReceivedFile {
    const file = join(this.#folder, `received-${index}`)
    if (this.#there.get(file)?.equals(bytes) !== true) writeFileSync(file, bytes)
    this.#there.set(file, bytes)
    return { file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, path }
  }

  #next(kind: 'file' | 'folder', files: readonly ReceivedFile[]): Promise<Result<Admitted, ImportFault>> {
    const admitted = this.#admit(kind, files)
    this.#last = admitted
    return admitted
  }

  async #admit(kind: 'file' | 'folder', files: readonly ReceivedFile[]): Promise<Result<Admitted, ImportFault>> {
    const { name, programs, knowsMaterial } = this.#house
    const admitted = await admit(
      { name, kind, folder: this.#folder, files },
      { knowsMaterial: () => knowsMaterial, nowMs: 0, limits: unpackLimits, programs, convert: work => work({ signal: new AbortController().signal, done: () => {} }) },
    )
    if (admitted.ok && admitted.value.kind === 'material') {
      for (const { file } of admitted.value.files) if (!file.startsWith(this.#folder)) expect.fail(`a file outside: ${file}`)
    } else if (!admitted.ok) expect(admitted.fault.kind).toMatch(/^[a-z-]+$/)
    for (const made of readdirSync(this.#folder)) if (!made.startsWith('received-')) rmSync(join(this.#folder, made), { recursive: true })
    return admitted
  }

  /** Nothing was written beside the folder, in any of the folders above it. */
  async close(): Promise<void> {
    await this.#last // the time was up in the middle of one
    await rm(this.#folder, { recursive: true })
    expect(await readdir(this.#root, { recursive: true })).toEqual(['a', join('a', 'b'), join('a', 'b', 'upload')])
    await rm(this.#root, { recursive: true })
  }
}
