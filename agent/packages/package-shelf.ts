import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackageResult } from '#shared/contract/package-messages'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import { packageRecordSchema, type PackagePlace, type PackageRecord } from './package-record'

interface Needs {
  /** Epoch ms. */
  now(): number
  readonly report: StateFileOptions<unknown>['report']
}

/** A school year of a busy room: 6 lessons a day with a package each. The records that nobody touched for longest go first. */
export const recordLimit = 1_000
/** Sessions of a page that is long gone; the newest are kept. */
const sessionLimit = 50

/** What a window needs to go on where the class stopped. */
export interface ShelfSession {
  readonly session: number
  readonly record: PackageRecord | undefined
}

/** Keeps what packages (SCORM, H5P) know of a class and lesson: one small state file each, under `folder`. */
export class PackageShelf {
  readonly #folder: string
  readonly #needs: Needs
  readonly #files = new Map<string, Promise<StateFile<PackageRecord | null>>>()
  readonly #sessions = new Map<number, PackagePlace>()
  #lastSession = 0

  private constructor(folder: string, needs: Needs) {
    this.#folder = folder
    this.#needs = needs
  }

  static async open(folder: string, needs: Needs): Promise<PackageShelf> {
    await mkdir(folder, { recursive: true })
    await dropOldest(folder, recordLimit)
    return new PackageShelf(folder, needs)
  }

  /** Begins a session; what it keeps later belongs to this place, whatever class comes next. */
  async begin(place: PackagePlace): Promise<ShelfSession> {
    const session = ++this.#lastSession
    this.#sessions.set(session, place)
    for (const old of this.#sessions.keys()) if (old <= session - sessionLimit) this.#sessions.delete(old)
    return { session, record: (await this.#fileOf(place)).value ?? undefined }
  }

  /** On disk (fsync) when it resolves; false for a session that is over. */
  async keep(session: number, news: { readonly data?: string | undefined; readonly result?: PackageResult | undefined }): Promise<boolean> {
    const place = this.#sessions.get(session)
    if (!place) return false
    const file = await this.#fileOf(place)
    const lastAtMs = this.#needs.now()
    await file.update(kept => ({
      ...place,
      firstAtMs: kept?.firstAtMs ?? lastAtMs,
      lastAtMs,
      data: news.data ?? kept?.data,
      result: news.result ?? kept?.result,
    }))
    return true
  }

  /** Resolves once nothing waits to be written. */
  async idle(): Promise<void> {
    for (const file of this.#files.values()) await (await file).idle()
  }

  #fileOf(place: PackagePlace): Promise<StateFile<PackageRecord | null>> {
    const name = nameOf(place)
    const known = this.#files.get(name)
    if (known) return known
    const opened = StateFile.open({ file: join(this.#folder, name), schema: packageRecordSchema.nullable(), empty: null, report: this.#needs.report })
    opened.catch(() => this.#files.delete(name))
    this.#files.set(name, opened)
    return opened
  }
}

/** A name that no class or lesson can bend. */
function nameOf({ materialId, className, lessonId }: PackagePlace): string {
  return `${createHash('sha256').update(JSON.stringify([materialId, className, lessonId])).digest('hex').slice(0, 32)}.json`
}

async function dropOldest(folder: string, limit: number): Promise<void> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.json'))
  if (names.length <= limit) return
  const aged = await Promise.all(names.map(async name => ({ name, atMs: (await stat(join(folder, name))).mtimeMs })))
  aged.sort((a, b) => b.atMs - a.atMs)
  for (const { name } of aged.slice(limit)) {
    await rm(join(folder, name), { force: true })
    await rm(join(folder, `${name}.last-good`), { force: true })
  }
}
