import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ImportRow } from '#shared/contract/panel'
import { openLibrary, type Library, type LibraryNeeds } from '../library'

/** A library in a folder of its own, without converters unless the test brings them, and short words for what tests do with it. */
export interface LibraryDesk {
  readonly folder: string
  readonly problems: unknown[]
  library: Library
  /** One upload from begin to commit. */
  bring(name: string, bytes: Buffer | string): Promise<ImportRow>
  bringFolder(name: string, files: Record<string, Buffer | string>): Promise<ImportRow>
  reopen(needs?: Partial<LibraryNeeds>): Promise<Library>
  /** Everything on disk below the folder, and its size in bytes. */
  onDisk(): Promise<{ path: string; bytes: number }[]>
  end(): Promise<void>
}

export async function openDesk(needs: Partial<LibraryNeeds> = {}): Promise<LibraryDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'doska-library-'))
  const problems: unknown[] = []
  const open = (more: Partial<LibraryNeeds>) => openLibrary(join(folder, 'library'), { now: () => Date.now(), report: problem => problems.push(problem), programs: { ffmpeg: undefined, soffice: undefined }, ...needs, ...more })
  const desk: LibraryDesk = {
    folder,
    problems,
    library: await open({}),
    bring: (name, bytes) => send(desk.library, name, 'file', { [name]: bytes }),
    bringFolder: (name, files) => send(desk.library, name, 'folder', files),
    reopen: async more => {
      await desk.library.dispose()
      return (desk.library = await open(more ?? {}))
    },
    onDisk: () => walk(folder),
    end: async () => {
      await desk.library.dispose()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return desk
}

async function send({ uploads }: Library, name: string, kind: 'file' | 'folder', files: Record<string, Buffer | string>): Promise<ImportRow> {
  const all = Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes)] as const)
  const begun = await uploads.begin({ name, kind, totalBytes: all.reduce((sum, [, bytes]) => sum + bytes.length, 0) }, 'test')
  if (!begun.ok) throw new Error(begun.fault.kind)
  for (const [path, bytes] of all) {
    const row = await uploads.receive(begun.value, 'test', path, Readable.from([bytes]))
    if (row?.refusal) return row
  }
  await uploads.commit(begun.value, 'test')
  return (await uploads.ended(begun.value))!
}

async function walk(folder: string): Promise<{ path: string; bytes: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  return Promise.all(files.map(async path => ({ path, bytes: (await stat(path)).size })))
}

/** A tiny real file of tests/fixtures/media. */
export const mediaFixture = (name: string): Buffer => readFileSync(new URL(`../../../tests/fixtures/media/${name}`, import.meta.url))
