import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sourceReportSchema, sourceSchema, type Source, type SourceReport, type SourceRequests, type SourceRow } from '#shared/contract/library-sources'
import type { Handlers } from '#shared/contract/carrier'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { StateFile, type StateFileOptions } from '../../../agent/disk/state-file'
import { Throttle } from '../../../agent/link/throttle'
import type { Library } from '../library'
import { RecordLog } from '../record-log'
import { bringContent } from './bring-content'
import { openSource } from './open-source'
import { syncSource, type KnownItem } from './source-sync'

const stateSchema = z.object({ version: z.literal(1), sources: z.array(z.object({ source: sourceSchema, last: sourceReportSchema.optional() })).max(50) })
type State = z.infer<typeof stateSchema>
const knownSchema = z.object({ id: z.string(), key: z.string(), mark: z.string(), title: z.string(), materialId: z.string().optional(), refused: z.string().optional() })

interface Needs {
  readonly library: Library
  /** The hub's own data, which is no library. */
  readonly hubData: string
  now(): number
  changed(row: SourceRow): void
  report(problem: unknown): void
}

interface Run {
  readonly stopper: AbortController
  done: number
  total: number
  readonly ended: Promise<void>
}

/** Owns the school's library sources: which there are, what the last look brought, and when the next one is. */
export class Sources implements Disposable {
  readonly #folder: string
  readonly #state: StateFile<State>
  readonly #needs: Needs
  readonly #runs = new Map<string, Run>()
  readonly #news = new Map<string, Throttle>()
  readonly #clock: NodeJS.Timeout

  private constructor(folder: string, state: StateFile<State>, needs: Needs) {
    this.#folder = folder
    this.#state = state
    this.#needs = needs
    this.#clock = setInterval(() => this.lookAtClock(), 60_000).unref()
  }

  static async open(folder: string, needs: Needs, report: StateFileOptions<unknown>['report']): Promise<Sources> {
    await mkdir(folder, { recursive: true })
    return new Sources(folder, await StateFile.open<State>({ file: join(folder, 'sources.json'), schema: stateSchema, empty: { version: 1, sources: [] }, report }), needs)
  }

  /** What the panel asks, answered. */
  get handlers(): Handlers<SourceRequests> {
    return {
      listSources: () => this.#state.value.sources.map(({ source }) => this.#rowOf(source.id)!),
      saveSource: source => this.#save(source),
      removeSource: id => this.#remove(id),
      testSource: source => this.#test(source),
      syncSource: id => this.sync(id),
      stopSource: async id => {
        const run = this.#runs.get(id)
        run?.stopper.abort()
        await run?.ended
        return this.#rowOf(id) ? success(null) : failure({ kind: 'unknown' })
      },
    }
  }

  /** Begins a look; `syncEnds` waits for it. */
  async sync(id: string): Promise<Result<null, { kind: 'unknown' | 'running' }>> {
    const source = this.#sourceOf(id)
    if (!source) return failure({ kind: 'unknown' })
    if (this.#runs.has(id)) return failure({ kind: 'running' })
    const stopper = new AbortController()
    const { promise: ended, resolve } = deferred()
    const run: Run = { stopper, done: 0, total: 0, ended }
    this.#runs.set(id, run)
    void this.#look(source, run)
      .catch(this.#needs.report)
      .finally(() => {
        this.#runs.delete(id)
        this.#tell(id)
        resolve()
      })
    return success(null)
  }

  /** Resolves when no look at this source runs. */
  async syncEnds(id: string): Promise<SourceReport | undefined> {
    await this.#runs.get(id)?.ended
    return this.#rowOf(id)?.last
  }

  async dispose(): Promise<void> {
    clearInterval(this.#clock)
    for (const { stopper } of this.#runs.values()) stopper.abort()
    await Promise.all([...this.#runs.values()].map(({ ended }) => ended))
    for (const news of this.#news.values()) news.dispose()
    await this.#state.idle()
  }

  async #look(source: Source, run: Run): Promise<void> {
    const { library, now } = this.#needs
    const opened = this.#open(source, source.id)
    const known = await RecordLog.open<KnownItem>({ file: join(this.#folder, `${source.id}-items`), parse: parseKnown, report: this.#needs.report })
    try {
      const last = await syncSource(opened, {
        known, now,
        hasMaterial: id => library.materialOf(id) !== undefined,
        bring: (content, signal) => bringContent(content, `source:${source.id}`, { uploads: library.uploads, library }, signal),
        describe: (materialId, item, how) => library.describe(materialId, { ...item.metadata, source: source.name }, how),
        progress: (done, total) => {
          ;[run.done, run.total] = [done, total]
          this.#tell(source.id)
        },
      }, run.stopper.signal)
      await this.#state.update(state => ({ ...state, sources: state.sources.map(one => (one.source.id === source.id ? { ...one, last: fitting(last) } : one)) }))
    } finally {
      await known.dispose()
      await opened.dispose()
    }
  }

  async #test(source: Source): Promise<ReturnType<SourceRequests['testSource']>> {
    const opened = this.#open(source, `test-${source.id}`, true)
    try {
      const listed = await opened.list(AbortSignal.timeout(120_000))
      return listed.ok ? success({ items: listed.value.items.length, problems: listed.value.problems.slice(0, 100), isCut: listed.value.isCut ?? false }) : listed
    } finally {
      await opened.dispose()
      await rm(join(this.#folder, `test-${source.id}-work`), { recursive: true, force: true })
    }
  }

  async #save(source: Source): Promise<ReturnType<SourceRequests['saveSource']>> {
    const tested = await this.#test(source) // one that cannot be read helps nobody; a source that is away for an hour can be saved later
    if (!tested.ok) return tested
    await this.#state.update(({ sources }) => {
      const isKnown = sources.some(one => one.source.id === source.id)
      return { version: 1, sources: isKnown ? sources.map(one => (one.source.id === source.id ? { ...one, source } : one)) : [...sources, { source }] }
    })
    this.#tell(source.id)
    return success(null)
  }

  async #remove(id: string): Promise<ReturnType<SourceRequests['removeSource']>> {
    if (!this.#sourceOf(id)) return failure({ kind: 'unknown' })
    const run = this.#runs.get(id)
    run?.stopper.abort()
    await run?.ended
    await this.#state.update(({ sources }) => ({ version: 1, sources: sources.filter(one => one.source.id !== id) }))
    await Promise.all([`${id}-items.log`, `${id}-work`].map(name => rm(join(this.#folder, name), { recursive: true, force: true })))
    return success(null)
  }

  #open(source: Source, work: string, isTry = false) {
    return openSource(source, { isTry, hubData: this.#needs.hubData, work: join(this.#folder, `${work}-work`), now: this.#needs.now })
  }

  /** Looks at what is due. */
  lookAtClock(): void {
    for (const { source, last } of this.#state.value.sources) {
      const isDue = source.everyMinutes > 0 && this.#needs.now() - Date.parse(last?.at ?? '1970-01-01T00:00:00Z') >= source.everyMinutes * 60_000
      if (isDue) void this.sync(source.id).catch(this.#needs.report)
    }
  }

  #sourceOf(id: string): Source | undefined {
    return this.#state.value.sources.find(({ source }) => source.id === id)?.source
  }

  #rowOf(id: string): SourceRow | undefined {
    const kept = this.#state.value.sources.find(({ source }) => source.id === id)
    const run = this.#runs.get(id)
    return kept && { source: kept.source, last: kept.last, running: run && { done: run.done, total: run.total } }
  }

  #tell(id: string): void {
    const news = this.#news.get(id) ?? new Throttle(250, () => {
      const row = this.#rowOf(id)
      if (row) this.#needs.changed(row)
    })
    this.#news.set(id, news)
    news.touch()
  }
}

function parseKnown(candidate: unknown): Result<KnownItem, unknown> {
  const parsed = knownSchema.safeParse(candidate)
  if (!parsed.success) return failure(parsed.error.issues)
  return success({ ...parsed.data, materialId: parsed.data.materialId, refused: parsed.data.refused })
}

/** A state file holds little: of very many problems the first ones are kept. */
function fitting(report: SourceReport): SourceReport {
  const kept = report.problems.slice(0, 100)
  return { ...report, gone: report.gone.slice(0, 100), problems: kept, moreProblems: report.moreProblems + report.problems.length - kept.length }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>(done => { resolve = done })
  return { promise, resolve }
}
