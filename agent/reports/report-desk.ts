import { z } from 'zod'
import type { ReportFault } from '#shared/contract/material-reports'
import { fillRoute, routes } from '#shared/contract/routes'
import { makeUlid } from '#shared/domain/ids'
import { materialReportSchema, type Complaint, type MaterialReport } from '#shared/domain/material-report'
import { isPersonalId } from '#shared/domain/personal-id'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import type { StateFile } from '../disk/state-file'
import type { HubSource } from '../enrolment/membership'
import type { CallHub } from '../trust/hub-request'
import type { LibraryIndex } from '../library/library-index'

/** What waits for the hub; a board without one for a whole term still says the oldest things. */
const waitingLimit = 200
/** From one display within an hour: more is a child that found the button. */
const hourLimit = 20
const hourMs = 3_600_000
/** The hub answered, but not now: asked again after this. */
const laterMs = 60_000

/** Oldest first. */
export const waitingReportsSchema = z.array(materialReportSchema).max(waitingLimit)

interface Needs {
  readonly file: StateFile<MaterialReport[]>
  readonly displayId: string
  library(): LibraryIndex
  now(): number
  random(count: number): Uint8Array
  isReachable(): boolean
  source(path: string): HubSource | undefined
  readonly call: CallHub
  report(problem: unknown): void
}

/** Faults that people at the board found in materials: kept on disk until the hub has said that it has them. */
export class ReportDesk implements Disposable {
  readonly #needs: Needs
  #takenAtMs: number[] = []
  #sending: Promise<void> | undefined
  #again: ReturnType<typeof setTimeout> | undefined
  #isEnded = false

  constructor(needs: Needs) {
    this.#needs = needs
  }

  async take({ kind, words, thing, place }: Complaint): Promise<Result<{ waits: boolean }, ReportFault>> {
    const { file, library, now, random, isReachable, report } = this.#needs
    const title = titleOf(library(), thing)
    if (title === undefined) return failure({ kind: 'unknown' })
    const nowMs = now()
    this.#takenAtMs = this.#takenAtMs.filter(atMs => Math.abs(nowMs - atMs) < hourMs)
    if (this.#takenAtMs.length >= hourLimit || file.value.length >= waitingLimit) return failure({ kind: 'too-many' })
    this.#takenAtMs.push(nowMs)
    const made: MaterialReport = { v: 1, id: makeUlid(nowMs, random), at: new Date(nowMs).toISOString(), title: title.slice(0, 300), kind, words, thing, place }
    try {
      await file.update(waiting => [...waiting, made])
    } catch (error) {
      report(error)
      return failure({ kind: 'not-kept' })
    }
    this.poke()
    return success({ waits: !isReachable() })
  }

  /** The hub may be reachable now. */
  poke(): void {
    if (this.#isEnded || this.#sending) return
    clearTimeout(this.#again)
    this.#sending = this.#send()
      .catch(this.#needs.report)
      .finally(() => { this.#sending = undefined })
  }

  async dispose(): Promise<void> {
    this.#isEnded = true
    clearTimeout(this.#again)
    await this.#sending
  }

  /** One after the other, oldest first; ends when the hub does not take one now. */
  async #send(): Promise<void> {
    const { file } = this.#needs
    for (let next = file.value[0]; next && !this.#isEnded; next = file.value[0]) {
      const outcome = await this.#put(next)
      if (outcome === 'away') return
      if (outcome === 'later') {
        if (!this.#isEnded) this.#again = setTimeout(() => this.poke(), laterMs)
        return
      }
      const { id } = next
      await file.update(waiting => waiting.filter(each => each.id !== id))
    }
  }

  async #put(report: MaterialReport): Promise<'gone' | 'later' | 'away'> {
    const { source, displayId, call } = this.#needs
    const hub = source(fillRoute(routes.displayReport, { displayId, reportId: report.id }))
    const answer = hub && (await call({ ...hub, method: 'PUT', body: report }))
    if (!answer?.ok) return 'away'
    const { status } = answer.value
    if (status < 300) return 'gone'
    // It would be refused for ever, and those behind it would wait for ever. An older hub (404) may be a newer one tomorrow.
    if (status !== 400 && status !== 413) return 'later'
    this.#needs.report({ kind: 'report-refused', id: report.id, status })
    return 'gone'
  }
}

/** What people call the thing; undefined when this display does not know it. */
function titleOf({ lessons, materials }: LibraryIndex, { materialId, lessonId }: Complaint['thing']): string | undefined {
  if (materialId !== undefined && isPersonalId(materialId)) return undefined // nobody's business but its owner's
  const material = materialId === undefined ? undefined : materials.get(materialId)
  const lesson = lessonId === undefined ? undefined : lessons.get(lessonId)
  return material?.title ?? lesson?.title
}
