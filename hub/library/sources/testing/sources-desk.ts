import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { sourceSchema, type SourceReport, type SourceRow } from '#shared/contract/library-sources'
import { openDesk, type LibraryDesk } from '../../testing/library-desk'
import { Sources } from '../sources'

/** A library with its sources, and a folder `place` beside the hub's data that a source may look at. */
export class SourcesDesk {
  readonly desk: LibraryDesk
  readonly place: string
  readonly rows: SourceRow[] = []
  sources: Sources
  /** How far the sources' clock is ahead. */
  aheadMs = 0

  private constructor(desk: LibraryDesk, place: string, sources: Sources) {
    this.desk = desk
    this.place = place
    this.sources = sources
  }

  static async open(): Promise<SourcesDesk> {
    const desk = await openDesk()
    desk.library.allowLinks({ asOf: '2026-11-26', source: '', allowed: ['resh.edu.ru'] })
    const place = join(desk.folder, 'школа')
    await mkdir(join(desk.folder, 'hub'), { recursive: true })
    await mkdir(place)
    const room: SourcesDesk = new SourcesDesk(desk, place, await openSources(desk, () => Date.now() + room.aheadMs, () => {}))
    return room
  }

  async restart(): Promise<void> {
    await this.sources.dispose()
    this.sources = await openSources(this.desk, () => Date.now() + this.aheadMs, row => this.rows.push(row))
  }

  /** Put there long ago: what was just written is still being copied. */
  async put(path: string, content: Buffer | string): Promise<void> {
    await mkdir(join(this.place, path, '..'), { recursive: true })
    await writeFile(join(this.place, path), content)
    await utimes(join(this.place, path), 1_700_000_000, 1_700_000_000 + content.length)
  }

  /** Saves the source `one` and looks at it. */
  async look(more: object): Promise<SourceReport> {
    const source = sourceSchema.parse({ id: 'one', name: 'Библиотека ЦОК', place: this.place, ...more })
    expect(await this.sources.handlers.saveSource(source)).toEqual({ ok: true, value: null })
    return this.again()
  }

  async again(): Promise<SourceReport> {
    expect(await this.sources.sync('one')).toEqual({ ok: true, value: null })
    return (await this.sources.syncEnds('one'))!
  }

  titles(): string[] {
    return this.desk.library.materials().map(({ title, source }) => `${title} | ${source}`).sort()
  }

  async end(): Promise<void> {
    await this.sources.dispose()
    await this.desk.end()
  }
}

/** New, updated, unchanged, failed. */
export const counts = ({ added, updated, same, failed }: SourceReport): number[] => [added, updated, same, failed]

const openSources = (desk: LibraryDesk, now: () => number, changed: (row: SourceRow) => void) => Sources.open(
  join(desk.folder, 'sources'),
  { library: desk.library, hubData: join(desk.folder, 'hub'), now, changed, report: problem => { throw problem } },
  () => {},
)
